/** What the processes of one run share: the run, the queues between them, and who hears what they report. */
import type { ActorId, EventKind, MessageId } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../engine';
import type { Handovers } from './handovers';
import type { Report } from './message';
import type { Entry, ParentQueue } from './parent-queue';
import type { ProgramProcess } from './program-process';

/** What the policy of a lab wants to hear of its processes. */
export interface ProcessObserver {
  /** Was put into a queue and recorded. */
  didPut?(by: ActorId, queue: ParentQueue, item: Json): void;
  /** Was taken out of a queue and recorded, and is on its way. */
  didGet?(by: ActorId, queue: ParentQueue, entry: Entry<Json>): void;
  /** `msg`: of what it handed over, or was handed. */
  didTell?(by: ActorId, kind: EventKind, data: Json, msg?: MessageId): void;
  /** It is gone. Its `exit` is recorded when this returns. */
  willEnd?(actor: ActorId): void;
}

/**
 * Stands between what processes report and the trace, where what one did can only be told once what another
 * did is known.
 */
export interface Intake {
  started(member: ProgramProcess): void;
  /** Hands each report to `member.take`, in order, or does what it is about itself. */
  heard(member: ProgramProcess, reports: readonly Report[]): void;
  /** It is gone, and all it said was heard. Resolves when all of it is told. */
  ended(member: ProgramProcess): Promise<void>;
}

/** What the processes of a run need of it. */
export type TeamContext = Pick<RunContext, 'actor' | 'clock' | 'trace' | 'turnstile' | 'signal' | 'spawnProcess'>;

/** What the processes of a run share. */
export interface Workplace {
  readonly run: TeamContext;
  readonly queues: ReadonlyMap<string, ParentQueue>;
  readonly handovers: Handovers;
  readonly observer: ProcessObserver;
  readonly intake?: Intake | undefined;
  /** `false` only where tracing itself is measured. */
  readonly traced: boolean;
}
