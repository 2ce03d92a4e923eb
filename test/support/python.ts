/** Runs the Python counterparts of the labs, where there is a Python 3. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LABS = join(import.meta.dirname, '../../src/main/labs');

/** The oldest the counterparts are written for; Windows calls it `python`. */
const IS_NEW_ENOUGH = 'import sys; assert sys.version_info >= (3, 8)';

/** Its command; `undefined` where there is none, and then a test of it is to be skipped. */
export const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', IS_NEW_ENOUGH]).status === 0);
if (!python) console.warn('skipped: the Python counterpart, since there is no Python 3 here');

/**
 * @param program  below src/main/labs: `queue/queue_fifo.py`
 * @returns        what it printed
 * @throws         if it ends with anything but 0
 */
export async function runPython(program: string, ...args: readonly string[]): Promise<string> {
  // -B: leaves no compiled copies in the sources.
  const { stdout } = await promisify(execFile)(python ?? '', ['-B', join(LABS, program), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  return stdout;
}
