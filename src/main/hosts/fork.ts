/**
 * Processes of our own under Node (web host, terminal, tests): `child_process.fork`.
 *
 * On POSIX a signal is a signal. On Windows there are none: Node ends the process at once
 * (TerminateProcess) and reports the signal that was asked for.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { LabError } from '../../shared/wire/error';
import type { ProcessExit, ProcessHandle, SpawnProcess } from '../resources/process';
import { closeProcess, Inbox, mustExist, StderrTail } from './child';
import { codeOf } from '../resources/system-error';

export const forkProcess: SpawnProcess = async (file, args) => {
  await mustExist(file);
  const child = fork(file, [...args], {
    // What this process was started with (a debugger's port, a test's loader) is not for its children.
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const tail = new StderrTail(child.stderr);
  const inbox = new Inbox((message) => post(child, message));
  child.on('message', (message) => inbox.receive(message));
  const closed = whenClosed(child);
  await started(child, file);
  // From here on an 'error' is a message or a signal that came too late, and `closed` tells the rest.
  child.on('error', () => undefined);
  child.once('close', (code, signal) => tail.report(file, { code, signal }));
  return handle(child, inbox, closed);
};

async function started(child: ChildProcess, file: string): Promise<void> {
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw new LabError('SPAWN_FAILED', { file, reason: codeOf(error) });
  }
}

/** Gone, and everything it said has been heard: Node may tell of the exit before the last messages. */
async function whenClosed(child: ChildProcess): Promise<ProcessExit> {
  const drained = new Promise<void>((resolve) => child.once('disconnect', resolve));
  const exit = await new Promise<ProcessExit>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  await drained;
  return exit;
}

function handle(child: ChildProcess, inbox: Inbox, closed: Promise<ProcessExit>): ProcessHandle {
  const kill = (signal: 'SIGTERM' | 'SIGKILL'): void => void child.kill(signal);
  return {
    // `spawn` was emitted, so there is one.
    pid: child.pid ?? -1,
    send: (message) => post(child, message),
    onMessage: (listener) => inbox.onMessage(listener),
    closed,
    kill,
    close: () => closeProcess({ kill, closed }),
  };
}

/** A child that is gone hears nothing; `closed` says so, no error is needed. */
function post(child: ChildProcess, message: unknown): void {
  if (child.connected) child.send(message as never, () => undefined);
}
