/**
 * The map of the house is true: every lab has its rooms, under one name, and nobody lives elsewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../src/renderer/src/language/text';
import { labTitles } from '../src/renderer/src/labs/titles';
import { labs, type LabId } from '../src/shared/labs/registry';
import type { Lab } from '../src/shared/labs/lab';

const root = join(import.meta.dirname, '..');
const ids = Object.keys(labs);
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** What the templates of `npm run new:lab` say to learners, to be replaced by what the lab has to say. */
const placeholders = ['text/en.ts', 'text/ko.ts', 'lesson.en.mdx', 'lesson.ko.mdx'].flatMap((file) => {
  const text = readFileSync(join(root, 'scripts/new-lab/renderer', file), 'utf8');
  return file.endsWith('.mdx')
    ? [text.trim()]
    : [...text.matchAll(/\b(?:idea|meaning|intro|question|modelAnswer|ask): '(.+)'/g)].map(([, words = '']) => words);
});

describe.each(ids)('lab %s', (id) => {
  it.each([
    `src/shared/labs/${id}/contract.ts`,
    `src/main/labs/${id}/engine.ts`,
    `src/renderer/src/labs/${id}/panel.ts`,
    `src/renderer/src/labs/${id}/facts.ts`,
    `src/renderer/src/labs/${id}/text/en.ts`,
    `src/renderer/src/labs/${id}/text/ko.ts`,
    `src/renderer/src/labs/${id}/lesson.en.mdx`,
    `src/renderer/src/labs/${id}/lesson.ko.mdx`,
    `test/labs/${id}`,
  ])('has %s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it('has the same name in its contract as its folder', () => {
    expect((labs as Readonly<Record<string, Lab>>)[id]?.id).toBe(id);
  });

  it('has words of its own, none of the template', () => {
    const texts = ['text/en.ts', 'text/ko.ts', 'lesson.en.mdx', 'lesson.ko.mdx'].map((file) =>
      readFileSync(join(root, 'src/renderer/src/labs', id, file), 'utf8'),
    );
    const titles = LANGUAGES.map((language) => labTitles[language][id as LabId].blurb);
    const words = [...texts, ...titles].join('\n');
    expect(placeholders.filter((sentence) => words.includes(sentence))).toEqual([]);
  });

  it('has a Python counterpart beside its programs', () => {
    expect(readdirSync(join(root, 'src/main/labs', id)).some((name) => name.endsWith('.py'))).toBe(true);
  });
});

it('knows the sentences of the template', () => {
  // Two languages with an idea, a term, an intro, a question, a model answer, three tasks and a lesson each.
  expect(placeholders).toHaveLength(2 * 9);
});

it('has no lab folder that is not a lab', () => {
  for (const side of ['src/shared/labs', 'src/main/labs']) {
    expect(ids, side).toEqual(expect.arrayContaining(foldersIn(side)));
  }
});

it('names no address of a registry in the lock file', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
