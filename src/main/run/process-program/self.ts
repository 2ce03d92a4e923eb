/**
 * What a program that runs as a process of a run holds of that run: `self`.
 *
 *     const self = await joinRun<{ readonly input: readonly Item[] }>();
 *     for (const item of self.given.input) await self.put('items', item);
 *     self.leave();
 *
 * Each method does its work and tells the trace. Before a step that others can notice it asks the
 * turnstile, but only while the run is gated. While the run is free nothing waits for an answer but
 * `get`, and reports travel in batches with the messages that are sent anyway.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { leave, onMessage, send } from '../../resources/parent-port';
import { MachineClock } from '../clock';
import type { Order, Point, Report } from './message';

/** Reports in one message: enough that the pipe is not what takes the time, few enough to be seen arriving. */
const MAX_BATCH = 128;

/**
 * Takes the place in the run this process was started for, and waits until it may begin.
 *
 * @param Given  what the parent gives it to work with
 */
export function joinRun<Given extends Json>(): Promise<Self<Given>> {
  return joinAs((place: Joined<Given>) => new Self(place));
}

/** What a process has of the run once it may begin. */
export interface Joined<Given extends Json> {
  readonly actor: string;
  readonly given: Given;
  readonly clock: MachineClock;
  readonly pipe: Pipe;
  readonly traced: boolean;
}

/** {@link joinRun} for a `self` that can do more. */
export async function joinAs<Given extends Json, Own extends Self<Given>>(
  create: (place: Joined<Given>) => Own,
): Promise<Own> {
  // The arguments are the parent's: who this is, and where the run's time begins.
  const [actor = '', origin = '0'] = process.argv.slice(2);
  const clock = new MachineClock(BigInt(origin));
  const pipe = new Pipe();
  pipe.report({ do: 'hello', t: clock.now() });
  pipe.flush();
  const begin = await pipe.answer('begin');
  const self = create({ actor, given: begin.given as Given, clock, pipe, traced: begin.traced });
  process.on('uncaughtException', (error) => self.fail(error));
  // Ctrl+C in a terminal reaches every process of it. The parent hears it, too, and ends us in its own way.
  process.on('SIGINT', () => undefined);
  return self;
}

export class Self<Given extends Json = Json> {
  #line = 0;
  #leaving = false;

  readonly actor: string;
  /** What the parent gave it to work with. */
  readonly given: Given;
  readonly clock: MachineClock;
  readonly pipe: Pipe;
  readonly traced: boolean;

  constructor({ actor, given, clock, pipe, traced }: Joined<Given>) {
    this.actor = actor;
    this.given = given;
    this.clock = clock;
    this.pipe = pipe;
    this.traced = traced;
  }

  /** The line the call that is being made stands on; 0 if nobody said. */
  get line(): number {
    return this.#line;
  }

  /** Says on which line the call that follows stands. Written by the build, see vite/lines.ts. */
  at(line: number): this {
    this.#line = line;
    return this;
  }

  /** Puts an item into a queue. The queue has room for everything, so this waits for nobody. */
  async put(queue: string, item: Json): Promise<void> {
    const point = await this.step('put', { queue });
    this.pipe.report({ do: 'put', queue, item, ...(this.traced && { at: this.stamp(point) }) });
    if (this.pipe.isFull) {
      this.pipe.flush();
      await nextTurn(); // so that a pause reaches a program that only ever puts
    }
  }

  /** Takes the first item out of a queue, and waits for one as long as it takes. */
  async get<Item extends Json>(queue: string): Promise<Item> {
    await this.#stopIfLeaving();
    this.pipe.report({ do: 'get', queue, line: this.#line });
    this.pipe.flush();
    return (await this.pipe.answer('item')).item as Item;
  }

  /** Is busy with an item for `ms`: stands for whatever a real program would compute. */
  async work(item: Json, ms: number): Promise<void> {
    const point = await this.step('work');
    this.#tell('work', { item, ms }, point);
    if (ms === 0) return;
    this.pipe.flush();
    await sleep(ms);
    await this.#stopIfLeaving();
  }

  /** Says that an item cannot be worked on. */
  async reject(item: Json): Promise<void> {
    const point = await this.step('error');
    this.#tell('error', { code: 'BAD_ITEM', item }, point);
  }

  /** Shows the trace the value a variable of this process has just got. */
  store(variable: string, value: Json): void {
    this.#tell('store', { value }, { line: this.#line, gated: false }, variable);
  }

  /** Shows the trace the value a variable of this process has. */
  load(variable: string, value: Json): void {
    this.#tell('load', { value }, { line: this.#line, gated: false }, variable);
  }

  /** Says that this process will put nothing more into a queue. Nobody is woken by it: only an item wakes. */
  close(queue: string): void {
    this.#tell('close', null, { line: this.#line, gated: false }, queue);
  }

  /** A line for the reader, as a code that the screen has words for. */
  note(code: string, detail: Readonly<Record<string, Json>> = {}): void {
    this.#tell('note', { code, ...detail }, { line: this.#line, gated: false });
  }

  /** Ends this process when everything it told has arrived. Nothing it calls on `self` goes on after that. */
  leave(code = 0): void {
    this.#leaving = true;
    this.pipe.flush();
    leave(code);
  }

  /** An error that nobody caught ends a process, as ever, but not without a word. */
  fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#tell('error', { code: 'UNCAUGHT', message }, { line: this.#line, gated: false });
    console.error(error);
    this.leave(1);
  }

  /** Stands at the turnstile before a step, if the run is gated. */
  protected async step(kind: EventKind, place: StepPlace = {}, line = this.#line): Promise<Omit<Point, 't'>> {
    if (this.#leaving) await this.#stopIfLeaving();
    const gated = this.pipe.gated;
    if (!gated) return { line, gated };
    this.pipe.report({ do: 'ask', kind, line, ...place });
    this.pipe.flush();
    await this.pipe.answer('go');
    return { line, gated };
  }

  /** A process that has said goodbye does nothing more while its last words are on their way. */
  async #stopIfLeaving(): Promise<void> {
    if (this.#leaving) await new Promise<never>(() => undefined);
  }

  #tell(kind: EventKind, data: Json, point: Omit<Point, 't'>, place?: string): void {
    if (!this.traced) return;
    this.pipe.report({ do: 'event', kind, data, at: this.stamp(point), ...(place !== undefined && { place }) });
  }

  protected stamp({ line, gated }: Omit<Point, 't'>): Point {
    return { t: this.clock.now(), line, gated };
  }
}

/** What a step is about to happen at. */
export interface StepPlace {
  readonly queue?: string;
  readonly socket?: string;
  readonly topic?: string;
}

type AnswerTo = Exclude<Order['say'], 'gated' | 'sync' | 'order'>;
type Answer<Say extends AnswerTo> = Extract<Order, { readonly say: Say }>;

/** The process's end of the pipe: reports out in batches, one awaited answer in at a time. */
export class Pipe {
  #reports: Report[] = [];
  #awaited: { readonly say: AnswerTo; readonly resolve: (order: never) => void } | undefined;
  gated = false;
  /** Hears that from now on it asks, or does not. */
  onGated: ((gated: boolean) => void) | undefined;
  #onOrder: ((order: Json) => void) | undefined;
  #ordersBefore: Json[] = [];

  constructor() {
    // The other end is our own parent, and nobody else can write to this pipe.
    onMessage((message) => this.#hear(message as Order));
  }

  get isFull(): boolean {
    return this.#reports.length >= MAX_BATCH;
  }

  /** Hears what main tells it unasked, also what it was told before anybody listened. */
  hearOrders(onOrder: (order: Json) => void): void {
    this.#onOrder = onOrder;
    for (const order of this.#ordersBefore.splice(0)) onOrder(order);
  }

  #ordered(order: Json): void {
    if (this.#onOrder) this.#onOrder(order);
    else this.#ordersBefore.push(order);
  }

  report(report: Report): void {
    this.#reports.push(report);
    // At the latest when the program next waits for anything.
    if (this.#reports.length === 1) setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#reports.length === 0) return;
    send(this.#reports);
    this.#reports = [];
  }

  /** A program is sequential: it waits for one thing at a time. */
  answer<Say extends AnswerTo>(say: Say): Promise<Answer<Say>> {
    return new Promise((resolve) => (this.#awaited = { say, resolve }));
  }

  #hear(order: Order): void {
    if (order.say === 'sync') return void this.#sync(order.round);
    if (order.say === 'order') return this.#ordered(order.order);
    if (order.say === 'gated' || order.say === 'begin') this.gated = order.gated;
    if (order.say === 'gated') this.onGated?.(order.gated);
    const awaited = this.#awaited;
    if (awaited?.say !== order.say) return;
    this.#awaited = undefined;
    awaited.resolve(order as never);
  }
  /**
   * What the system has done for this process and its program has not been told yet, such as a connection
   * that is there, is told within two turns of the event loop.
   */
  async #sync(round: number): Promise<void> {
    await nextTurn();
    await nextTurn();
    this.report({ do: 'synced', round });
    this.flush();
  }
}
