/** What stands behind `self` in the program of the client: its connections, its counting, its words for the trace. */
import { connect } from 'node:net';
import { joinRun, type Self } from '../../run/process-program/self';
import { FAILED } from './failed';
import { firstLine, readLine } from './lines';

// A type, since what travels between processes must be JSON.
type Given = { readonly port: number; readonly requests: number; readonly atOnce: number };

class ClientSelf {
  #asked = 0;
  #line = 0;

  constructor(readonly self: Self<Given>) {}

  get given(): Given {
    return this.self.given;
  }

  at(line: number): this {
    this.#line = line;
    return this;
  }

  /** The number of the next request; `undefined` when all were asked. */
  next(): number | undefined {
    return this.#asked < this.given.requests ? ++this.#asked : undefined;
  }

  /** Asks at the door and waits for the answer. */
  async request(number: number): Promise<void> {
    const line = this.#line;
    const msg = `${this.self.actor}#${number}`;
    const socket = connect({ host: '127.0.0.1', port: this.given.port });
    const answer = firstLine(socket);
    this.#tell('send', { item: number }, line, msg);
    socket.write(`${number} ${msg}\n`);
    const text = await answer;
    socket.destroy();
    const { msg: answered, rest } = readLine(text ?? '');
    if (text === undefined) this.#tell('error', { item: number, code: 'NO_ANSWER' }, line);
    else if (rest === FAILED) this.#tell('error', { item: number, code: 'FAILED' }, line, answered);
    else this.#tell('receive', { item: number, by: rest ?? '' }, line, answered);
  }

  leave(): void {
    this.self.at(this.#line).leave();
  }

  #tell(
    kind: 'send' | 'receive' | 'error',
    data: { readonly [name: string]: string | number },
    line: number,
    msg?: string,
  ): void {
    const { pipe, clock } = this.self;
    pipe.report({
      do: 'event',
      kind,
      data,
      at: { t: clock.now(), line, gated: pipe.gated },
      ...(msg !== undefined && { msg }),
    });
    pipe.flush();
  }
}

export async function enterAsClient(): Promise<ClientSelf> {
  return new ClientSelf(await joinRun<Given>());
}
