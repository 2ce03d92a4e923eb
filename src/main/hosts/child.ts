/**
 * What both ways of starting a process have in common: the farewell, the bounded log, the close.
 */
import { access } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LabError } from '../../shared/wire/error';
import { isLeaving, LEAVE, type Leaving } from '../resources/farewell';
import type { ProcessExit, ProcessHandle } from '../resources/process';

/** A program that gets SIGTERM ends at once unless it is stopped (SIGSTOP) or stuck in the kernel: a second is generous. */
const GRACE_MS = 1_000;

/** Enough for the stack of an uncaught error, little enough to keep for every process. */
const MAX_LOG_CHARS = 8_192;

/** A program that is not there fails here, alike in both hosts, instead of as a process that exits with 1. */
export async function mustExist(file: string): Promise<void> {
  try {
    await access(file);
  } catch {
    throw new LabError('SPAWN_FAILED', { file, reason: 'ENOENT' });
  }
}

/** The last a process wrote to stderr. Ours write nothing unless they fail. */
export class StderrTail {
  #text = '';

  constructor(stream: Readable | NodeJS.ReadableStream | null) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      this.#text = (this.#text + text).slice(-MAX_LOG_CHARS);
    });
  }

  /** Says on our own stderr why a program of ours failed; it did so by itself, so it is a defect. */
  report(file: string, { code, signal }: ProcessExit): void {
    if (code !== null && code !== 0 && signal === null && this.#text !== '') {
      console.error(`${file} exited with ${code}:\n${this.#text.trimEnd()}`);
    }
  }
}

/** Sorts what a child sends: its farewell is answered here, the rest goes to the one listener. */
export class Inbox {
  readonly #kept: unknown[] = [];
  #listener: ((message: unknown) => void) | undefined;
  #leaving: Leaving | undefined;

  constructor(readonly answer: (message: unknown) => void) {}

  /** The exit code the child announced, if it left by itself. */
  get leftWith(): number | undefined {
    return this.#leaving?.code;
  }

  receive(message: unknown): void {
    if (isLeaving(message)) {
      this.#leaving = message;
      this.answer(LEAVE);
    } else if (this.#listener) this.#listener(message);
    else this.#kept.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
    for (const message of this.#kept.splice(0)) listener(message);
  }
}

/** SIGTERM, then SIGKILL for what is still there after {@link GRACE_MS}. */
export async function closeProcess({ kill, closed }: Pick<ProcessHandle, 'kill' | 'closed'>): Promise<void> {
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
