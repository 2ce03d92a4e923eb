/** Runs the built `interleave` as a script would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../../bin/interleave.js');

export type Line = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON lines; empty where it is none. */
  readonly lines: readonly Line[];
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves with the first line that fits, past or to come. */
  line(fits: (line: Line) => boolean): Promise<Line>;
}

/** @param dataFolder  where it keeps progress and runs */
export function startInterleave(dataFolder: string, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, INTERLEAVE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const watcher of watchers) watcher();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const finished = new Promise<Finished>((resolve) =>
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, lines: jsonLines(stdout) });
    }),
  );
  const line = (fits: (line: Line) => boolean): Promise<Line> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = jsonLines(stdout).find(fits);
        if (!found) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
      void finished.then(() => {
        reject(new Error(`no such line in:\n${stdout}\n${stderr}`));
      });
    });
  return { child, finished, line };
}

export function interleave(dataFolder: string, ...args: readonly string[]): Promise<Finished> {
  return startInterleave(dataFolder, ...args).finished;
}

function jsonLines(text: string): readonly Line[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}
