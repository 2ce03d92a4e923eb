/** The theme's colours as a canvas needs them: by value. Read again when the theme changes. */

const TOKENS = {
  surface: '--color-surface',
  background: '--color-bg',
  line: '--color-line',
  lineStrong: '--color-line-strong',
  text: '--color-text',
  quiet: '--color-text-quiet',
  accent: '--color-accent',
  accentText: '--color-accent-text',
  accentSoft: '--color-accent-soft',
  good: '--color-good',
  goodSoft: '--color-good-soft',
  bad: '--color-bad',
  font: '--font-ui',
} as const;

export type Palette = Readonly<Record<keyof typeof TOKENS, string>> & { readonly actors: readonly string[] };

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (token: string): string => style.getPropertyValue(token).trim();
  const named = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, value(token)]));
  return {
    ...(named as Record<keyof typeof TOKENS, string>),
    actors: Array.from({ length: 8 }, (_, at) => value(`--actor-${at + 1}`)),
  };
}

/** @returns stops watching */
export function onDidChangeTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', listener);
  };
}
