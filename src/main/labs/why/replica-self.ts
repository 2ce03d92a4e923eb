/** What stands behind `self` in the program of a replica: its server, its line of requests, its words for the trace. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { joinRun, type Self } from '../../run/process-program/self';
import { firstLine, readLine } from './lines';

interface Request {
  readonly number: number | string;
  readonly socket: Socket;
}

// A type, since what travels between processes must be JSON.
type Given = { readonly workMs: number };

class ReplicaSelf {
  readonly #waiting: Request[] = [];
  #wake: (() => void) | undefined;
  #line = 0;
  #handedOver = 0;

  constructor(readonly self: Self<Given>) {}

  get given(): Given {
    return this.self.given;
  }

  at(line: number): this {
    this.#line = line;
    return this;
  }

  /** The requests, one after the other, as they come. */
  async *requests(): AsyncGenerator<Request> {
    const line = this.#line;
    for (;;) {
      const request = this.#waiting.shift();
      this.#line = line;
      if (request) yield request;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Does what is asked for: spends the time it takes. */
  work(number: number | string, ms: number): Promise<void> {
    return this.self.at(this.#line).work(number, ms);
  }

  answer({ number, socket }: Request): void {
    this.#handedOver += 1;
    const msg = `${this.self.actor}#${this.#handedOver}`;
    this.tell('send', { item: number }, msg);
    socket.end(`${number} ${msg}\n`);
  }

  /** Takes what somebody asks over a connection into the line. */
  async take(socket: Socket): Promise<void> {
    socket.on('error', () => undefined); // whoever asked is gone: nobody to answer
    const text = await firstLine(socket);
    if (text === undefined) return void socket.destroy();
    const { words, msg } = readLine(text);
    const number = /^\d+$/.test(words) ? Number(words) : words;
    this.#line = 0;
    this.tell('receive', { item: number }, msg);
    this.#waiting.push({ number, socket });
    this.#wake?.();
  }

  tell(kind: 'listen' | 'receive' | 'send', data: { readonly [name: string]: string | number }, msg?: string): void {
    const { pipe, clock } = this.self;
    const at = { t: clock.now(), line: this.#line, gated: pipe.gated };
    pipe.report({ do: 'event', kind, data, at, ...(msg !== undefined && { msg }) });
    pipe.flush();
  }
}

/** Joins the run, and listens on a port that the system chooses. */
export async function openReplica(): Promise<ReplicaSelf> {
  const self = new ReplicaSelf(await joinRun<Given>());
  const server = createServer((socket) => void self.take(socket));
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  self.tell('listen', { port: (server.address() as AddressInfo).port });
  return self;
}
