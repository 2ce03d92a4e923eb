/**
 * The child's end of a process: the same three functions whichever host started it.
 *
 *     import { leave, onMessage, send } from '../../resources/parent-port';
 *
 * A child of ours never outlives its parent:
 *
 * - started by `child_process.fork`, it hears `disconnect` when the pipe to its parent closes, which
 *   the operating system does however the parent ended, SIGKILL included;
 * - started by Electron's utilityProcess, Chromium ends it when its pipe to the main process breaks,
 *   on Linux and macOS at once even if it is busy. `process.parentPort` has no event for that, so as
 *   a second string the child looks once a second whether its parent is still there.
 *
 * A child that computes without ever returning to its event loop hears neither; ours do not.
 */
import { isLeave, type Leaving } from './farewell';

/** What a program of ours needs of Electron's `process.parentPort`. */
interface UtilityPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

interface Port {
  send(message: unknown): void;
  listen(onMessage: (message: unknown) => void, onDisconnect: () => void): void;
}

/** Once a second costs nothing, and a learner who looks for left-overs needs longer to open the task manager. */
const LOOK_FOR_PARENT_MS = 1_000;

const kept: unknown[] = [];
const farewells: (() => void)[] = [];
let listener: ((message: unknown) => void) | undefined;
let leavingWith: number | undefined;

const port = findPort();
port.listen(receive, disconnected);

/** Queues one JSON value for the parent. */
export function send(message: unknown): void {
  port.send(message);
}

/** Hears every message from the parent. One listener; messages before it is set are kept. */
export function onMessage(onEach: (message: unknown) => void): void {
  listener = onEach;
  for (const message of kept.splice(0)) onEach(message);
}

/** Hears that the parent is gone. The process exits when all who listen have returned. */
export function onDisconnect(onGone: () => void): void {
  farewells.push(onGone);
}

/**
 * Ends this process once everything sent so far has reached the parent. A program must call it:
 * the open port keeps it alive otherwise.
 */
export function leave(code = 0): void {
  if (leavingWith !== undefined) return;
  leavingWith = code;
  port.send({ interleave: 'leaving', code } satisfies Leaving);
}

function receive(message: unknown): void {
  if (isLeave(message)) process.exit(leavingWith ?? 0);
  else if (listener) listener(message);
  else kept.push(message);
}

function disconnected(): void {
  for (const onGone of farewells) onGone();
  process.exit(leavingWith ?? 0);
}

function findPort(): Port {
  const utility = (process as unknown as { readonly parentPort?: UtilityPort }).parentPort;
  if (utility) return utilityPort(utility);
  if (process.send) return forkedPort(process);
  throw new Error('this program is started by Interleave, not by hand');
}

function forkedPort(child: NodeJS.Process): Port {
  return {
    send: (message) => {
      // A broken pipe is no news here: `disconnect` follows and ends the process.
      child.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (onEach, onGone) => {
      child.on('message', onEach);
      child.once('disconnect', onGone);
    },
  };
}

function utilityPort(utility: UtilityPort): Port {
  return {
    send: (message) => utility.postMessage(message),
    listen: (onEach, onGone) => {
      utility.on('message', ({ data }) => onEach(data));
      const parent = process.ppid;
      setInterval(() => {
        if (!stillThere(parent)) onGone();
      }, LOOK_FOR_PARENT_MS).unref();
    },
  };
}

/** POSIX gives an orphan another parent; Windows keeps the number, so there we ask for the process. */
function stillThere(parent: number): boolean {
  if (process.platform !== 'win32') return process.ppid === parent;
  try {
    return process.kill(parent, 0);
  } catch {
    return false;
  }
}
