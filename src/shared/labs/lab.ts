/**
 * What a lab is, before anybody builds or draws it: its parameters, its experiments, what a learner
 * may do to a run of it, and what a finished run sums up to.
 *
 * From one such object follow the engine's type (src/main/run/engine.ts), the panel's type
 * (src/renderer/src/labs/panel.ts) and the terminal's parameters.
 */
import type { GenericSchema, InferOutput } from 'valibot';
import type { TypeOf } from '../wire/contract';
import type { Json } from '../wire/json';
import { doesNotFit, type Parameters, type Problem, type ValuesOf } from './parameter';

/** An experiment: a question with its own starting values for some parameters. */
export interface Experiment<Ps extends Parameters = Parameters> {
  readonly set: Partial<ValuesOf<Ps>>;
}

/** What a learner may do to a run while it runs, beyond pause, step and stop. */
export type Actions = Readonly<Record<string, GenericSchema<unknown, unknown>>>;

export interface Lab<
  Id extends string = string,
  Ps extends Parameters = Parameters,
  Xs extends Readonly<Record<string, Experiment>> = Readonly<Record<string, Experiment>>,
  As extends Actions = Actions,
  Summary = unknown,
  Code extends string = string,
> {
  /** kebab-case; also the folder, the route and the test folder. */
  readonly id: Id;
  readonly parameters: Ps;
  /** In the order they are offered; the first is what `interleave run` does unasked. */
  readonly experiments: Xs;
  readonly actions: As;
  /** What no parameter can check alone: whether they go together, and with the experiment. */
  checkTogether?(params: ValuesOf<Ps>, experiment: keyof Xs & string): ParameterProblem | undefined;
  readonly summary: TypeOf<Summary>;
  /** What an action may fail with. */
  readonly errors: readonly Code[];
}

export function lab<
  const Id extends string,
  Ps extends Parameters,
  const Xs extends Readonly<Record<string, Experiment<Ps>>>,
  As extends Actions,
  Summary,
  const Code extends string = never,
>(spec: Lab<Id, Ps, Xs, As, Summary, Code>): Lab<Id, Ps, Xs, As, Summary, Code> {
  return spec;
}

export type ParamsOf<L extends Lab> = ValuesOf<L['parameters']>;
export type ExperimentOf<L extends Lab> = keyof L['experiments'] & string;
export type SummaryOf<L extends Lab> =
  L extends Lab<string, Parameters, never, Actions, infer Summary> ? Summary : NonNullable<L['summary']['type']>;
export type ActionOf<L extends Lab> = keyof L['actions'] & string;
export type ActionArgs<L extends Lab, Name extends ActionOf<L>> = InferOutput<L['actions'][Name]>;

/** A parameter that does not fit, or that the lab does not have. */
export type ParameterProblem = {
  readonly parameter: string;
  readonly problem: Problem | { readonly code: 'NO_SUCH_PARAMETER'; readonly known: readonly string[] };
};

/**
 * The values a run starts with: defaults, then the experiment's, then the learner's.
 *
 * @returns the first problem instead, naming the parameter
 */
export function settle(
  lab: Lab,
  experiment: string,
  given: Readonly<Record<string, unknown>>,
):
  { readonly ok: true; readonly params: Readonly<Record<string, Json>> } | ({ readonly ok: false } & ParameterProblem) {
  const known = Object.keys(lab.parameters);
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) return { ok: false, parameter: stranger, problem: { code: 'NO_SUCH_PARAMETER', known } };
  const preset: Readonly<Record<string, unknown>> = Object.hasOwn(lab.experiments, experiment)
    ? (lab.experiments[experiment]?.set ?? {})
    : {};
  const params: Record<string, Json> = {};
  for (const [name, parameter] of Object.entries(lab.parameters)) {
    const value = Object.hasOwn(given, name) ? given[name] : (preset[name] ?? parameter.default);
    const checked = parameter.check(value);
    if (!checked.ok) return { ...doesNotFit(checked.problem), parameter: name };
    params[name] = checked.value;
  }
  const together = lab.checkTogether?.(params as ValuesOf<Parameters>, experiment);
  return together ? { ok: false, ...together } : { ok: true, params };
}

/** What may be shown, logged and kept of a run's parameters: no password in them. */
export function shownParams(lab: Lab, params: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const parameter = Object.hasOwn(lab.parameters, name) ? lab.parameters[name] : undefined;
      return [name, parameter?.kind === 'address' && typeof value === 'string' ? parameter.shown(value) : value];
    }),
  );
}
