/** The promises of ui/tokens.css: contrast on every ground of every theme (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/src/ui/tokens.css'), 'utf8');

type Colours = ReadonlyMap<string, string>;

function coloursOf(theme: string): Colours {
  const body = css.split(`data-theme='${theme}'] {`)[1]?.split('}')[0] ?? '';
  return new Map([...body.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['color-bg', 'color-surface', 'color-raised'];
const MEANINGS = ['accent', 'good', 'bad', 'warn'];

/** Pairs of a theme that fall short, with what they reach. */
function short(
  colours: Colours,
  fronts: readonly string[],
  backs: readonly string[],
  least: number,
): readonly string[] {
  return fronts.flatMap((front) =>
    backs.flatMap((back) => {
      const ratio = contrast(colours.get(front) ?? '#000000', colours.get(back) ?? '#000000');
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

describe.each([
  { theme: 'light', text: 4.5, actors: 3 },
  { theme: 'dark', text: 4.5, actors: 3 },
  { theme: 'contrast', text: 7, actors: 7 },
])('theme $theme', ({ theme, text, actors }) => {
  const colours = coloursOf(theme);
  const starting = (prefix: string): readonly string[] => [...colours.keys()].filter((name) => name.startsWith(prefix));

  it('has the same colours as the others', () => {
    expect([...colours.keys()]).toEqual([...coloursOf('light').keys()]);
    expect(starting('actor-')).toHaveLength(8);
  });

  it(`reaches ${text}:1 for text`, () => {
    const words = ['color-text', 'color-text-quiet', ...MEANINGS.map((name) => `color-${name}`), ...starting('code-')];
    expect(short(colours, words, GROUNDS, text)).toEqual([]);
    expect(short(colours, ['color-accent-text'], ['color-accent', 'color-accent-strong'], text)).toEqual([]);
    for (const name of MEANINGS) {
      expect(short(colours, ['color-text', `color-${name}`], [`color-${name}-soft`], text)).toEqual([]);
    }
  });

  it(`reaches ${actors}:1 for actors and 3:1 for lines that carry meaning`, () => {
    expect(short(colours, starting('actor-'), GROUNDS, actors)).toEqual([]);
    expect(short(colours, ['color-line-strong', 'color-focus'], GROUNDS, 3)).toEqual([]);
  });
});
