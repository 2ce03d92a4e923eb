/** Main's side of a run of `threads`: what is shared, who is started, and what a learner may do to them. */
import { numbered } from '../../../shared/labs/numbered';
import type { Item } from '../../../shared/labs/item-list';
import { MAX_BY_HAND, SENTINEL, type threads, type ThreadsSummary } from '../../../shared/labs/threads/contract';
import type { ActorId } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import { FencedCells } from '../../memory/fenced-cells';
import { OwnedLock, type Patience } from '../../memory/owned-lock';
import { SharedFifo } from '../../memory/shared-fifo';
import type { RunContext } from '../../run/engine';
import type { Handover } from '../../run/thread-program/record';
import { ThreadTeam } from '../../run/thread-program/thread-team';
import { Control } from './control';
import { ItemTable } from './item';
import { dataOf } from './record-data';
import { ThreadsTally } from './tally';
import { CELL, type ThreadsData } from './thread-data';

const QUEUE = { queue: 'items' } as const;
const LEDGER = { lock: 'ledger' } as const;
const PLACES = [QUEUE, LEDGER, { cell: 'handled' }, { cell: 'debit' }, { cell: 'credit' }] as const;

export class Bench {
  readonly #actors: readonly ActorId[];
  readonly #items: ItemTable;
  readonly #tally: ThreadsTally;
  readonly #team: ThreadTeam;
  readonly #queue: SharedFifo;
  readonly #lock: OwnedLock;
  readonly #cells = new FencedCells(FencedCells.allocate(CELL.count));
  readonly #control: SharedArrayBuffer;
  readonly #closing: Handover;
  #isClosed = false;
  #noteCreatorsEnd!: () => void;
  readonly #creatorsEnd = new Promise<void>((resolve) => (this.#noteCreatorsEnd = resolve));

  constructor(readonly run: RunContext<typeof threads>) {
    const consumers = numbered('consumer', run.params.consumers);
    this.#actors = ['creator', ...consumers];
    this.#items = new ItemTable(inputOf(run.params));
    this.#tally = new ThreadsTally(consumers);
    run.actor({ actor: 'main', kind: 'main', pid: process.pid });
    const meaning = {
      items: this.#items,
      workMs: run.params.workMs,
      nameOf: (number: number) => this.#team.nameOf(number),
    };
    this.#team = new ThreadTeam(run, {
      actors: this.#actors,
      places: PLACES,
      dataOf: (record) => dataOf(record, meaning),
      onEvent: (event) => this.#tally.add(event),
    });
    const { lot } = this.#team;
    // Nobody ever waits for room: there is a slot for whatever will be put.
    this.#queue = new SharedFifo(SharedFifo.allocate(this.#items.input.length + MAX_BY_HAND, lot), lot);
    this.#lock = new OwnedLock(OwnedLock.allocate(lot), lot);
    this.#control = Control.allocate(lot.size);
    this.#closing = this.#team.handover();
  }

  /** The whole run, from the first thread started to the last one gone. */
  async live(): Promise<ThreadsSummary> {
    const [creator = '', ...consumers] = this.#actors;
    await this.#start(creator, consumers);
    await this.#team.join(creator);
    this.#noteCreatorsEnd();
    if (this.run.params.ending === 'close') await this.#close();
    for (const consumer of consumers) await this.#team.join(consumer);
    await this.#lookAtHandled();
    this.#team.finish();
    return this.#tally.summary({ debit: this.#cells.peek(CELL.debit), credit: this.#cells.peek(CELL.credit) });
  }

  /**
   * Ends a thread where it is, with whatever lock it holds.
   *
   * @throws LabError 'NO_SUCH_ACTOR' | 'ACTOR_HAS_ENDED'
   */
  async terminate(actor: ActorId): Promise<void> {
    const number = this.#numberOf(actor);
    const { inside } = this.#controlOf(actor);
    while (!inside.tryLock()) {
      await anotherTime();
      this.#numberOf(actor);
    }
    await this.#team.terminate(actor);
    // Whoever had been woken, and was to go on, goes on no more: the next in line is to hear of it.
    const willWake = (woken: readonly number[]): void => {
      for (const one of woken) this.run.turnstile.underWay(this.#team.nameOf(one));
    };
    while (!this.#queue.tryForget(number, willWake)) await anotherTime();
    while (!this.#lock.tryForget(number, willWake)) await anotherTime();
    if (this.#lock.owner !== number) return;
    await this.#team.recordAside('error', { ...LEDGER, data: { reason: 'owner-dead', owner: actor } });
  }

  /**
   * Asks a thread to end.
   *
   * @throws LabError 'NOT_COOPERATIVE' where the threads of this run do not look
   */
  cancel(actor: ActorId): void {
    this.#numberOf(actor);
    if (!this.#hasLedger || this.run.params.rescue !== 'cancel') throw new LabError('NOT_COOPERATIVE', { actor });
    this.#controlOf(actor).cancel();
    void this.#team.recordAside('note', { data: { cancel: actor } });
  }

  pause(actor: ActorId): void {
    this.#numberOf(actor);
    this.#controlOf(actor).pause();
    void this.#team.recordAside('note', { data: { pause: actor } });
  }

  resume(actor: ActorId): void {
    const number = this.#numberOf(actor);
    const sleeps = this.#controlOf(actor).resume();
    void this.#team.recordAside('note', { data: { resume: actor } }, undefined, sleeps ? [number] : []);
    if (sleeps) this.#team.lot.unpark(number);
  }

  /**
   * Puts an item for the learner: no step of main's own.
   *
   * @throws LabError 'QUEUE_IS_CLOSED' | 'QUEUE_IS_FULL'
   */
  async put(item: Item): Promise<void> {
    const msg = this.#team.handover();
    const code = this.#items.add(item, msg);
    const didPut = (woken: number | undefined): void => {
      void this.#team.recordAside('put', { ...QUEUE, data: { item } }, msg, woken === undefined ? [] : [woken]);
    };
    let result = this.#queue.tryPut(code, didPut);
    for (; result === 'busy'; result = this.#queue.tryPut(code, didPut)) await anotherTime();
    if (result === 'closed') throw new LabError('QUEUE_IS_CLOSED');
    if (result === 'full') throw new LabError('QUEUE_IS_FULL', { max: MAX_BY_HAND });
  }

  /** @throws LabError 'QUEUE_IS_CLOSED' if it is already */
  async closeByHand(): Promise<void> {
    await this.#creatorsEnd;
    if (this.#isClosed) throw new LabError('QUEUE_IS_CLOSED');
    await this.#shut((woken) => this.#team.recordAside('close', QUEUE, this.#closing, woken));
  }

  get #hasLedger(): boolean {
    return this.run.experiment === 'terminate' || this.run.experiment === 'cancel';
  }

  async #start(creator: ActorId, consumers: readonly ActorId[]): Promise<void> {
    const { workMs } = this.run.params;
    const data: ThreadsData = {
      queue: this.#queue.buffer,
      cells: this.#cells.buffer,
      lock: this.#lock.buffer,
      control: this.#control,
      input: this.#items.codes,
      workMs,
      patience: patienceOf(this.run.params),
      closing: this.#closing,
    };
    await this.#team.start(creator, 'threads/creator.worker', data);
    const program = this.#hasLedger ? 'threads/teller.worker' : 'threads/consumer.worker';
    for (const consumer of consumers) await this.#team.start(consumer, program, { ...data, input: [] });
  }

  /** Main's own step: no more will be put. */
  async #close(): Promise<void> {
    await this.#team.stand('close', QUEUE);
    if (this.run.signal.aborted || this.#isClosed) return;
    await this.#shut((woken) => this.#team.record('close', QUEUE, this.#closing, woken));
  }

  async #shut(write: (woken: readonly number[]) => Promise<void>): Promise<void> {
    this.#isClosed = true;
    let written: Promise<void> | undefined;
    while (!this.#queue.tryClose((woken) => void (written = write(woken)))) await anotherTime();
    await written;
  }

  /** The variable that the consumers have counted up is main's as well: it reads what they wrote. */
  async #lookAtHandled(): Promise<void> {
    const place = { cell: 'handled' };
    await this.#team.stand('load', place);
    if (this.run.signal.aborted) return;
    await this.#team.record('load', { ...place, data: { value: this.#cells.peek(CELL.handled) } });
  }

  /** @throws LabError 'NO_SUCH_ACTOR' | 'ACTOR_HAS_ENDED' */
  #numberOf(actor: ActorId): number {
    const number = this.#actors.indexOf(actor) + 1;
    if (number === 0) throw new LabError('NO_SUCH_ACTOR', { actor });
    if (!this.#team.runs(actor)) throw new LabError('ACTOR_HAS_ENDED', { actor });
    return number;
  }

  #controlOf(actor: ActorId): Control {
    return new Control(this.#control, this.#actors.indexOf(actor) + 1);
  }
}

/** Main must not sleep: it comes back after everything else that is to be done now. */
const anotherTime = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface EndingParams {
  readonly input: readonly Item[];
  readonly consumers: number;
  readonly ending: 'input' | 'one-each' | 'close';
}

/** What the creator puts: if the end is told in another way, the sentinels in the list are not it. */
function inputOf({ input, consumers, ending }: EndingParams): readonly Item[] {
  if (ending === 'input') return input;
  const items = input.filter((item) => item !== SENTINEL);
  return ending === 'close' ? items : [...items, ...Array.from({ length: consumers }, () => SENTINEL)];
}

function patienceOf({ rescue, patienceMs }: { readonly rescue: string; readonly patienceMs: number }): Patience {
  return rescue === 'timeout' || rescue === 'lease' ? { kind: rescue, ms: patienceMs } : { kind: 'endless' };
}
