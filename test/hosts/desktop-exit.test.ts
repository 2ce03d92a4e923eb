/** Electron's one number for the end of a process, read as Node would tell it. */
import { expect, it } from 'vitest';
import { readExit, type EndOfProcess } from '../../src/main/hosts/electron/exit';

const end = (parts: Partial<EndOfProcess>): EndOfProcess => ({
  status: 0,
  leftWith: undefined,
  sent: undefined,
  platform: 'linux',
  ...parts,
});

it.each([
  ['it left and said so', { status: 3, leftWith: 3 }, { code: 3, signal: null }],
  ['it left, as waitpid says it', { status: 3 * 256, leftWith: 3 }, { code: 3, signal: null }],
  ['it left with a number that is also a signal', { status: 9, leftWith: 9 }, { code: 9, signal: null }],
  ['it was killed while leaving', { status: 9, leftWith: 0 }, { code: null, signal: 'SIGKILL' }],
  ['an uncaught error', { status: 1 }, { code: 1, signal: null }],
  ['an uncaught error, as waitpid says it', { status: 256 }, { code: 1, signal: null }],
  ['killed by us', { status: 15, sent: 'SIGTERM' }, { code: null, signal: 'SIGTERM' }],
  ['killed by us, reaped elsewhere', { status: 0, sent: 'SIGKILL' }, { code: null, signal: 'SIGKILL' }],
  ['killed from outside', { status: 9 }, { code: null, signal: 'SIGKILL' }],
  ['killed harder from outside than by us', { status: 9, sent: 'SIGTERM' }, { code: null, signal: 'SIGKILL' }],
  ['crashed, leaving a core file', { status: 11 + 128 }, { code: null, signal: 'SIGSEGV' }],
  ['ended by us on Windows', { status: 1, sent: 'SIGTERM', platform: 'win32' }, { code: null, signal: 'SIGTERM' }],
  ['ended from outside on Windows', { status: 1, platform: 'win32' }, { code: 1, signal: null }],
  [
    'left on Windows with a number that is a signal elsewhere',
    { status: 9, platform: 'win32' },
    { code: 9, signal: null },
  ],
] as const)('%s', (_how, parts, expected) => {
  expect(readExit(end(parts))).toEqual(expected);
});
