/**
 * Electron's utilityProcess: a Node process of its own with `process.parentPort` (utility-child.mjs).
 *
 * As unkind as the original where it may be: what a child sent just before it exits can be lost, the
 * exit tells one number only, and `pid` is gone after it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { lifecycle } from './lifecycle';
import { only, strict } from './strict';

interface Options {
  readonly serviceName?: string;
  readonly stdio?: readonly ('pipe' | 'ignore' | 'inherit')[];
}

const CHILD = process.env['STAND_IN_UTILITY_CHILD'] ?? join(import.meta.dirname, 'utility-child.mjs');

const alive = new Set<ChildProcess>();

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  #pid: number | undefined;

  constructor(file: string, args: readonly string[], { stdio = ['ignore', 'inherit', 'inherit'] }: Options) {
    super();
    this.#child = fork(CHILD, [file, ...args], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', stdio[1] ?? 'inherit', stdio[2] ?? 'inherit', 'ipc'],
    });
    alive.add(this.#child);
    const hear = (message: unknown): void => void this.emit('message', message);
    this.#child.on('message', hear);
    this.#child.on('error', () => undefined);
    this.#child.once('spawn', () => {
      this.#pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.once('exit', (code, signal) => {
      alive.delete(this.#child);
      this.#child.off('message', hear);
      const status = signal === null ? (code ?? 0) : constants.signals[signal];
      this.emit('exit', status);
      this.#pid = undefined;
    });
  }

  get pid(): number | undefined {
    return this.#pid;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(file: string, args: readonly string[] = [], options: Options = {}): UtilityProcess {
    if (!lifecycle.ready) throw new TypeError('utilityProcess cannot be created before app is ready.');
    only('utilityProcess.fork', options, ['serviceName', 'stdio']);
    if ((options.stdio?.[0] ?? 'ignore') !== 'ignore')
      throw new Error('stdin value other than ignore is not supported.');
    return strict('UtilityProcess', new UtilityProcess(file, args, options));
  },
});

/** Chromium's children end with the main process. */
export function endUtilityProcesses(): void {
  for (const child of alive) child.kill('SIGKILL');
}
