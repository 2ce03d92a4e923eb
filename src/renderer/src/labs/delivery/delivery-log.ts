/**
 * Who was given which message, as a run tells it: the rows of a delivery matrix, at any moment of the run.
 *
 * A lab reads its events once, in their order, and notes what they say here:
 *
 *     log.receiver('worker-1');
 *     log.sent({ id: '7', label: '7', from: 'sender', row, t });
 *     log.given({ id: '7', to: 'worker-1', row, t });
 *     log.done({ id: '7', by: 'worker-1', row, t });
 *
 * and `log.at(row)` is the matrix when `row` events had happened. Nothing is kept for each moment: an entry
 * has its row, and a moment is all entries before it.
 */
import type { ActorId } from '../../../../shared/trace/event';
import { DeliveryState } from './delivery-state';

/**
 * What a message is meant to become.
 *
 * - `one`: a job, which one receiver does
 * - `each`: every receiver gets a copy
 */
export type MeantFor = 'one' | 'each';

/**
 * What one receiver is to one message.
 *
 * - `meant`: it should be given it
 * - `other`: it never asked for such messages, as those of another topic
 * - `absent`: it would have wanted it, and was not there when it was sent
 */
export type Claim = 'meant' | 'other' | 'absent';

export interface SentMessage {
  /** As the lab knows it again: a job's number, a message id. */
  readonly id: string;
  /** Short, for the head of a column: `7`. */
  readonly label: string;
  readonly topic?: string | undefined;
  readonly from: ActorId;
  /** Row of the event that handed it out first. */
  readonly row: number;
  /** Nanoseconds of the run. */
  readonly t: number;
}

export interface DeliveryEvent {
  readonly id: string;
  readonly row: number;
  readonly t: number;
}

/** What an entry says of a message and a receiver. `back`: it was taken from the receiver, to be given again. */
export type EntryKind = 'given' | 'done' | 'back' | 'lost';

/** One thing that happened to a message at a receiver. */
export interface Entry {
  readonly kind: EntryKind;
  /** Index of the receiver; of a `lost` perhaps -1: for good, whoever should have had it. */
  readonly receiver: number;
  readonly row: number;
  readonly t: number;
  /** `given`: the how-manieth thing that this receiver was given, from 1. */
  readonly place: number;
  /** `given`: it had been given one that was sent later already. */
  readonly isLate: boolean;
}

export interface DeliveryLogSpec {
  readonly meantFor: MeantFor;
  /** What is given is not done yet: only a `done` makes it so. Left out: who was given it has it. */
  readonly hasWork?: boolean;
  /** Only for messages meant for each; all are `meant` for all if it is left out. Must not change for a message later. */
  readonly claim?: (message: SentMessage, receiver: ActorId) => Claim;
}

export class DeliveryLog {
  readonly #messages: SentMessage[] = [];
  readonly #indexById = new Map<string, number>();
  readonly #receivers: ActorId[] = [];
  readonly #receiverIndex = new Map<ActorId, number>();
  readonly #entries: Entry[][] = [];
  /** By receiver: how much it was given, and the latest of it in the order of sending. */
  readonly #given: { count: number; latest: number }[] = [];
  /** By message that is not known to be sent yet. */
  readonly #early = new Map<string, Entry[]>();
  #state: DeliveryState | undefined;

  constructor(readonly spec: DeliveryLogSpec) {}

  /** In the order of first sending. */
  get messages(): readonly SentMessage[] {
    return this.#messages;
  }

  /** In the order of first mention. */
  get receivers(): readonly ActorId[] {
    return this.#receivers;
  }

  /** What happened to a message, in order. */
  entriesOf(message: number): readonly Entry[] {
    return this.#entries[message] ?? [];
  }

  /** Makes a row for it before it is given anything. @returns its index */
  receiver(actor: ActorId): number {
    const known = this.#receiverIndex.get(actor);
    if (known !== undefined) return known;
    const index = this.#receivers.push(actor) - 1;
    this.#receiverIndex.set(actor, index);
    this.#given.push({ count: 0, latest: -1 });
    this.#state = undefined;
    return index;
  }

  /**
   * A message handed out; sent again, it stays the one it is. Its sender may say so after a receiver has said that
   * it was given it.
   */
  sent(message: SentMessage): void {
    if (this.#indexById.has(message.id)) return;
    this.#indexById.set(message.id, this.#messages.push(message) - 1);
    this.#entries.push([]);
    this.#state = undefined;
    for (const entry of this.#early.get(message.id) ?? []) this.#add(message.id, entry);
    this.#early.delete(message.id);
  }

  /** A receiver was given it. */
  given({ to, ...event }: DeliveryEvent & { readonly to: ActorId }): void {
    const receiver = this.receiver(to);
    const given = this.#given[receiver];
    if (given) given.count += 1;
    this.#add(event.id, { ...event, kind: 'given', receiver, place: given?.count ?? 1 });
  }

  /** A receiver has done what it was given. */
  done({ by, ...event }: DeliveryEvent & { readonly by: ActorId }): void {
    this.#plain('done', event, this.receiver(by));
  }

  /** It was taken from a receiver that has not done it, to be given again. */
  back({ from, ...event }: DeliveryEvent & { readonly from: ActorId }): void {
    this.#plain('back', event, this.receiver(from));
  }

  /** It is known to be gone for good: for one receiver, or, without `to`, for all. */
  lost({ to, ...event }: DeliveryEvent & { readonly to?: ActorId | undefined }): void {
    this.#plain('lost', event, to === undefined ? -1 : this.receiver(to));
  }

  /** @param row  how many events have happened. @param over  nothing more will come: what is missing then is lost. */
  at(row: number, over = false): DeliveryState {
    if (this.#state?.row !== row || this.#state.over !== over) this.#state = new DeliveryState(this, row, over);
    return this.#state;
  }

  #plain(kind: EntryKind, event: DeliveryEvent, receiver: number): void {
    this.#add(event.id, { ...event, kind, receiver, place: 0 });
  }

  /** Of a message that nobody has sent yet, as far as the log knows, it is kept until somebody has. */
  #add(id: string, { kind, receiver, row, t, place }: Omit<Entry, 'isLate'>): void {
    const message = this.#indexById.get(id);
    const isLate = message !== undefined && kind === 'given' && this.#isLate(message, receiver);
    const entries = message === undefined ? this.#earlyOf(id) : this.#entries[message];
    entries?.push({ kind, receiver, row, t, place, isLate });
    this.#state = undefined;
  }

  #isLate(message: number, receiver: number): boolean {
    const given = this.#given[receiver];
    if (!given) return false;
    const isLate = message < given.latest;
    given.latest = Math.max(given.latest, message);
    return isLate;
  }

  #earlyOf(id: string): Entry[] {
    const known = this.#early.get(id);
    if (known) return known;
    const entries: Entry[] = [];
    this.#early.set(id, entries);
    return entries;
  }
}
