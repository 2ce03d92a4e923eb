/**
 * A parameter of a lab, described once: the form field, the `--set key=value` of the terminal, the
 * check at the host and the default all come from here.
 *
 * A check answers with a closed code and figures, never with a sentence: the renderer and the
 * terminal word it, in the reader's language.
 */
import type { Json } from '../wire/json';
import { formatItem, NUMBER, parseItems, type Item } from './item-list';

/** Why a value does not fit. The texts for these codes are in the renderer and in the terminal. */
export type Problem =
  | { readonly code: 'NOT_A_WHOLE_NUMBER'; readonly min: number; readonly max: number }
  | { readonly code: 'OUT_OF_RANGE'; readonly min: number; readonly max: number; readonly got: number }
  | { readonly code: 'NOT_A_CHOICE'; readonly choices: readonly string[] }
  | { readonly code: 'NOT_A_LIST' }
  | { readonly code: 'TOO_FEW_ITEMS'; readonly min: number; readonly got: number }
  | { readonly code: 'TOO_MANY_ITEMS'; readonly max: number; readonly got: number }
  | { readonly code: 'TOO_MUCH_TEXT'; readonly max: number; readonly got: number }
  | { readonly code: 'ITEM_TOO_LONG'; readonly max: number; readonly got: number; readonly at: number }
  | { readonly code: 'NOT_AN_ITEM'; readonly at: number }
  | { readonly code: 'NOT_A_SCHEDULE'; readonly maxThread: number }
  | { readonly code: 'TOO_MANY_STEPS'; readonly max: number; readonly got: number }
  | { readonly code: 'NOT_A_TEXT' }
  | { readonly code: 'NOT_A_NUMBER'; readonly min: number; readonly max: number }
  | { readonly code: 'NOT_A_FLAG' }
  | { readonly code: 'NOT_POSITIONS'; readonly min: number; readonly max: number }
  | { readonly code: 'NOT_RISING'; readonly at: number }
  | { readonly code: 'NOT_AN_ADDRESS' }
  /** Found when the run was about to open it; nothing of the run was started. */
  | { readonly code: 'PORT_IN_USE'; readonly port: number }
  | { readonly code: 'PORT_FORBIDDEN'; readonly port: number }
  /** `reason`: the system's name of what went wrong, or what the server answered. */
  | { readonly code: 'UNREACHABLE'; readonly address: string; readonly reason: string };

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const fits = <T>(value: T): Checked<T> => ({ ok: true, value });
export const doesNotFit = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

interface ParameterOf<Kind extends string, T extends Json> {
  readonly kind: Kind;
  readonly default: T;
  /** Checks a JSON value from the wire. */
  check(value: unknown): Checked<T>;
  /** Reads what a person typed, in the form or after `--set key=`. */
  parse(text: string): Checked<T>;
  /** The text that {@link parse} reads back as `value`. */
  format(value: T): string;
}

export interface IntegerParameter extends ParameterOf<'integer', number> {
  readonly min: number;
  readonly max: number;
  readonly unit?: 'ms' | 'bytes';
}

/** Stands for "no limit" in an {@link IntegerParameter} that may have none, such as a queue's capacity. */
export const UNBOUNDED = 0;

export interface ChoiceParameter<Choice extends string> extends ParameterOf<'choice', Choice> {
  readonly choices: readonly Choice[];
}

export interface ItemsParameter extends ParameterOf<'items', readonly Item[]> {
  /** Left out: it may be empty. */
  readonly minItems?: number;
  readonly maxItems: number;
  readonly maxItemChars: number;
}

/** Whose turn it is, step by step, by thread number from 0: `0,0,1,1`. Empty means nobody's in particular. */
export interface ScheduleParameter extends ParameterOf<'schedule', readonly number[]> {
  readonly maxSteps: number;
  readonly maxThread: number;
}

/** A program text of the learner's. */
export interface CodeParameter extends ParameterOf<'code', string> {
  readonly maxChars: number;
}

/** A number that need not be whole, such as a share from 0 (never) to 1 (always). */
export interface DecimalParameter extends ParameterOf<'decimal', number> {
  readonly min: number;
  readonly max: number;
}

/** Yes or no. */
export type FlagParameter = ParameterOf<'flag', boolean>;

/** A text of one or more lines. */
export interface TextParameter extends ParameterOf<'text', string> {
  readonly maxChars: number;
}

/** Places in a sequence of bytes, rising: `2,5`. */
export interface PositionsParameter extends ParameterOf<'positions', readonly number[]> {
  readonly min: number;
  readonly max: number;
  readonly maxItems: number;
}

/** Where a server is. It may hold a password: what is shown, logged or kept of a run has only {@link shown} of it. */
export interface AddressParameter extends ParameterOf<'address', string> {
  shown(value: string): string;
}

/** All texts of a list together: what a run sums up in the end, quoted and escaped, must fit in a frame. */
const MAX_LIST_CHARS = 500_000;

export type Parameter =
  | IntegerParameter
  | ChoiceParameter<string>
  | ItemsParameter
  | ScheduleParameter
  | CodeParameter
  | DecimalParameter
  | FlagParameter
  | TextParameter
  | PositionsParameter
  | AddressParameter;
export type ValueOf<P> = P extends ParameterOf<string, infer T> ? T : never;
export type Parameters = Readonly<Record<string, Parameter>>;
export type ValuesOf<Ps extends Parameters> = { readonly [Name in keyof Ps]: ValueOf<Ps[Name]> };

export function integer(spec: Pick<IntegerParameter, 'default' | 'min' | 'max' | 'unit'>): IntegerParameter {
  const { min, max } = spec;
  const check = (value: unknown): Checked<number> => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return doesNotFit({ code: 'NOT_A_WHOLE_NUMBER', min, max });
    return value < min || value > max ? doesNotFit({ code: 'OUT_OF_RANGE', min, max, got: value }) : fits(value);
  };
  return {
    kind: 'integer',
    ...spec,
    check,
    parse: (text) => check(/^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : undefined),
    format: String,
  };
}

export function choice<const Choice extends string>(
  choices: readonly Choice[],
  initial: NoInfer<Choice>,
): ChoiceParameter<Choice> {
  const check = (value: unknown): Checked<Choice> => {
    const found = choices.find((one) => one === value);
    return found === undefined ? doesNotFit({ code: 'NOT_A_CHOICE', choices }) : fits(found);
  };
  return { kind: 'choice', choices, default: initial, check, parse: (text) => check(text.trim()), format: String };
}

export function items(
  spec: Pick<ItemsParameter, 'default' | 'minItems' | 'maxItems' | 'maxItemChars'>,
): ItemsParameter {
  const { minItems = 0 } = spec;
  const check = (value: unknown): Checked<readonly Item[]> => {
    if (!Array.isArray(value)) return doesNotFit({ code: 'NOT_A_LIST' });
    if (value.length < minItems) return doesNotFit({ code: 'TOO_FEW_ITEMS', min: minItems, got: value.length });
    if (value.length > spec.maxItems)
      return doesNotFit({ code: 'TOO_MANY_ITEMS', max: spec.maxItems, got: value.length });
    for (const [at, one] of value.entries()) {
      const problem = itemProblem(one, at, spec.maxItemChars);
      if (problem) return doesNotFit(problem);
    }
    const chars = (value as readonly Item[]).reduce<number>((sum, one) => sum + String(one).length, 0);
    return chars > MAX_LIST_CHARS
      ? doesNotFit({ code: 'TOO_MUCH_TEXT', max: MAX_LIST_CHARS, got: chars })
      : fits(value as readonly Item[]);
  };
  return {
    kind: 'items',
    ...spec,
    check,
    parse: (text) => check(parseItems(text)),
    format: (value) => value.map(formatItem).join(','),
  };
}

export function schedule(spec: Pick<ScheduleParameter, 'default' | 'maxSteps' | 'maxThread'>): ScheduleParameter {
  const { maxSteps, maxThread } = spec;
  const isThread = (one: unknown): boolean =>
    typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= maxThread;
  const check = (value: unknown): Checked<readonly number[]> => {
    if (!Array.isArray(value) || !value.every(isThread)) return doesNotFit({ code: 'NOT_A_SCHEDULE', maxThread });
    return value.length > maxSteps
      ? doesNotFit({ code: 'TOO_MANY_STEPS', max: maxSteps, got: value.length })
      : fits(value as readonly number[]);
  };
  return {
    kind: 'schedule',
    ...spec,
    check,
    parse: (text) => check(parseItems(text)),
    format: (value) => value.join(','),
  };
}

export function code(spec: Pick<CodeParameter, 'default' | 'maxChars'>): CodeParameter {
  const { maxChars } = spec;
  const check = (value: unknown): Checked<string> => {
    if (typeof value !== 'string') return doesNotFit({ code: 'NOT_A_TEXT' });
    return value.length > maxChars
      ? doesNotFit({ code: 'TOO_MUCH_TEXT', max: maxChars, got: value.length })
      : fits(value);
  };
  return { kind: 'code', ...spec, check, parse: check, format: String };
}

export function decimal(spec: Pick<DecimalParameter, 'default' | 'min' | 'max'>): DecimalParameter {
  const { min, max } = spec;
  const check = (value: unknown): Checked<number> => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return doesNotFit({ code: 'NOT_A_NUMBER', min, max });
    return value < min || value > max ? doesNotFit({ code: 'OUT_OF_RANGE', min, max, got: value }) : fits(value);
  };
  const parse = (text: string): Checked<number> => check(NUMBER.test(text.trim()) ? Number(text) : undefined);
  return { kind: 'decimal', ...spec, check, parse, format: String };
}

/** A share of all, such as how many datagrams get lost: 0 is none, 1 is all. */
export const share = (initial = 0): DecimalParameter => decimal({ default: initial, min: 0, max: 1 });

export function flag(initial: boolean): FlagParameter {
  const check = (value: unknown): Checked<boolean> =>
    typeof value === 'boolean' ? fits(value) : doesNotFit({ code: 'NOT_A_FLAG' });
  const parse = (text: string): Checked<boolean> => {
    const word = text.trim().toLowerCase();
    return check(word === 'true' ? true : word === 'false' ? false : undefined);
  };
  return { kind: 'flag', default: initial, check, parse, format: String };
}

export function text(spec: Pick<TextParameter, 'default' | 'maxChars'>): TextParameter {
  return { ...code(spec), kind: 'text' };
}

export function positions(spec: Pick<PositionsParameter, 'default' | 'min' | 'max' | 'maxItems'>): PositionsParameter {
  const { min, max, maxItems } = spec;
  const check = (value: unknown): Checked<readonly number[]> => {
    if (!Array.isArray(value) || !value.every((one) => Number.isInteger(one)))
      return doesNotFit({ code: 'NOT_POSITIONS', min, max });
    if (value.length > maxItems) return doesNotFit({ code: 'TOO_MANY_ITEMS', max: maxItems, got: value.length });
    const list = value as readonly number[];
    const outside = list.find((one) => one < min || one > max);
    if (outside !== undefined) return doesNotFit({ code: 'OUT_OF_RANGE', min, max, got: outside });
    const fallen = list.findIndex((one, at) => at > 0 && one <= (list[at - 1] ?? 0));
    return fallen >= 0 ? doesNotFit({ code: 'NOT_RISING', at: fallen }) : fits(list);
  };
  return {
    kind: 'positions',
    ...spec,
    check,
    parse: (typed) => check(parseItems(typed)),
    format: (value) => value.join(','),
  };
}

function itemProblem(item: unknown, at: number, maxChars: number): Problem | undefined {
  if (typeof item === 'number') return Number.isFinite(item) ? undefined : { code: 'NOT_AN_ITEM', at };
  if (typeof item !== 'string') return { code: 'NOT_AN_ITEM', at };
  return item.length > maxChars ? { code: 'ITEM_TOO_LONG', max: maxChars, got: item.length, at } : undefined;
}
