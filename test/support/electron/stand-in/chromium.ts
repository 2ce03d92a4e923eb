/**
 * The browser behind the stand-in: a headless Chromium that speaks its DevTools protocol with us
 * through a pipe, so that it ends with this process however that ends, and with the test through a
 * port of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
// The package exports these types under no name; they describe the protocol itself.
import type { Protocol } from '../../../../node_modules/playwright-core/types/protocol';

export type { Protocol };
type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
export type Events = Protocol.Events;

const ARGUMENTS = [
  '--headless=new',
  // A container's root has no other way; nothing but our own page is ever loaded.
  '--no-sandbox',
  '--no-first-run',
  '--no-startup-window',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-popup-blocking',
  // Frames of another origin stay in the process whose protocol session we watch.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  // Whatever gets past the interception finds no address.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

interface Pending {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** One conversation over the pipe: with the browser itself, or with one of its pages. */
export class Conversation extends EventEmitter {
  sessionId: string | undefined;

  constructor(readonly browser: Chromium) {
    super();
  }

  call<Method extends keyof Commands>(
    method: Method,
    params?: Commands[Method],
  ): Promise<Answers[Method & keyof Answers]> {
    return this.browser.post(method, params ?? {}, this.sessionId) as Promise<Answers[Method & keyof Answers]>;
  }

  hear<Name extends keyof Events>(name: Name, listener: (params: Events[Name]) => void): void {
    this.on(name, listener);
  }
}

/** A page that is asked for now and there a little later. */
export class Page extends Conversation {
  targetId = '';
  /** Resolves when it is there, still paused before its first step. */
  readonly attached: Promise<void>;

  constructor(browser: Chromium, attached: Promise<{ readonly targetId: string; readonly sessionId: string }>) {
    super(browser);
    this.attached = attached.then(({ targetId, sessionId }) => {
      this.targetId = targetId;
      this.sessionId = sessionId;
      browser.listens(sessionId, this);
    });
  }
}

export class Chromium {
  readonly #pending = new Map<number, Pending>();
  readonly #pages = new Map<string, Conversation>();
  readonly #out: Writable;
  #nextId = 1;
  readonly root = new Conversation(this);
  /** Pages that were asked for and are not there yet. */
  opening = 0;
  readonly gone: Promise<void>;

  private constructor(
    readonly process: ChildProcess,
    /** Where a second client (the test) finds this browser. */
    readonly endpoint: string,
  ) {
    this.#out = process.stdio[3] as Writable;
    this.#out.on('error', () => undefined); // the browser is gone; `gone` says so
    readMessages(process.stdio[4] as Readable, (message) => this.#receive(message));
    this.gone = new Promise((resolve) => process.once('exit', () => resolve()));
    void this.gone.then(() => {
      for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: the browser is gone`));
      this.#pending.clear();
    });
  }

  /** @param profile  a folder of its own, which the browser fills and the caller removes */
  static async start(executable: string, profile: string): Promise<Chromium> {
    const browser = spawn(executable, [...ARGUMENTS, `--user-data-dir=${profile}`], {
      // Its stdout is our stderr: who reads that knows by its end that all of the browser is gone.
      stdio: ['ignore', process.stderr.fd, 'pipe', 'pipe', 'pipe'],
    });
    await once(browser, 'spawn');
    return new Chromium(browser, await endpointOf(browser));
  }

  /** A page of its own window, paused until it is told to run. */
  openPage(widthPx: number, heightPx: number): Page {
    return new Page(this, this.#createPage(widthPx, heightPx));
  }

  listens(sessionId: string, page: Conversation): void {
    this.#pages.set(sessionId, page);
  }

  async #createPage(width: number, height: number): Promise<{ readonly targetId: string; readonly sessionId: string }> {
    this.opening += 1;
    const created = await this.root.call('Target.createTarget', { url: 'about:blank', newWindow: true, width, height });
    this.opening -= 1;
    const { targetId } = created;
    const { sessionId } = await this.root.call('Target.attachToTarget', { targetId, flatten: true });
    return { targetId, sessionId };
  }

  post(method: string, params: unknown, sessionId?: string): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  async close(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.gone;
  }

  #receive({ id, method, params, result, error, sessionId }: Message): void {
    if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) pending?.reject(new Error(`${pending.method}: ${error.message}`));
      else pending?.resolve(result);
    } else if (method !== undefined) {
      (sessionId === undefined ? this.root : this.#pages.get(sessionId))?.emit(method, params);
    }
  }
}

/** Messages are JSON texts, each ended by a zero byte. */
function readMessages(pipe: Readable, onMessage: (message: Message) => void): void {
  let rest = '';
  pipe.setEncoding('utf8');
  pipe.on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) onMessage(JSON.parse(part) as Message);
  });
}

function endpointOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.setEncoding('utf8');
    browser.stderr?.on('data', (text: string) => {
      // Read to the end so that the browser never waits for us; keep only what is looked for.
      said = (said + text).slice(-4_096);
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    browser.once('exit', (code) => reject(new Error(`Chromium exited with ${code}: ${said}`)));
  });
}
