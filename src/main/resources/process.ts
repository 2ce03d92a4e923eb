/**
 * A process of our own, whichever host starts it: `child_process.fork` under Node,
 * `utilityProcess.fork` in Electron, where `fork` throws once the RunAsNode fuse is off.
 * See docs/decisions on process spawning.
 */
import type { Closable } from './scope';

export interface ProcessExit {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** `null` if it exited by itself, or where the host cannot tell. */
  readonly signal: string | null;
}

export interface ProcessHandle extends Closable {
  /** The operating system's process number, the same that `ps` and the task manager show. */
  readonly pid: number;
  /** Values are JSON; anything else may differ between hosts. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  readonly closed: Promise<ProcessExit>;
  /** Sends a signal. On Windows every signal ends the process at once. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** SIGTERM, then SIGKILL if it has not gone by then. */
  close(): Promise<void>;
}

/**
 * Starts a program of ours as a process.
 *
 * @param file  absolute path of the built program
 * @param args  what the program finds in `process.argv` from index 2
 * @returns     once the operating system has given it a number
 * @throws LabError 'SPAWN_FAILED'
 */
export type SpawnProcess = (file: string, args: readonly string[]) => Promise<ProcessHandle>;
