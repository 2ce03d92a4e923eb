/**
 * A thread of our own: a Node worker as something a scope can own.
 *
 * Closing it ends it wherever it is, also asleep in `Atomics.wait`. That is safe for this process but
 * not for what the thread shares with others: a lock it holds stays locked. Who shares something asks
 * the thread to leave first (see run/thread-program/thread-team.ts).
 */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Closable } from './scope';

export interface ThreadExit {
  /** 0 after the last line, 1 after an error or a forced end, or what the thread said itself. */
  readonly code: number;
  /** What it threw and nobody caught. */
  readonly error?: string;
  /** Node's name for it, such as `ERR_WORKER_OUT_OF_MEMORY`; none if the program threw something of its own. */
  readonly errorCode?: string;
}

export interface ThreadHandle extends Closable {
  /** Node's number for it, unique in this process. The operating system shows one process for all threads. */
  readonly threadId: number;
  readonly closed: Promise<ThreadExit>;
  onMessage(listener: (message: unknown) => void): void;
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
 * @param resourceLimits  how much memory it may use, if that is to be bounded: one that needs more is ended
 */
export function startThread(file: string, name: string, data: unknown, resourceLimits?: ResourceLimits): ThreadHandle {
  // No flags of the main program (test runners and debuggers set some) for the thread.
  // What it prints goes nowhere: piped into our own output, many threads would crowd it.
  const worker = new Worker(file, {
    workerData: data,
    name,
    execArgv: [],
    stdout: true,
    stderr: true,
    ...(resourceLimits && { resourceLimits }),
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const { threadId } = worker;
  let failure: Omit<ThreadExit, 'code'> = {};
  worker.on('error', (thrown: unknown) => {
    failure = { error: thrown instanceof Error ? thrown.message : String(thrown), ...errorCodeOf(thrown) };
  });
  const closed = new Promise<ThreadExit>((resolve) => {
    worker.on('exit', (code) => resolve({ code, ...failure }));
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

function errorCodeOf(thrown: unknown): Pick<ThreadExit, 'errorCode'> {
  const { code } = (thrown ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? { errorCode: code } : {};
}
