/** The programs are what runs: another text, other outcomes, on real threads and in the model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { racesEngine } from '../../../src/main/labs/races/engine';
import type { Engine } from '../../../src/main/run/engine';
import { races } from '../../../src/shared/labs/races/contract';
import { lines } from '../../../vite/lines';
import { programEntries } from '../../../vite/programs';
import { runLab } from '../../support/run-lab';

const ROOT = join(import.meta.dirname, '../../..');

/** Adds two where the program of the lab adds one. */
const mutation: Plugin = {
  name: 'mutation',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('increment.program.ts') ? { code: code.replace('seen + 1', 'seen + 2'), map: null } : undefined,
};

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(ROOT, '.cache', 'mutated-'));
  const entries = Object.entries(programEntries(ROOT)).filter(([name]) => name.startsWith('labs/races/'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [mutation, lines()],
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      minify: false,
      rolldownOptions: { input: Object.fromEntries(entries), output: { format: 'es', entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const mutated: Engine<typeof races> = (run) =>
  racesEngine({ ...run, programFile: (name) => join(folder, `${name}.js`) });

it('real threads run the other text', async () => {
  const params = { schedule: [0, 0, 0, 1, 1, 1] };
  const { summary } = await runLab(mutated, races, { experiment: 'replay', params });
  expect(summary).toMatchObject({ outcome: 4, followed: true });
});

it('free races run the other text', async () => {
  const params = { increments: 1, runs: 50, threads: 1 };
  const { summary } = await runLab(mutated, races, { experiment: 'thousand', params });
  expect(summary.outcomes).toEqual({ 2: 50 });
});

it('the model explores the other text', async () => {
  const { summary } = await runLab(mutated, races, { experiment: 'explore' });
  expect(summary).toMatchObject({ outcomes: { 2: 18, 4: 2 }, violations: 2 });
});
