/** Reading what was typed, and saying what was wrong with it. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ParameterProblem } from '../../../shared/labs/lab';
import { unreachable } from '../../../shared/unreachable';

/** Wrong usage: the terminal ends with exit code 2 and this message. */
export class UsageError extends Error {}

/** `parseArgs` with its complaints turned into usage errors. */
export function readArgs<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  positionals: { readonly names: readonly string[] },
): {
  values: ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>['values'];
  positionals: readonly string[];
} {
  let read;
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { names } = positionals;
  const missing = names[read.positionals.length];
  if (missing !== undefined) throw new UsageError(`<${missing}> is missing`);
  const extra = read.positionals[names.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many`);
  return { values: read.values, positionals: read.positionals };
}

/** @throws UsageError unless `text` is a whole number in the range */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max))
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
  return value;
}

/** The sentence for a parameter that does not fit, naming it and saying what it takes. */
export function problemSentence({ parameter, problem }: ParameterProblem): string {
  const of = `parameter "${parameter}"`;
  switch (problem.code) {
    case 'NO_SUCH_PARAMETER':
      return `there is no ${of}; there are: ${problem.known.join(', ')}`;
    case 'NOT_A_WHOLE_NUMBER':
      return `${of} takes a whole number from ${problem.min} to ${problem.max}`;
    case 'OUT_OF_RANGE':
      return `${of} goes from ${problem.min} to ${problem.max}; ${problem.got} does not fit`;
    case 'NOT_A_CHOICE':
      return problem.choices.length === 1
        ? `${of} can only be ${problem.choices.join()} in this experiment`
        : `${of} takes one of: ${problem.choices.join(', ')}`;
    case 'NOT_A_LIST':
      return `${of} takes a list such as 1,2,'d',-1 (close every quote)`;
    case 'TOO_FEW_ITEMS':
      return `${of} takes at least ${problem.min} item${problem.min === 1 ? '' : 's'}, not ${problem.got}`;
    case 'TOO_MANY_ITEMS':
      return `${of} takes at most ${problem.max} items, not ${problem.got}`;
    case 'TOO_MUCH_TEXT':
      return `${of} takes at most ${problem.max} characters in all, not ${problem.got}`;
    case 'ITEM_TOO_LONG':
      return `${of} takes items of at most ${problem.max} characters; item ${problem.at + 1} has ${problem.got}`;
    case 'NOT_AN_ITEM':
      return `${of} takes numbers and texts; item ${problem.at + 1} is neither`;
    case 'NOT_A_SCHEDULE':
      return `${of} takes thread numbers from 0 to ${problem.maxThread}, such as 0,0,1,1`;
    case 'TOO_MANY_STEPS':
      return `${of} takes at most ${problem.max} steps, not ${problem.got}`;
    case 'NOT_A_TEXT':
      return `${of} takes a text`;
    case 'NOT_A_NUMBER':
      return `${of} takes a number from ${problem.min} to ${problem.max}`;
    case 'NOT_A_FLAG':
      return `${of} takes true or false`;
    case 'NOT_POSITIONS':
      return `${of} takes whole numbers from ${problem.min} to ${problem.max}, such as 2,5`;
    case 'NOT_RISING':
      return `${of} takes rising numbers; number ${problem.at + 1} is not larger than the one before`;
    case 'NOT_AN_ADDRESS':
      return `${of} takes an address such as redis://127.0.0.1:6379, rediss://user:password@host:6380, redis+sentinel://host:26379/mymaster or redis+cluster://host:7000,host:7001; empty is the broker inside the app`;
    case 'PORT_IN_USE':
      return `${of}: port ${problem.port} is in use by another program (0 takes any free one)`;
    case 'UNREACHABLE':
      return `${of}: no connection to ${problem.address}: ${problem.reason}`;
    case 'PORT_FORBIDDEN':
      return `${of}: the system does not let us have port ${problem.port} (0 takes any free one)`;
    default:
      return unreachable(problem);
  }
}
