/** `interleave list`: the labs, their experiments and what their parameters take. */
import type { Lab } from '../../../shared/labs/lab';
import type { Parameter } from '../../../shared/labs/parameter';
import { labs } from '../../../shared/labs/registry';
import { unreachable } from '../../../shared/unreachable';
import { readArgs } from './usage';

export function listLabs(args: readonly string[]): Promise<number> {
  const { values } = readArgs(args, { json: { type: 'boolean' } }, { names: [] });
  for (const lab of Object.values<Lab>(labs)) process.stdout.write(values.json ? jsonLine(lab) : plainLines(lab));
  return Promise.resolve(0);
}

function jsonLine(lab: Lab): string {
  const parameters = Object.fromEntries(
    Object.entries(lab.parameters).map(([name, parameter]) => [
      name,
      { default: parameter.default, ...takes(parameter) },
    ]),
  );
  return `${JSON.stringify({ type: 'lab', lab: lab.id, experiments: Object.keys(lab.experiments), parameters })}\n`;
}

function takes(parameter: Parameter): Readonly<Record<string, unknown>> {
  switch (parameter.kind) {
    case 'integer':
      return {
        kind: 'integer',
        min: parameter.min,
        max: parameter.max,
        ...(parameter.unit ? { unit: parameter.unit } : {}),
      };
    case 'choice':
      return { kind: 'choice', choices: parameter.choices };
    case 'items':
      return {
        kind: 'items',
        minItems: parameter.minItems ?? 0,
        maxItems: parameter.maxItems,
        maxItemChars: parameter.maxItemChars,
      };
    case 'schedule':
      return { kind: 'schedule', maxSteps: parameter.maxSteps, maxThread: parameter.maxThread };
    case 'code':
      return { kind: 'code', maxChars: parameter.maxChars };
    case 'text':
      return { kind: 'text', maxChars: parameter.maxChars };
    case 'decimal':
      return { kind: 'decimal', min: parameter.min, max: parameter.max };
    case 'flag':
      return { kind: 'flag' };
    case 'positions':
      return { kind: 'positions', min: parameter.min, max: parameter.max, maxItems: parameter.maxItems };
    case 'address':
      return { kind: 'address' };
    default:
      return unreachable(parameter);
  }
}

function plainLines(lab: Lab): string {
  const lines = Object.entries(lab.parameters).map(([name, parameter]) => `    --set ${name}=${describe(parameter)}`);
  return [lab.id, `    --experiment ${Object.keys(lab.experiments).join(' | ')}`, ...lines, ''].join('\n');
}

function describe(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'integer':
      return `${parameter.default}   (${parameter.min} to ${parameter.max}${parameter.unit ? ` ${parameter.unit}` : ''})`;
    case 'choice':
      return `${parameter.default}   (${parameter.choices.join(' | ')})`;
    case 'items':
      return `${parameter.format(parameter.default)}   (numbers and texts, at most ${parameter.maxItems})`;
    case 'schedule':
      return `${parameter.format(parameter.default)}   (thread numbers from 0 to ${parameter.maxThread}, such as 0,0,1,1)`;
    case 'code':
      return `...   (a program text of at most ${parameter.maxChars} characters)`;
    case 'text':
      return `'${parameter.default.slice(0, 40)}'   (a text of at most ${parameter.maxChars} characters)`;
    case 'decimal':
      return `${parameter.default}   (${parameter.min} to ${parameter.max})`;
    case 'flag':
      return `${parameter.default}   (true | false)`;
    case 'positions':
      return `${parameter.format(parameter.default)}   (rising whole numbers from ${parameter.min} to ${parameter.max}, such as 2,5)`;
    case 'address':
      return "''   (where a server is; empty: inside the app)";
    default:
      return unreachable(parameter);
  }
}
