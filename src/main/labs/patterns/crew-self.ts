/**
 * What a program that has workers has besides its sockets: the workers that come to it, and what they say, one thing
 * after the other.
 *
 *     const self = await joinWithCrew();
 *     await self.open();
 *     for (const worker of self.crew) await self.say(worker, { type: 'JOB', job: 1, text: '1*1' });
 *     const news = await self.news();
 *     await self.dismiss();
 *     self.leave();
 *
 * Anybody may connect, also from outside: who says no name is no worker, and who sends what is no frame is broken off.
 */
import { encodeFrame, FrameReader, type Frame } from '../../../shared/labs/patterns/frame';
import { joinAs, type Joined } from '../../run/process-program/self';
import { SocketError, SocketSelf, type Connection, type Listener } from '../../run/socket-program/self';
import { FreeTime } from './free-time';
import { BEGIN, type SenderGiven } from './given';

/** More than a class connects to one sender. Each costs a lane of the trace. */
const MAX_CONNECTIONS = 64;
/** Of what a worker calls itself, as much is shown as anybody reads. */
const MAX_NAME_CHARS = 40;
/** What workers said and nobody has asked for yet; a worker that says more is not read until somebody does. */
const MAX_UNHEARD = 1_000;

export interface Worker {
  readonly name: string;
  readonly connection: Connection;
}

export type News =
  /** It has said its name. */
  | { readonly what: 'came'; readonly worker: Worker }
  | { readonly what: 'said'; readonly worker: Worker; readonly frame: Frame }
  /** Its connection is over: nothing more will come from it. */
  | { readonly what: 'gone'; readonly worker: Worker }
  /** Nobody is there, and nobody is expected. */
  | { readonly what: 'nobody' };

/** Takes the place in the run this process was started for, and waits until it may begin. */
export function joinWithCrew(): Promise<CrewSelf> {
  return joinAs((place: Joined<SenderGiven>) => new CrewSelf(place));
}

export class CrewSelf extends SocketSelf<SenderGiven> {
  readonly #time: FreeTime;
  readonly #crew: Worker[] = [];
  readonly #connections = new Set<Connection>();
  /** Of the run's own: those that have come at some time. */
  readonly #came = new Set<string>();
  #news: News[] = [];
  #listener: Listener | undefined;
  #isDismissed = false;
  /** The line that waits for what is heard. */
  #hearingLine = 0;
  readonly #waiting = new Set<() => void>();

  constructor(place: Joined<SenderGiven>) {
    super(place);
    this.#time = new FreeTime(place);
    this.#time.onDidChange = () => this.#wake();
  }

  /** Who is there now: those who were there from the beginning by their names, then in the order in which they came. */
  get crew(): readonly Worker[] {
    return [...this.#crew];
  }

  /** Milliseconds for timeouts: they stand still while the run is held, see {@link FreeTime}. */
  get nowMs(): number {
    return this.#time.nowMs;
  }

  /** Listens for workers, and waits until it may begin and those are there that are to be there from the beginning. */
  async open(): Promise<void> {
    const { line } = this;
    this.#hearingLine = line;
    this.#listener = await this.listen(this.given.port);
    await this.at(line).get(BEGIN); // before anybody is served: a process asks its parent for one thing at a time
    void this.#welcome(this.#listener);
    while (this.given.starters.some((name) => !this.#came.has(name))) await this.#change();
    this.#sortStarters();
  }

  /** Hands it a frame. If its connection is broken, that is heard as news. */
  async say(worker: Worker, frame: Pick<Frame, 'type'> & Partial<Frame>): Promise<void> {
    try {
      await this.write(worker.connection, encodeFrame(frame));
    } catch (error) {
      if (!(error instanceof SocketError)) throw error;
    }
  }

  /**
   * The next that was heard of the workers; waits for it.
   *
   * @param withinMs  0 takes only what is there already
   * @returns `undefined` if nothing was heard in time
   */
  async news(withinMs = Infinity): Promise<News | undefined> {
    this.#hearingLine = this.line;
    const untilMs = this.nowMs + withinMs;
    for (;;) {
      const first = this.#news.shift();
      if (this.#news.length === MAX_UNHEARD - 1) this.#wake(); // there is room again
      if (first) return first;
      if (this.#nobodyWillCome) return { what: 'nobody' };
      if (this.nowMs >= untilMs) return undefined;
      await this.#change(untilMs - this.nowMs);
    }
  }

  /**
   * Says goodbye to everybody, also to who comes only now, and waits until the run's own workers have come, have done
   * what they were given and are gone.
   */
  async dismiss(): Promise<void> {
    const { line } = this;
    this.#isDismissed = true;
    this.#hearingLine = line;
    this.#news = [];
    this.#wake();
    for (const worker of this.crew) await this.at(line).say(worker, { type: 'BYE' });
    while (!this.given.workers.every((name) => this.#came.has(name) && !this.#isThere(name))) await this.#change();
    if (this.given.hold) await new Promise<never>(() => undefined); // whoever comes now is told so, until the run is stopped
    if (this.#listener) await this.at(line).shut(this.#listener);
    for (const connection of [...this.#connections]) await this.at(line).shut(connection);
  }

  /** The order of those who are there from the beginning is that of their names, not of who was quicker to start. */
  #sortStarters(): void {
    const placeOf = ({ name }: Worker): number => this.given.workers.indexOf(name);
    const placeOfNews = (news: News): number => (news.what === 'nobody' ? 0 : placeOf(news.worker));
    this.#crew.sort((one, other) => placeOf(one) - placeOf(other));
    this.#news.sort((one, other) => placeOfNews(one) - placeOfNews(other));
  }

  #isThere(name: string): boolean {
    return this.#crew.some((worker) => worker.name === name);
  }

  get #nobodyWillCome(): boolean {
    const { workers, hold } = this.given;
    return !hold && this.#crew.length === 0 && workers.every((name) => this.#came.has(name));
  }

  async #welcome(listener: Listener): Promise<void> {
    for (;;) {
      const connection = await this.at(this.#hearingLine).accept(listener);
      if (!connection) return;
      if (this.#connections.size >= MAX_CONNECTIONS) void this.at(this.#hearingLine).reset(connection);
      else void this.#serve(connection);
    }
  }

  async #serve(connection: Connection): Promise<void> {
    this.#connections.add(connection);
    const heard = new Heard(connection);
    await this.#hear(heard).catch((error: unknown) => {
      if (!(error instanceof SocketError)) throw error; // broken off: that one is gone, and no reason to stop for the others
    });
    this.#connections.delete(connection);
    const { worker } = heard;
    if (worker) this.#left(worker);
    await this.at(this.#hearingLine).shut(connection);
  }

  async #hear(heard: Heard): Promise<void> {
    for (;;) {
      const piece = await this.at(this.#hearingLine).read(heard.connection);
      if (!piece) return;
      for (const frame of heard.reader.take(piece)) this.#take(heard, frame);
      const { malformed } = heard.reader;
      if (malformed) {
        const from = heard.worker?.name ?? `port ${String(heard.connection.remotePort)}`;
        this.at(this.#hearingLine).note('bad-frame', { from, problem: malformed.problem });
        return this.at(this.#hearingLine).reset(heard.connection);
      }
      while (this.#news.length >= MAX_UNHEARD) await this.#change();
    }
  }

  #take(heard: Heard, frame: Frame): void {
    if (heard.worker) return this.#tellNews({ what: 'said', worker: heard.worker, frame });
    if (frame.type !== 'HELLO') return; // who has no name is no worker yet
    const worker = { name: this.#nameFor(frame.text), connection: heard.connection };
    heard.worker = worker;
    this.#crew.push(worker);
    this.#came.add(worker.name);
    this.at(this.#hearingLine).note('worker-ready', { worker: worker.name });
    if (this.#isDismissed) void this.at(this.#hearingLine).say(worker, { type: 'BYE' });
    this.#tellNews({ what: 'came', worker });
  }

  #left(worker: Worker): void {
    this.#crew.splice(this.#crew.indexOf(worker), 1);
    const expected = this.#isDismissed ? { expected: true } : {};
    this.at(this.#hearingLine).note('worker-gone', { worker: worker.name, ...expected });
    this.#tellNews({ what: 'gone', worker });
  }

  /** Whoever calls itself as somebody else does, or did, gets another name: the matrix has one line for each. */
  #nameFor(asked: string): string {
    const name = asked.slice(0, MAX_NAME_CHARS) || 'nameless';
    for (let number = 1; ; number += 1) {
      const own = number === 1 ? name : `${name} (${String(number)})`;
      if (!this.#came.has(own)) return own;
    }
  }

  #tellNews(news: News): void {
    if (!this.#isDismissed) this.#news.push(news);
    this.#wake();
  }

  /** Resolves when something was heard or taken, or the time is over. */
  #change(withinMs = Infinity): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const isTimed = withinMs !== Infinity && !this.#time.isHeld;
      const timer = isTimed ? setTimeout(go, Math.ceil(withinMs)) : undefined;
      this.#waiting.add(go);
    });
  }

  #wake(): void {
    for (const go of [...this.#waiting]) go();
  }
}

/** One connection, and what it has said so far. */
class Heard {
  readonly reader = new FrameReader();
  worker: Worker | undefined;

  constructor(readonly connection: Connection) {}
}
