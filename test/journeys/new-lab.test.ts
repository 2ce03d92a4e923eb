/** `npm run new:lab` makes a lab that compiles, fits the house and runs. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
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

it('compiles on all sides, keeps the layout and runs', () => {
  expect(node('scripts/new-lab.mjs', 'three-way')).toMatch(/exit 0$/);
  for (const project of ['node', 'web', 'test']) {
    expect(node(bin('typescript/bin/tsc'), '-p', `tsconfig.${project}.json`)).toBe('exit 0');
  }
  const tests = node(
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    'test/layout.test.ts',
    'test/labs/three-way',
  );
  expect(tests).toMatch(/exit 0$/);
});

it.each(['', 'Three', '../up', 'queue', 'a b'])('refuses the id "%s"', (id) => {
  expect(node('scripts/new-lab.mjs', id)).toMatch(/exit 2$/);
});
