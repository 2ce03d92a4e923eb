/**
 * The parent of the processes: starts them, collects their results and waits for the last to end.
 *
 * It collects while they run. A parent that first waits for its children to end and only then takes
 * what they put can wait for ever where the queue is a pipe of limited size: see "Joining processes
 * that use queues" in the documentation of Python's multiprocessing.
 */
import { numbered } from '../../../shared/labs/numbered';
import type { Item } from '../../../shared/labs/item-list';
import type { ProcessesSummary, processes } from '../../../shared/labs/processes/contract';
import type { ActorId, EventKind } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { ParentQueue, type Entry } from '../../run/process-program/parent-queue';
import { MAIN, ProcessTeam } from '../../run/process-program/process-team';
import type { ProcessObserver } from '../../run/process-program/workplace';
import { handled } from './handled';
import { Tally } from './tally';

export class Parent implements ProcessObserver {
  readonly #items = new ParentQueue<Item>('items');
  readonly #results = new ParentQueue<number>('results');
  readonly #tally: Tally;
  readonly #team: ProcessTeam;
  /** Set while it waits. */
  #goOn: (() => void) | undefined;

  /** @param traced  `false` only where tracing itself is measured */
  constructor(
    readonly run: RunContext<typeof processes>,
    traced: boolean,
  ) {
    this.#tally = new Tally(numbered('consumer', run.params.consumers));
    this.#team = new ProcessTeam(run, { queues: [this.#items, this.#results], observer: this, traced });
  }

  /** The whole run, from the first process started to the last one gone. */
  async live(): Promise<ProcessesSummary> {
    const { run } = this;
    run.signal.addEventListener('abort', () => this.#wake(), { once: true });
    try {
      await this.#start();
      await this.#collect();
    } finally {
      await this.#team.close();
    }
    this.#lookAtHandled();
    return this.#tally.summary({ items: this.#items, results: this.#results }, this.#team.exits);
  }

  async #start(): Promise<void> {
    const { input, workMs, consumers } = this.run.params;
    await this.#team.start({ actor: 'creator', program: 'labs/processes/creator.process', given: { input } });
    await this.#team.startAll('consumer', consumers, 'labs/processes/consumer.process', { workMs });
  }

  /** @throws LabError 'NO_SUCH_ACTOR' | 'ACTOR_HAS_ENDED' */
  kill(actor: ActorId, signal: 'SIGTERM' | 'SIGKILL'): void {
    const child = this.#team.members.get(actor);
    if (!child) throw new LabError('NO_SUCH_ACTOR', { actor });
    if (child.exit) throw new LabError('ACTOR_HAS_ENDED', { actor });
    child.kill(signal, MAIN);
    this.#stillWaiting();
  }

  /** Puts one more item into the queue for the learner: no step of main's, so it passes no turnstile. */
  put(item: Item): void {
    const msg = this.#team.nextMessage();
    this.#team.record({ kind: 'put', queue: 'items', msg, data: { item } });
    this.#stillWaiting();
    this.#items.put({ item, msg });
  }

  didPut(by: ActorId, queue: ParentQueue): void {
    if (queue.name !== 'results') return;
    this.#tally.finished(by);
    this.#wake();
  }

  didGet(by: ActorId, queue: ParentQueue, entry: Entry<Json>): void {
    if (queue.name === 'items') this.#tally.took(by, entry as Entry<Item>);
  }

  didTell(by: ActorId, kind: EventKind, data: Json): void {
    const { code, item, value } = (data ?? {}) as { readonly code?: Json; readonly item?: Item; readonly value?: Json };
    if (kind === 'error' && code === 'BAD_ITEM' && item !== undefined) this.#tally.rejected(by, item);
    if ((kind === 'store' || kind === 'load') && typeof value === 'number') this.#tally.saw(by, value);
  }

  willEnd(actor: ActorId): void {
    const lost = this.#tally.inHand(actor);
    if (lost) {
      const data = { item: lost.item, code: 'HOLDER_GONE' };
      const { clock, trace, turnstile } = this.run;
      trace.record({ t: clock.now(), actor, kind: 'drop', msg: lost.msg, data, fidelity: turnstile.fidelity });
    }
    this.#wake();
  }

  /** Takes results as they come, until nobody is left who could put any. */
  async #collect(): Promise<void> {
    const { signal, turnstile } = this.run;
    while (!signal.aborted) {
      if (this.#results.length > 0) {
        await turnstile.pass({ actor: MAIN, kind: 'get', queue: 'results' });
        this.#takeResult();
      } else if (this.#team.isAlive) {
        await this.#waitForSomething();
      } else return;
    }
  }

  #takeResult(): void {
    if (this.run.signal.aborted) return; // the turnstile let it go because the run is over
    const entry = this.#results.take(MAIN);
    if (entry) this.#team.record({ kind: 'get', queue: 'results', msg: entry.msg, data: { item: entry.item } });
  }

  #waitForSomething(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      this.#stillWaiting();
      this.run.turnstile.blocked(MAIN);
    });
  }

  /** Says that it waits, also after it did something for the learner in between. */
  #stillWaiting(): void {
    if (this.#goOn) this.#team.record({ kind: 'wait', data: { for: 'exit' } });
  }

  #wake(): void {
    const goOn = this.#goOn;
    if (!goOn) return;
    this.#goOn = undefined;
    this.run.turnstile.underWay(MAIN);
    goOn();
  }

  /** The parent's own copy of the variable that the consumers have counted up. */
  #lookAtHandled(): void {
    this.#team.record({ kind: 'load', cell: `${MAIN}.handled`, data: { value: handled } });
    this.#tally.saw(MAIN, handled);
  }
}
