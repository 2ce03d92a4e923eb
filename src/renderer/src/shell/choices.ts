/** What can be chosen of language and theme, with the pictures; the same in the top bar and in the settings. */
import { Contrast, Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import type { Language } from '../language/text';
import type { ThemeChoice } from '../settings/theme';
import type { SegmentedOption } from '../ui/Segmented';

/** Each language names itself, so that nobody is lost in one they do not read. */
export const LANGUAGE_OPTIONS: readonly SegmentedOption<Language>[] = [
  { value: 'ko', label: '한국어', lang: 'ko' },
  { value: 'en', label: 'English', lang: 'en' },
];

export const THEME_ICONS: Readonly<Record<ThemeChoice, LucideIcon>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
  contrast: Contrast,
};
