/** `npm run new:lab` makes a lab that compiles, fits the house and runs. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'interleave-new-lab-'));
  const left = /[\\/](node_modules|out|\.git|\.cache|docs)$/;
  cpSync(root, copy, { recursive: true, filter: (path) => !left.test(path) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function node(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return `${stdout}${stderr}exit ${status ?? 'by signal'}`;
}

const bin = (name: string): string => join('node_modules', name);

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** @returns the full names of the tests that failed, and the files that have none because they do not load */
function failing(...files: readonly string[]): readonly string[] {
  const report = join(copy, 'report.json');
  const output = node(
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files,
  );
  expect(existsSync(report), output).toBe(true);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  expect(testResults.length, output).toBeGreaterThan(files.length);
  return testResults
    .flatMap(({ name, status, assertionResults: tests }) => (tests.length > 0 ? tests : [{ fullName: name, status }]))
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => fullName);
}

it('compiles on all sides, runs, and keeps the layout but for the words that are still to be written', () => {
  expect(node('scripts/new-lab.mjs', 'three-way')).toMatch(/exit 0$/);
  for (const project of ['node', 'web', 'test']) {
    expect(node(bin('typescript/bin/tsc'), '-p', `tsconfig.${project}.json`)).toBe('exit 0');
  }
  expect(failing('test/layout.test.ts', 'test/labs/three-way')).toEqual([
    'lab three-way has words of its own, none of the template',
  ]);
});

it.each(['', 'Three', '../up', 'queue', 'a b'])('refuses the id "%s"', (id) => {
  expect(node('scripts/new-lab.mjs', id)).toMatch(/exit 2$/);
});
