/**
 * A script: what several clients send to a server, in which order; and what each of them is answered.
 *
 * Nothing here waits for time. A server has done all it will do about a step once it has answered others who asked
 * later: it serves its clients in turns, so after a few answers to a client beside, what it had to say is there.
 */
import type { Socket } from 'node:net';
import { encodeRequest, rawClient } from '../support/raw-client';

/** One request: the name of the command and its arguments, a byte a character. */
export type Request = readonly string[];

export interface Step {
  readonly client: number;
  /** Sent in one piece. */
  readonly requests: readonly Request[];
  /** Bytes instead: what is no request. */
  readonly raw?: string;
  /** Waits until this client has got something: a time-out of the server's own has passed. */
  readonly awaitsAnswer?: boolean;
}

export interface Script {
  /** Of each client, what it speaks. */
  readonly protocols: readonly (2 | 3)[];
  readonly steps: readonly Step[];
}

/** What each client got after a step, a byte a character; `<closed>` once the server has closed. */
export type Answers = readonly (readonly string[])[];

/** It runs a command in one turn, answers at its end, and closes who is to go in the next. */
const TURNS = 3;

const CLOSED = '<closed>';

class ScriptClient {
  #got = '';
  #isClosed = false;
  #heard: (() => void) | undefined;

  constructor(readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => this.#hear(bytes.toString('latin1')));
    socket.on('end', () => this.#close());
    socket.on('error', () => this.#close());
  }

  send(bytes: string): void {
    if (this.socket.writable) this.socket.write(bytes, 'latin1');
  }

  /** What has come since it was last asked. */
  take(): string {
    const got = this.#got;
    this.#got = '';
    return got;
  }

  async somethingCame(): Promise<void> {
    if (this.#got === '' && !this.#isClosed) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  /** With a reset: thousands of these would otherwise hold their ports for a minute each. */
  close(): void {
    this.socket.resetAndDestroy();
  }

  #hear(text: string): void {
    this.#got += text;
    this.#heard?.();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#hear(CLOSED);
  }
}

/** A server to which scripts are played, one after the other. */
export class ScriptServer {
  private constructor(
    readonly port: number,
    readonly beside: ScriptClient,
  ) {}

  static async at(port: number): Promise<ScriptServer> {
    return new ScriptServer(port, await connected(port));
  }

  /** Begins with no keys and ends with no clients. */
  async play(script: Script): Promise<Answers> {
    await this.#ask(['FLUSHALL']);
    const clients = await Promise.all(script.protocols.map(() => connected(this.port)));
    script.protocols.forEach(
      (protocol, place) => protocol === 3 && clients[place]?.send(encodeRequest(['HELLO', '3'])),
    );
    await this.#settle();
    for (const client of clients) client.take();
    const answers: string[][] = [];
    for (const step of script.steps) answers.push(await this.#step(clients, step));
    for (const client of clients) client.close();
    await this.#settle();
    return answers;
  }

  close(): void {
    this.beside.close();
  }

  async #step(clients: readonly ScriptClient[], step: Step): Promise<string[]> {
    const client = clients[step.client];
    client?.send(step.raw ?? step.requests.map(encodeRequest).join(''));
    if (step.awaitsAnswer) await client?.somethingCame();
    await this.#settle();
    return clients.map((one) => one.take());
  }

  async #settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await this.#ask(['PING']);
    // Everything that has come by now is read in this turn of our own.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async #ask(request: Request): Promise<void> {
    this.beside.send(encodeRequest(request));
    await this.beside.somethingCame();
    if (this.beside.take().includes(CLOSED)) throw new Error(`the server on port ${this.port} has closed`);
  }
}

async function connected(port: number): Promise<ScriptClient> {
  return new ScriptClient(await rawClient(port));
}
