/**
 * A lab's panel: what the renderer needs to know of one lab, beside its contract.
 *
 * The type follows from the contract, the bets and the tasks: an experiment without a bet, a
 * misconception without its feedback, a task without its words or a missing Korean string does not
 * compile.
 */
import type { ComponentType } from 'react';
import type { Address } from '../../../shared/bench/run';
import type { ExperimentOf, Lab, ParamsOf } from '../../../shared/labs/lab';
import type { Json } from '../../../shared/wire/json';
import type { HighlightedSource } from '../../../shared/source';
import type { ActorId, TraceEvent } from '../../../shared/trace/event';
import type { Bet, BetsOf } from '../bet/bet';
import type { SameText } from '../language/text';
import type { Playhead } from '../run/playhead';
import type { RunView } from '../run/run-view';
import type { WireProtocol } from '../trace/meaning/wire';
import type { CompareProps } from './compare/compare';
import type { NoteWords } from '../trace/note-words';
import type { WatchedRun } from './watched-run';

export type TaskStep = 'investigate' | 'modify' | 'make';

interface TaskBase {
  readonly id: string;
  readonly step: TaskStep;
}

/** Done when a run shows it. */
export interface RunTask<Facts = never> extends TaskBase {
  readonly by: 'run';
  passes(facts: Facts): boolean;
}

/** Done by selecting the right event of a run, in the diagram or in the table. */
export interface EventTask<Facts = never> extends TaskBase {
  readonly by: 'event';
  answers(facts: Facts, row: number): boolean;
}

export type Task<Facts = never> = RunTask<Facts> | EventTask<Facts>;
export type TasksOf<L extends Lab, Facts> = { readonly [X in ExperimentOf<L>]: readonly Task<Facts>[] };

export interface TaskText<Facts> {
  readonly ask: string;
  /** What the run at hand lacks; for an {@link EventTask} what the event picked is instead. */
  readonly missing: (facts: Facts, picked?: TraceEvent) => string;
  readonly done: (facts: Facts) => string;
}

interface ExperimentText<
  Facts,
  B extends { options: readonly string[]; misconceptions: readonly string[] },
  Ts extends readonly { id: string }[],
> {
  /** Two to four lines: what is set up and what to watch. */
  readonly intro: string;
  readonly question: string;
  readonly options: { readonly [Option in B['options'][number]]: string };
  /** One sentence: what happened in this run. */
  readonly happened: (facts: Facts) => string;
  readonly right: (facts: Facts) => string;
  readonly feedback: { readonly [M in B['misconceptions'][number]]: (facts: Facts) => string };
  /** For a wrong bet that no misconception explains. */
  readonly otherwise: (facts: Facts) => string;
  /** What the run must show before the bet can be settled. */
  readonly unsettled: string;
  readonly explanation: (facts: Facts) => string;
  readonly modelAnswer: string;
  readonly tasks: { readonly [Id in Ts[number]['id']]: TaskText<Facts> };
}

export interface ParameterText {
  readonly label: string;
  readonly hint: string;
  /**
   * What some values are called, as they are typed: those of a choice, or `0` where it means that there is no limit.
   * What is left out is called by its value.
   */
  readonly values?: Readonly<Record<string, string>>;
}

export interface LabText<
  L extends Lab,
  Facts,
  Bs extends { [X in ExperimentOf<L>]: { options: readonly string[]; misconceptions: readonly string[] } },
  Ts extends { [X in ExperimentOf<L>]: readonly { id: string }[] },
> {
  readonly idea: string;
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
  readonly parameters: { readonly [Name in keyof L['parameters']]: ParameterText };
  readonly experiments: { readonly [X in ExperimentOf<L>]: ExperimentText<Facts, Bs[X], Ts[X]> };
  /** What its programs note, in words. */
  readonly notes?: NoteWords;
}

/** The programs of a lab: which actors run them, and the same program in Python's standard library. */
export interface Program {
  readonly actors: RegExp;
  readonly typescript: HighlightedSource;
}

export interface SceneProps<L extends Lab> {
  readonly experiment: ExperimentOf<L>;
  /** What the run was or will be started with. */
  readonly params: ParamsOf<L>;
  /** `undefined` before the first run: the scene shows what will be there. */
  readonly view: RunView | undefined;
  readonly playhead: Playhead;
  /** What the next run will be given, as long as the setup can be changed: what is drawn to be changed is this. */
  readonly next?: ParamsOf<L> | undefined;
  /** What the scene itself lets a learner do; `undefined` where a run can only be watched. */
  readonly control?: SceneControl | undefined;
}

/** The lab page's hand, lent to the scene: a learner who schedules does so where the threads stand. */
export interface SceneControl {
  /** The run is paused and this actor stands at the turnstile. */
  canStep(actor: ActorId): boolean;
  /** Lets one actor make one step. */
  step(actor: ActorId): void;
  /** A run is going on, so that {@link act} reaches it. */
  readonly alive: boolean;
  act(action: string, args: Json): void;
  /** Fills in a parameter of the next run, as typed; `undefined` while the setup is frozen. */
  readonly setParameter?: ((name: string, text: string) => void) | undefined;
}

export interface ActionsProps {
  readonly view: RunView;
  readonly live: readonly ActorId[];
  readonly act: (action: string, args: Json) => void;
}

type Lesson = () => Promise<{ readonly default: ComponentType }>;

interface PanelSpec<
  L extends Lab,
  Facts,
  Bs extends BetsOf<L, Facts>,
  Ts extends TasksOf<L, Facts>,
  Text extends LabText<L, Facts, Bs, Ts>,
> {
  readonly text: { readonly en: Text; readonly ko: SameText<Text> };
  readonly sources: readonly Program[];
  readonly python: HighlightedSource;
  readonly Scene: ComponentType<SceneProps<L>>;
  readonly facts: (run: WatchedRun<L>) => Facts;
  readonly bets: Bs;
  readonly tasks: Ts;
  readonly lesson: { readonly en: Lesson; readonly ko: Lesson };
  /** What this lab lets a learner do to a run beyond pause, step and stop. */
  readonly Actions?: ComponentType<ActionsProps>;
  /** Lays two ended runs of this lab side by side. */
  readonly Compare?: ComponentType<CompareProps<Facts>>;
  /** Its runs have queues, whose depth over time is worth a view. */
  readonly hasQueues?: true;
  /** Runs of these begin paused, so that the learner schedules from the first step. */
  readonly startsPaused?: readonly ExperimentOf<L>[];
  /** Runs of these have servers that a client from outside may use, while they are kept up. */
  readonly servers?: readonly ExperimentOf<L>[];
  /**
   * Its servers speak a protocol of the lab's own, so that only its Python program can be their client: with
   * what that is started, after its name.
   */
  readonly pythonClient?: (address: Address) => string;
  /** What its programs speak over their connections, if its bytes can be explained one by one. */
  readonly wire?: WireProtocol;
  /** From 1: in which line of the text it was given a run found something wrong; read from its summary. */
  readonly errorLineOf?: (summary: Json) => number | undefined;
  /** Which parameters matter, and are shown, for an experiment; all of them where it is not named. */
  readonly parametersOf?: { readonly [X in ExperimentOf<L>]?: readonly (keyof L['parameters'] & string)[] };
  /** The programs of runs with these parameters, where {@link sources} are not the same for all. */
  readonly sourcesFor?: (params: ParamsOf<L>, experiment: ExperimentOf<L>) => readonly Program[];
}

/** A panel as the lab page handles it, whichever lab it is: facts are passed on unread. */
export interface Panel {
  readonly lab: Lab;
  readonly text: { readonly en: AnyLabText; readonly ko: AnyLabText };
  readonly sources: readonly Program[];
  readonly python: HighlightedSource;
  readonly Scene: ComponentType<SceneProps<Lab>>;
  readonly facts: (run: WatchedRun) => AnyFacts;
  readonly bets: Readonly<Record<string, Bet<AnyFacts, ParamsOf<Lab>>>>;
  readonly tasks: Readonly<Record<string, readonly Task<AnyFacts>[]>>;
  readonly lesson: { readonly en: Lesson; readonly ko: Lesson };
  readonly Actions: ComponentType<ActionsProps> | undefined;
  readonly Compare?: ComponentType<CompareProps<AnyFacts>>;
  readonly hasQueues?: true;
  readonly startsPaused?: readonly string[];
  readonly servers?: readonly string[];
  readonly pythonClient?: (address: Address) => string;
  readonly wire?: WireProtocol;
  readonly errorLineOf?: (summary: Json) => number | undefined;
  readonly parametersOf?: Readonly<Record<string, readonly string[]>>;
  readonly sourcesFor?: (params: ParamsOf<Lab>, experiment: string) => readonly Program[];
}

/** Facts of some lab: only its own functions can read them. */
declare const opaque: unique symbol;
export interface AnyFacts {
  readonly [opaque]: never;
}

export interface AnyExperimentText {
  readonly intro: string;
  readonly question: string;
  readonly options: Readonly<Record<string, string>>;
  readonly happened: (facts: AnyFacts) => string;
  readonly right: (facts: AnyFacts) => string;
  readonly feedback: Readonly<Record<string, (facts: AnyFacts) => string>>;
  readonly otherwise: (facts: AnyFacts) => string;
  readonly unsettled: string;
  readonly explanation: (facts: AnyFacts) => string;
  readonly modelAnswer: string;
  readonly tasks: Readonly<Record<string, TaskText<AnyFacts>>>;
}

export interface AnyLabText {
  readonly idea: string;
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
  readonly parameters: Readonly<Record<string, ParameterText>>;
  readonly experiments: Readonly<Record<string, AnyExperimentText>>;
  readonly notes?: NoteWords;
}

export function definePanel<
  L extends Lab,
  Facts,
  const Bs extends BetsOf<L, Facts>,
  const Ts extends TasksOf<L, Facts>,
  Text extends LabText<L, Facts, Bs, Ts>,
>(lab: L, spec: PanelSpec<L, Facts, Bs, Ts, Text>): Panel {
  // The one place where a lab's own types are forgotten: its facts go from its `facts` to its own texts, bets and tasks only,
  // and its scene gets parameters that fit its contract.
  return { Actions: undefined, ...spec, lab } as unknown as Panel;
}
