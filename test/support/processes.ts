/** The system's processes, for counting what is left. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Row {
  readonly pid: number;
  readonly parent: number;
}

async function table(): Promise<readonly Row[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return (
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      // A zombie is gone; only its parent has not asked yet.
      .filter(([, , state]) => !state?.startsWith('Z'))
      .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }))
  );
}

/** Every process that descends from `pid`, without it. */
export async function descendants(pid: number): Promise<readonly number[]> {
  const rows = await table();
  const found: number[] = [];
  for (let wanted: readonly number[] = [pid]; wanted.length > 0;) {
    wanted = rows.filter(({ parent }) => wanted.includes(parent)).map((row) => row.pid);
    found.push(...wanted);
  }
  // `ps` itself was a child of this test, not of the app.
  return found;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
