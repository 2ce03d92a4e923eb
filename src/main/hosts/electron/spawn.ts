/**
 * Processes of our own in Electron: `utilityProcess.fork`. `child_process.fork` would start Electron
 * itself as Node, which the RunAsNode fuse forbids.
 *
 * `UtilityProcess.kill()` knows SIGTERM only and hides it behind exit code 0, so signals are sent by
 * `process.kill`, which on Windows ends the process at once, whatever the signal.
 */
import { utilityProcess, type UtilityProcess } from 'electron';
import { LabError } from '../../../shared/wire/error';
import type { ProcessExit, ProcessHandle, SpawnProcess } from '../../resources/process';
import { closeProcess, Inbox, mustExist, StderrTail } from '../child';
import { readExit, type Signal } from './exit';

export const spawnUtilityProcess: SpawnProcess = async (file, args) => {
  await mustExist(file);
  const child = utilityProcess.fork(file, [...args], {
    serviceName: 'Interleave program',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const inbox = new Inbox((message) => child.postMessage(message));
  child.on('message', (message: unknown) => inbox.receive(message));
  const exited = new Promise<number>((resolve) => child.once('exit', resolve));
  const pid = await started(child, exited, file);
  const tail = new StderrTail(child.stderr);
  const state: { sent: Signal | undefined } = { sent: undefined };
  const closed = exited.then((status): ProcessExit => {
    return readExit({ status, leftWith: inbox.leftWith, sent: state.sent, platform: process.platform });
  });
  void closed.then((exit) => tail.report(file, exit));
  return handle({ child, pid, inbox, closed, state });
};

/** Electron has no event for "could not be started": a process that exits before `spawn` was not. */
async function started(child: UtilityProcess, exited: Promise<number>, file: string): Promise<number> {
  const spawned = new Promise<'spawn'>((resolve) => child.once('spawn', () => resolve('spawn')));
  const first = await Promise.race([spawned, exited]);
  if (first !== 'spawn' || child.pid === undefined) {
    throw new LabError('SPAWN_FAILED', { file, reason: `exit ${first}` });
  }
  return child.pid;
}

interface Parts {
  readonly child: UtilityProcess;
  readonly pid: number;
  readonly inbox: Inbox;
  readonly closed: Promise<ProcessExit>;
  readonly state: { sent: Signal | undefined };
}

function handle({ child, pid, inbox, closed, state }: Parts): ProcessHandle {
  const kill = (signal: Signal): void => {
    // After its exit Electron's pid is undefined, and the number may be somebody else's by now.
    if (child.pid === undefined) return;
    try {
      process.kill(pid, signal);
      state.sent = signal;
    } catch {
      // It went in this very moment; `closed` tells how.
    }
  };
  return {
    pid,
    send: (message) => child.postMessage(message),
    onMessage: (listener) => inbox.onMessage(listener),
    closed,
    kill,
    close: () => closeProcess({ kill, closed }),
  };
}
