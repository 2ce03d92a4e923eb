/** Reads a preload as Electron's sandbox would: one CommonJS file, by an absolute path. */
import { readFileSync } from 'node:fs';
import { extname, isAbsolute } from 'node:path';
import { Script } from 'node:vm';
import { isolatedWorld, mainWorld, makeBridge, RECEIVE, SEND, WINDOW_OPEN, type IsolatedOptions } from './worlds';
import { makeCodec } from './structured';

export interface WorldScripts {
  readonly main: string;
  readonly isolated: string;
}

/** @throws what Electron would show in the page's console: a module, or a file that cannot be read */
export function worldScripts(preloadFile: string | undefined, inSubFrames: boolean): WorldScripts {
  // Nothing secret hangs on this name; it only has to be one that no page uses.
  const name = `stand-in-${Math.random().toString(36).slice(2)}`;
  const options: IsolatedOptions = { name, send: SEND, receive: RECEIVE, inSubFrames };
  const body = preloadFile === undefined ? '' : readPreload(preloadFile);
  const preload = `function (require, module, exports) {\n${body}\n}`;
  return {
    main: `(${String(mainWorld)})(window, ${JSON.stringify(name)}, ${String(makeBridge)}, ${JSON.stringify(WINDOW_OPEN)})`,
    isolated: `(${String(isolatedWorld)})(window, ${JSON.stringify(options)}, ${String(makeBridge)}, (${String(makeCodec)})(), ${preload})`,
  };
}

function readPreload(file: string): string {
  if (!isAbsolute(file)) throw new Error(`webPreferences.preload must be an absolute path: ${file}`);
  if (extname(file) === '.mjs') throw new Error(`a sandboxed preload cannot be an ES module: ${file}`);
  const text = readFileSync(file, 'utf8');
  // Throws "Cannot use import statement outside a module" for what only looks like CommonJS.
  new Script(`(function (require, module, exports) {\n${text}\n})`, { filename: file });
  return text;
}
