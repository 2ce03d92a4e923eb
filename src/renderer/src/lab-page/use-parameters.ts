/** What is filled in for the next run, and what does not fit yet. */
import { useMemo, useState } from 'react';
import { settle, shownParams, type Lab, type ParameterProblem, type ParamsOf } from '../../../shared/labs/lab';
import type { Parameter } from '../../../shared/labs/parameter';
import type { Json } from '../../../shared/wire/json';
import { refusedFor, type TriedRun } from './refused';

export interface Parameters {
  /** As typed. */
  readonly texts: Readonly<Record<string, string>>;
  /** Values of all that fit; the experiment's own for the rest. Nothing secret is in them. */
  readonly values: Readonly<Record<string, Json>>;
  /** The same with what is secret: only for the run that is started with them. */
  readonly whole: Readonly<Record<string, Json>>;
  readonly problems: Readonly<Record<string, ParameterProblem['problem']>>;
  readonly fit: boolean;
  readonly changed: boolean;
  readonly set: (name: string, text: string) => void;
  readonly reset: () => void;
}

/** @param tried  the last run: what it was refused for is said at the field, until the field is changed */
export function useParameters(lab: Lab, experiment: string, tried?: TriedRun): Parameters {
  const preset = useMemo(() => presetOf(lab, experiment), [lab, experiment]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const whole: Record<string, Json> = { ...preset.values };
  const problems: Record<string, ParameterProblem['problem']> = {};
  for (const [name, parameter] of Object.entries(lab.parameters)) {
    const text = typed[name];
    if (text === undefined) continue;
    const parsed = parameter.parse(text);
    if (parsed.ok) whole[name] = parsed.value;
    else problems[name] = parsed.problem;
  }
  const together = Object.keys(problems).length === 0 ? settle(lab, experiment, whole) : undefined;
  if (together?.ok === false) problems[together.parameter] = together.problem;
  const values = shownParams(lab, whole);
  const fit = Object.keys(problems).length === 0;
  const refused = refusedFor(tried, values);
  if (refused) problems[refused.parameter] ??= refused.problem;
  const texts = { ...preset.texts, ...typed };
  return {
    texts,
    values,
    whole,
    problems,
    // What was refused may be tried again: whoever had the port may be gone.
    fit,
    changed: Object.keys(texts).some((name) => texts[name] !== preset.texts[name]),
    set: (name, text) => setTyped((before) => ({ ...before, [name]: text })),
    reset: () => setTyped({}),
  };
}

function presetOf(
  lab: Lab,
  experiment: string,
): { readonly values: Readonly<Record<string, Json>>; readonly texts: Readonly<Record<string, string>> } {
  const settled = settle(lab, experiment, {});
  if (!settled.ok) throw new Error(`${lab.id}/${experiment}: its own ${settled.parameter} does not fit`);
  return { values: settled.params, texts: textsOf(lab, settled.params) };
}

/** What a run was given. A file may have been written by anybody: what does not fit the lab is its default here. */
export function fittingParams(lab: Lab, given: Readonly<Record<string, Json>>): ParamsOf<Lab> {
  return Object.fromEntries(
    Object.entries(lab.parameters).map(([name, parameter]) => {
      const checked = parameter.check(given[name]);
      return [name, checked.ok ? checked.value : parameter.default];
    }),
  );
}

/** Values as a form or a reader sees them. What does not fit, such as in a file of another version, is shown as it is. */
export function textsOf(lab: Lab, values: Readonly<Record<string, Json>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(lab.parameters).map(([name, parameter]) => [name, formatted(parameter, values[name])]),
  );
}

function formatted(parameter: Parameter, value: Json | undefined): string {
  // Its own check has just passed the value, so it is of the type `format` takes.
  return parameter.check(value).ok
    ? (parameter.format as (value: Json | undefined) => string)(value)
    : JSON.stringify(value ?? null);
}
