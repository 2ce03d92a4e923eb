/**
 * What Electron says of the end of a utility process, made into what Node says of one.
 *
 * Electron's `exit` event has one number. On Linux and macOS it is, by documentation, "obtained from
 * waitpid", and by its source one of three things:
 *
 *     how it ended                      number                    we report
 *     process.exit(n) in the child      n                         { code: n, signal: null }
 *     exit seen by waitpid first        n * 256 (raw status)      { code: n, signal: null }
 *     a signal s                        s, or s + 128 with core   { code: null, signal: s }
 *     reaped elsewhere                  0                         what we know of it
 *
 * A child that leaves by itself has said its code before (resources/farewell.ts), and a signal we
 * sent is known, so that only a process ended from outside leaves the number alone to speak.
 * On Windows a process ended by us has exit code 1; Node reports the signal asked for, and so do we.
 */
import { constants } from 'node:os';
import type { ProcessExit } from '../../resources/process';

export type Signal = 'SIGTERM' | 'SIGKILL';

/** Signals that end a Node process from outside or by a crash; an exit code of that size means nothing to ours. */
const DEADLY = ['SIGKILL', 'SIGTERM', 'SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGTRAP'] as const;

/** Set in a wait status when the process left a core file. */
const CORE = 128;

export interface EndOfProcess {
  /** The number of Electron's `exit` event. */
  readonly status: number;
  /** The code the child announced, if it left by itself. */
  readonly leftWith: number | undefined;
  /** The last signal we sent. */
  readonly sent: Signal | undefined;
  readonly platform: NodeJS.Platform;
}

export function readExit({ status, leftWith, sent, platform }: EndOfProcess): ProcessExit {
  if (leftWith !== undefined && (status === leftWith || status === leftWith * 256))
    return { code: leftWith, signal: null };
  if (platform === 'win32') return sent && status === 1 ? { code: null, signal: sent } : { code: status, signal: null };
  const signal = DEADLY.find((name) => status === constants.signals[name] || status === constants.signals[name] + CORE);
  if (signal) return { code: null, signal };
  if (status === 0 && sent) return { code: null, signal: sent };
  return { code: status > 255 ? Math.floor(status / 256) : status, signal: null };
}
