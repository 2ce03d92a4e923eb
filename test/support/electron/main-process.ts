/** A main process under the stand-in, seen from the test: its log, its end, and what a test may do in it. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Controls } from './stand-in/control';

export interface MainOptions {
  readonly entry: string;
  readonly chromium: string;
  readonly profile: string;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Answer {
  readonly ready?: true;
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
}

export class MainProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #logListeners = new Set<() => void>();
  #log = '';
  #nextId = 1;
  /** Resolves with the exit code, `null` if a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Resolves with `true` when the app is ready, with `false` if it ends before. */
  readonly ready: Promise<boolean>;

  /** @param standIn  the folder of the built stand-in */
  constructor(standIn: string, { entry, chromium, profile, dataFolder, env }: MainOptions) {
    this.#child = fork(join(standIn, 'run.js'), [entry, chromium, profile, join(dataFolder, 'desktop')], {
      execArgv: [],
      env: {
        ...process.env,
        ...env,
        INTERLEAVE_DATA: dataFolder,
        STAND_IN_UTILITY_CHILD: join(standIn, 'utility-child.mjs'),
      },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#said(text));
    this.exited = new Promise((resolve) => this.#child.once('close', resolve));
    this.ready = new Promise((resolve) => {
      this.#child.on('message', (answer: Answer) => {
        if (answer.ready) resolve(true);
        else this.#answered(answer);
      });
      void this.exited.then(() => resolve(false));
    });
    void this.exited.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the main process is gone'));
    });
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  get log(): string {
    return this.#log;
  }

  logged(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!this.#log.includes(text)) return;
        this.#logListeners.delete(look);
        resolve();
      };
      this.#logListeners.add(look);
      look();
      void this.exited.then(() => reject(new Error(`it ended without logging "${text}":\n${this.#log}`)));
    });
  }

  control<Name extends keyof Controls>(
    name: Name,
    args: Parameters<Controls[Name]>,
  ): Promise<Awaited<ReturnType<Controls[Name]>>> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject });
      this.#child.send({ id, control: name, args }, (error) => {
        if (error) reject(error);
      });
    });
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  #answered({ id, value, error }: Answer): void {
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  #said(text: string): void {
    this.#log += text;
    for (const look of this.#logListeners) look();
  }
}
