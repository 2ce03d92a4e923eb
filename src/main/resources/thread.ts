/**
 * A thread of our own: a Node worker as something a scope can own.
 *
 * Closing it ends it wherever it is, also asleep in `Atomics.wait`. That is safe for this process but
 * not for what the thread shares with others: a lock it holds stays locked. Who shares something asks
 * the thread to leave first (see run/thread-program/thread-team.ts).
 */
import { Worker } from 'node:worker_threads';
import type { Closable } from './scope';

export interface ThreadExit {
  /** 0 after the last line, 1 after an error or a forced end, or what the thread said itself. */
  readonly code: number;
  /** What it threw and nobody caught. */
  readonly error?: string;
}

export interface ThreadHandle extends Closable {
  /** Node's number for it, unique in this process. The operating system shows one process for all threads. */
  readonly threadId: number;
  readonly closed: Promise<ThreadExit>;
  onMessage(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * Starts a program of ours as a thread of this process.
 *
 * A program that cannot be loaded is not an exception here: the thread starts, fails and says why in
 * {@link ThreadHandle.closed}, as with any other error in it.
 *
 * @param file  absolute path of the built program
 * @param name  shows up in debuggers
 * @param data  what the program finds in `workerData`; shared buffers are shared
 */
export function startThread(file: string, name: string, data: unknown): ThreadHandle {
  // No flags of the main program (test runners and debuggers set some) for the thread.
  // What it prints goes nowhere: piped into our own output, many threads would crowd it.
  const worker = new Worker(file, { workerData: data, name, execArgv: [], stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  const { threadId } = worker;
  let error: string | undefined;
  worker.on('error', (thrown: unknown) => {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  });
  const closed = new Promise<ThreadExit>((resolve) => {
    worker.on('exit', (code) => resolve({ code, ...(error === undefined ? {} : { error }) }));
  });
  return {
    threadId,
    closed,
    onMessage: (listener) => {
      worker.on('message', listener);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
