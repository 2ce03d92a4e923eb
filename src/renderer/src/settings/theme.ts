/** Which theme `<html>` wears. What the learner chose is kept; what `system` means is asked each time. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Progress } from '../../../shared/bench/progress';
import { useProgress } from '../progress/use-progress';

export type ThemeChoice = NonNullable<Progress['settings']['theme']>;
export type Theme = Exclude<ThemeChoice, 'system'>;

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

/** @param prefers  answers a media query, as `matchMedia` does */
export function resolveTheme(choice: ThemeChoice, prefers: (query: string) => boolean): Theme {
  if (choice !== 'system') return choice;
  if (prefers(MORE_CONTRAST)) return 'contrast';
  return prefers(DARK) ? 'dark' : 'light';
}

const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';
const matches = (query: string): boolean => matchMedia(query).matches;

/** Before progress is loaded: what the system prefers, so that the first picture is not a flash of white. */
export function wearSystemTheme(): void {
  document.documentElement.dataset['theme'] = resolveTheme('system', matches);
}

/** Keeps `<html data-theme data-motion>` as the settings and the system say. */
export function useThemeAndMotion(): void {
  const { theme: choice = 'system', motion = 'system' } = useProgress().progress.settings;
  const theme = useSyncExternalStore(onSystemChange, () => resolveTheme(choice, matches));
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['motion'] = motion;
  }, [motion]);
}

function onSystemChange(listener: () => void): () => void {
  const lists = [DARK, MORE_CONTRAST].map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}
