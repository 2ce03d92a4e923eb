/** A delivery matrix at one moment: what each receiver has of each message, what became of it, and all that counted. */
import type { ActorId } from '../../../../shared/trace/event';
import type { Claim, DeliveryLog, Entry, SentMessage } from './delivery-log';

/**
 * What a receiver has of a message.
 *
 * - `none`: nothing, and it was not meant to
 * - `absent`: nothing, since it was not there
 * - `waiting`: nothing yet
 * - `given`: it has it and has not done it yet
 * - `once`, `again`: it has it (or has done it) once, more often
 * - `unfinished`: it was given it and will not do it any more
 * - `lost`: it was meant to have it and never will
 */
export const CELL_STATES = ['none', 'absent', 'waiting', 'given', 'once', 'again', 'unfinished', 'lost'] as const;
export type CellState = (typeof CELL_STATES)[number];

/**
 * What became of a message as a whole.
 *
 * - `waiting`: somebody does not have it yet
 * - `complete`: all that were meant to have it do
 * - `twice`: they do, and somebody has it more than once
 * - `lost`: somebody that was meant to have it never will
 * - `nobody`: a copy for each, and there was nobody to be given one
 */
export const OUTCOMES = ['complete', 'twice', 'waiting', 'lost', 'nobody'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Cell {
  readonly state: CellState;
  /** How many times it was given, and done. */
  readonly given: number;
  readonly done: number;
  /** The how-manieth thing this receiver was given it was, the first time. */
  readonly place: number | undefined;
  /** It came after one that had been sent later. */
  readonly isLate: boolean;
  /** Nanoseconds between its first sending and the first time it was given. */
  readonly waitedNs: number | undefined;
  /** Rows of the events that gave it. */
  readonly rows: readonly number[];
}

/** How many messages are in which state at one receiver. */
export type CellCounts = Readonly<Record<CellState, number>>;
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Some messages in a row, counted. */
export interface Tally {
  /** By receiver, in the state's order. */
  readonly cells: readonly CellCounts[];
  readonly outcomes: OutcomeCounts;
}

const noCells = (): Record<CellState, number> => ({
  none: 0,
  absent: 0,
  waiting: 0,
  given: 0,
  once: 0,
  again: 0,
  unfinished: 0,
  lost: 0,
});

export class DeliveryState {
  /** How many messages had been sent. */
  readonly length: number;
  /** By receiver, of the message that is looked at: used again for the next. */
  readonly #marks: Readonly<Record<'given' | 'done' | 'gone', Uint32Array>>;

  constructor(
    readonly log: DeliveryLog,
    /** How many events had happened. */
    readonly row: number,
    /** Nothing more will come. */
    readonly over: boolean,
  ) {
    this.length = countBefore(log.messages, row);
    const marks = (): Uint32Array => new Uint32Array(log.receivers.length);
    this.#marks = { given: marks(), done: marks(), gone: marks() };
  }

  get receivers(): readonly ActorId[] {
    return this.log.receivers;
  }

  message(index: number): SentMessage | undefined {
    return index < this.length ? this.log.messages[index] : undefined;
  }

  cell(message: number, receiver: number): Cell {
    const mine = this.#entries(message).filter((entry) => entry.receiver === receiver);
    const given = mine.filter(({ kind }) => kind === 'given');
    const first = given[0];
    const sent = this.log.messages[message];
    return {
      state: this.statesOf(message)[receiver] ?? 'none',
      given: given.length,
      done: mine.filter(({ kind }) => kind === 'done').length,
      place: first?.place,
      isLate: first?.isLate ?? false,
      waitedNs: first && sent && Math.max(0, first.t - sent.t),
      rows: given.map(({ row }) => row),
    };
  }

  /** What each receiver has of a message. */
  statesOf(message: number): readonly CellState[] {
    const states: CellState[] = [];
    this.#writeStates(message, states);
    return states;
  }

  /** Into a list that is used again: a tally asks for tens of thousands of messages. */
  #writeStates(message: number, states: CellState[]): void {
    const { given, done, gone } = this.#marks;
    given.fill(0);
    done.fill(0);
    gone.fill(0);
    let isLost = this.over;
    const entries = this.log.entriesOf(message);
    for (const { kind, receiver, row } of entries) {
      if (row >= this.row) break;
      if (receiver < 0) isLost ||= kind === 'lost';
      else if (kind === 'done') done[receiver] = (done[receiver] ?? 0) + 1;
      else if (kind === 'given') {
        given[receiver] = (given[receiver] ?? 0) + 1;
        gone[receiver] = 0;
      } else gone[receiver] = 1;
    }
    const has = this.log.spec.hasWork === true ? done : given;
    for (let receiver = 0; receiver < given.length; receiver += 1) {
      const isOver = isLost || gone[receiver] === 1;
      const times = has[receiver] ?? 0;
      if (times > 0) states[receiver] = times > 1 ? 'again' : 'once';
      else if (given[receiver] !== 0) states[receiver] = isOver ? 'unfinished' : 'given';
      else states[receiver] = this.#without(message, receiver, isOver);
    }
  }

  /** What a receiver is that was not given it. */
  #without(message: number, receiver: number, isOver: boolean): CellState {
    const claim = this.#claim(message, receiver);
    if (claim !== 'meant') return claim === 'absent' ? 'absent' : 'none';
    return isOver ? 'lost' : 'waiting';
  }

  /**
   * What became of a message.
   *
   * @param states  {@link statesOf} it, if they are known already
   */
  outcome(message: number, states = this.statesOf(message)): Outcome {
    return this.log.spec.meantFor === 'one' ? this.#outcomeForOne(message) : outcomeForEach(states);
  }

  /** Counts the messages from `from` to `until` (exclusive). */
  tally(from = 0, until = this.length): Tally {
    const cells = this.receivers.map(noCells);
    const outcomes: Record<Outcome, number> = { complete: 0, twice: 0, waiting: 0, lost: 0, nobody: 0 };
    const states: CellState[] = [];
    for (let message = from; message < Math.min(until, this.length); message += 1) {
      this.#writeStates(message, states);
      outcomes[this.outcome(message, states)] += 1;
      for (let receiver = 0; receiver < cells.length; receiver += 1) {
        const [counts, state] = [cells[receiver], states[receiver]];
        if (counts && state) counts[state] += 1;
      }
    }
    return { cells, outcomes };
  }

  /** The messages whose outcome this is, in the order of sending; the first `most` of them. */
  messagesWith(outcome: Outcome, most = Infinity): readonly SentMessage[] {
    const found: SentMessage[] = [];
    for (let message = 0; message < this.length && found.length < most; message += 1) {
      const sent = this.log.messages[message];
      if (sent && this.outcome(message) === outcome) found.push(sent);
    }
    return found;
  }

  /** What a receiver was given, in the order in which it was. */
  givenTo(receiver: number): readonly { readonly message: SentMessage; readonly entry: Entry }[] {
    const all: { readonly message: SentMessage; readonly entry: Entry }[] = [];
    for (const [index, message] of this.log.messages.entries()) {
      for (const entry of this.#entries(index)) {
        if (entry.kind === 'given' && entry.receiver === receiver) all.push({ message, entry });
      }
    }
    return all.toSorted((one, other) => one.entry.place - other.entry.place);
  }

  #outcomeForOne(message: number): Outcome {
    const wanted = this.log.spec.hasWork === true ? 'done' : 'given';
    const entries = this.#entries(message);
    let times = 0;
    for (const { kind } of entries) if (kind === wanted) times += 1;
    if (times > 0) return times > 1 ? 'twice' : 'complete';
    return this.over || entries.at(-1)?.kind === 'lost' ? 'lost' : 'waiting';
  }

  /** What had happened to it by now. */
  #entries(message: number): readonly Entry[] {
    const entries = this.log.entriesOf(message);
    const last = entries.at(-1);
    return last === undefined || last.row < this.row ? entries : entries.filter(({ row }) => row < this.row);
  }

  #claim(message: number, receiver: number): Claim {
    const { meantFor, claim } = this.log.spec;
    // A job is for whoever is given it: to the others it was not meant.
    if (meantFor === 'one') return 'other';
    const [sent, actor] = [this.log.messages[message], this.receivers[receiver]];
    return sent && actor !== undefined && claim ? claim(sent, actor) : 'meant';
  }
}

function outcomeForEach(states: readonly CellState[]): Outcome {
  let [isLost, isWaiting, isTwice, isThere] = [false, false, false, false];
  for (const state of states) {
    isLost ||= state === 'lost' || state === 'unfinished';
    isWaiting ||= state === 'waiting' || state === 'given';
    isTwice ||= state === 'again';
    isThere ||= state === 'once';
  }
  if (isLost) return 'lost';
  if (isWaiting) return 'waiting';
  if (isTwice) return 'twice';
  return isThere ? 'complete' : 'nobody';
}

/** How many of these were sent before `row`. They are in order. */
function countBefore(messages: readonly SentMessage[], row: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
