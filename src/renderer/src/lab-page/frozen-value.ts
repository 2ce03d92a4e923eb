/** What a parameter is set to, in the reader's words, where it cannot be changed. */
import type { Parameter } from '../../../shared/labs/parameter';
import type { SameText } from '../language/text';
import type { ParameterText } from '../labs/panel';
import type { texts } from './text';

/** Long values are cut: the form has the whole. */
const MOST_CHARS = 60;

export const shortened = (text: string): string => (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text);

/** A share of all is written in per cent; any other decimal as it is. */
export const isShare = (parameter: Parameter): boolean =>
  parameter.kind === 'decimal' && parameter.min === 0 && parameter.max === 1;

export interface Named {
  readonly parameter: Parameter;
  /** As the parameter's `format` writes it. */
  readonly text: string;
  readonly words: ParameterText | undefined;
}

export function frozenValue({ parameter, text, words }: Named, t: SameText<(typeof texts)['en']>): string {
  const called = words?.values?.[text];
  if (called !== undefined) return called;
  switch (parameter.kind) {
    case 'code':
      return t.codeLines(text.trimEnd().split('\n').length);
    case 'flag':
      return text === 'true' ? t.yes : t.no;
    case 'choice':
      return text;
    case 'decimal':
      return isShare(parameter) && text !== '' ? percent(Number(text)) : text;
    case 'positions':
      return text === '' ? t.nowhere : shortened(text);
    case 'integer':
      return parameter.unit ? t.inUnit(text, unitWords(parameter.unit, t)) : text;
    case 'address':
      return text === '' ? t.server.embedded : shortened(parameter.shown(text));
    case 'text':
    case 'items':
    case 'schedule':
      return shortened(text);
  }
}

/** The unit in the reader's words; as the contract writes it where there are none. */
export const unitWords = (unit: string, t: SameText<(typeof texts)['en']>): string =>
  Object.entries(t.units).find(([name]) => name === unit)?.[1] ?? unit;

/** 0.2 as `20%`; a tenth of a per cent is the least anybody sets. */
const percent = (share: number): string => `${String(Math.round(share * 1_000) / 10)}%`;
