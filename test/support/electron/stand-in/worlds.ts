/**
 * The scripts the stand-in runs in every document before the page's own, one in each JavaScript world:
 *
 *     main world                          isolated world ("Electron Isolated Context")
 *     window.open, refused                require('electron'), then the preload
 *                     <- contextBridge ->
 *
 * Worlds share the DOM and no objects. They speak through synchronous DOM events whose details
 * Chromium clones from one world to the other. Both functions are sent as text and refer to nothing
 * outside themselves but what they are given.
 */
import type { Codec } from './structured';

export const ISOLATED_WORLD = 'Electron Isolated Context';
/** Names a page cannot guess; both are taken off the global object before any other script runs. */
export const SEND = '__standInSend';
export const WINDOW_OPEN = '__standInWindowOpen';
export const RECEIVE = '__standInReceive';

/** What these scripts use of a window: this file is checked without the DOM's types. */
interface Page {
  dispatchEvent(event: object): boolean;
  addEventListener(name: string, listener: (event: { detail: unknown }) => void, options?: { once: boolean }): void;
  CustomEvent: new (name: string, init: { detail: unknown }) => object;
  readonly parent: unknown;
  readonly self: unknown;
  structuredClone(value: unknown): unknown;
  queueMicrotask(callback: () => void): void;
  open: unknown;
  [name: string]: unknown;
}

/** A value on its way between worlds. */
type Carried = readonly [tag: string, value: unknown];

export interface Bridge {
  /** Makes `value` of this world one of the other, under the rules of `contextBridge`. */
  carry(value: unknown): Carried;
  arrived(carried: Carried): unknown;
  /** Calls a function of the other world. */
  call(id: number, args: readonly unknown[]): unknown;
}

/**
 * The rules of Electron's contextBridge: primitives, arrays and plain objects are copied, functions
 * are proxied, errors are copied by message, promises pass on their outcome, symbols are dropped,
 * prototypes are lost, what structured cloning knows is cloned, the rest throws.
 */
export function makeBridge(page: Page, name: string, here: string, there: string): Bridge {
  const functions: ((...args: unknown[]) => unknown)[] = [];
  let serial = 0;
  const plain = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]';

  const carry = (value: unknown, depth = 0): Carried => {
    if (depth > 1_000)
      throw new Error(
        'Electron contextBridge recursion depth exceeded. Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'symbol') return ['value', undefined];
    if (typeof value === 'function') return ['function', functions.push(value as never) - 1];
    if (typeof value !== 'object' || value === null) return ['value', value];
    if (Array.isArray(value)) return ['array', value.map((item) => carry(item, depth + 1))];
    if (value instanceof Error) return ['error', value.message];
    if (value instanceof Promise) {
      const settle = (resolve: unknown, reject: unknown): void =>
        void value.then(resolve as (result: unknown) => void, reject as (error: unknown) => void);
      return ['promise', functions.push(settle) - 1];
    }
    if (plain(value)) return ['object', Object.entries(value).map(([key, item]) => [key, carry(item, depth + 1)])];
    return ['value', page.structuredClone(value)];
  };

  const arrived = ([tag, value]: Carried): unknown => {
    if (tag === 'array') return (value as Carried[]).map(arrived);
    if (tag === 'error') return new Error(String(value));
    if (tag === 'object')
      return Object.fromEntries((value as [string, Carried][]).map(([key, item]) => [key, arrived(item)]));
    if (tag === 'function') return (...args: unknown[]) => call(value as number, args);
    if (tag === 'promise') return new Promise((resolve, reject) => void call(value as number, [resolve, reject]));
    return value;
  };

  const call = (id: number, args: readonly unknown[]): unknown => {
    const answerName = `${name}:${here}:answer:${serial++}`;
    let answer: { failed: boolean; result: Carried } | undefined;
    page.addEventListener(answerName, ({ detail }) => (answer = detail as typeof answer), { once: true });
    page.dispatchEvent(
      new page.CustomEvent(`${name}:${there}:call`, {
        detail: { id, answerName, args: args.map((arg) => carry(arg)) },
      }),
    );
    if (!answer) throw new Error('the other world is gone');
    if (answer.failed) throw arrived(answer.result);
    return arrived(answer.result);
  };

  page.addEventListener(`${name}:${here}:call`, ({ detail }) => {
    const { id, answerName, args } = detail as { id: number; answerName: string; args: Carried[] };
    let answer: { failed: boolean; result: Carried };
    try {
      answer = { failed: false, result: carry(functions[id]?.(...args.map(arrived))) };
    } catch (error) {
      answer = { failed: true, result: carry(error) };
    }
    page.dispatchEvent(new page.CustomEvent(answerName, { detail: answer }));
  });

  return { carry, arrived, call };
}

/** The main world's half: receives what the preload exposes, and knows no other window. */
export function mainWorld(page: Page, name: string, make: typeof makeBridge, windowOpen: string): void {
  const tell = page[windowOpen] as (url: string) => void;
  Reflect.deleteProperty(page, windowOpen);
  page.open = (url: unknown = '') => {
    tell(String(url));
    return null;
  };
  const { arrived } = make(page, name, 'main', 'isolated');
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  page.addEventListener(`${name}:expose`, ({ detail }) => {
    const { key, value } = detail as { key: string; value: Carried };
    if (Object.hasOwn(page, key))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(page, key, { value: freeze(arrived(value)), enumerable: true });
  });
}

export interface IsolatedOptions {
  readonly name: string;
  readonly send: string;
  readonly receive: string;
  /** Electron's `nodeIntegrationInSubFrames`, which is off; a hostile renderer does as if it were on. */
  readonly inSubFrames: boolean;
}

/** The isolated world's half: a sandboxed preload's `require`, then the preload itself. */
export function isolatedWorld(
  page: Page,
  options: IsolatedOptions,
  make: typeof makeBridge,
  codec: Codec,
  preload: (require: (id: string) => unknown, module: { exports: object }, exports: object) => void,
): void {
  const post = page[options.send] as (text: string) => void;
  Reflect.deleteProperty(page, options.send);
  if (page.parent !== page.self && !options.inSubFrames) return;
  const { carry } = make(page, options.name, 'isolated', 'main');
  const lacking = (what: string): Error => new Error(`${what} is not in the stand-in for electron`);
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const guard = <T extends object>(what: string, target: T): T =>
    new Proxy(target, {
      get(object, key) {
        if (Reflect.has(object, key) || typeof key === 'symbol') return Reflect.get(object, key) as unknown;
        throw lacking(`${what}.${key}`);
      },
    });

  page[options.receive] = (text: string): void => {
    const [channel, ...args] = codec.decode(text) as [string, ...unknown[]];
    for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args);
  };
  const ipcRenderer: object = guard('ipcRenderer', {
    on(channel: string, listener: (event: object, ...args: unknown[]) => void): object {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: unknown): object {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((one) => one !== listener),
      );
      return ipcRenderer;
    },
    send(channel: string, ...args: unknown[]): void {
      // Electron clones at once: what cannot be cloned throws here, what is changed later is not sent.
      post(codec.encode([channel, ...(page.structuredClone(args) as unknown[])]));
    },
  });
  const contextBridge = guard('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      page.dispatchEvent(new page.CustomEvent(`${options.name}:expose`, { detail: { key, value: carry(api) } }));
    },
  });
  const electron = guard("require('electron') in a sandboxed preload:", { contextBridge, ipcRenderer });
  const require = (id: string): unknown => {
    if (id === 'electron') return electron;
    if (['events', 'timers', 'url', 'node:events', 'node:timers', 'node:url'].includes(id))
      throw lacking(`require('${id}') in a preload`);
    throw new Error(`module not found: ${id}`); // what Electron says, and all that a sandboxed preload may require
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
