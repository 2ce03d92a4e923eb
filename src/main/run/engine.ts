/**
 * What the engine of a lab is, and what a run gives it.
 *
 *     export const echoEngine: Engine<typeof echo> = async (run) => {
 *       const server = run.scope.own('listener', 'echo', await listen({ port: 0 }));
 *       ...
 *       return { finished, act: { ... } };
 *     };
 *
 * An engine knows no host. It opens things in `run.scope`, tells what happens through
 * `run.trace`, stands at `run.turnstile` before each step a learner should be able to hold, and
 * ends when its work is done or when `run.signal` aborts, whichever is first.
 */
import type { ActionArgs, ActionOf, Lab, ParamsOf, SummaryOf, ExperimentOf } from '../../shared/labs/lab';
import type { Address } from '../../shared/bench/run';
import type { Actor } from '../../shared/trace/event';
import type { Json } from '../../shared/wire/json';
import type { ProcessHandle } from '../resources/process';
import type { Scope } from '../resources/scope';
import type { Clock } from './clock';
import type { Recorder } from './recorder';
import type { Turnstile } from './turnstile';

export interface RunContext<L extends Lab = Lab> {
  readonly id: string;
  readonly experiment: ExperimentOf<L>;
  readonly params: ParamsOf<L>;
  readonly seed: number;
  /** Repeatable chance, from the seed. */
  random(): number;
  /** Aborts when the run is to end: stopped by the learner, or its window gone. */
  readonly signal: AbortSignal;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly trace: Recorder;
  readonly turnstile: Turnstile;
  /** Announces a lane. */
  actor(actor: Actor): void;
  /** Announces a server for clients from outside. */
  address(address: Address): void;
  /** The servers stay up after the work is done, until the run is stopped. */
  readonly hold: boolean;
  /** Starts `src/main/labs/<name>` as a process of its own, owned by the run. */
  spawnProcess(name: string, label: string, args: readonly string[]): Promise<ProcessHandle>;
  /** The built file of a program, for `new Worker`. */
  programFile(name: string): string;
}

export interface Running<L extends Lab> {
  /** Resolves with the summary, also after an abort, with what there is by then. */
  readonly finished: Promise<SummaryOf<L>>;
  readonly act: { readonly [Name in ActionOf<L>]: (args: ActionArgs<L, Name>) => Json | Promise<Json> };
}

export type Engine<L extends Lab> = (run: RunContext<L>) => Promise<Running<L>>;
