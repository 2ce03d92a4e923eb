/**
 * What a screen asks of the bench, whatever the lab: start a run, watch it, take control of its
 * pace, stop it, keep it. What only one lab knows goes through `act`.
 */
import * as v from 'valibot';
import { call, contract, feed, type } from '../wire/contract';
import type { Json } from '../wire/json';
import type { ActorId, EventKind, Place } from '../trace/event';
import type { ParameterProblem } from '../labs/lab';
import { PaceSchema, type Pace } from './pace';
import { ProgressChangeSchema, type Progress } from './progress';
import type { RunHead, RunItem } from './run';

const runId = v.pipe(v.string(), v.maxLength(64));
const fileName = v.pipe(v.string(), v.regex(/^[\w. -]{1,120}\.lab$/));

/** Something a session holds open right now. */
export interface LiveResource {
  readonly id: number;
  readonly kind: 'run' | 'process' | 'thread' | 'listener' | 'socket' | 'file' | 'timer';
  readonly label: string;
  readonly run?: string;
  readonly pid?: number;
}

/** What the turnstile sees: the pace, who stands at it and what each would do next. */
export interface GateState {
  readonly pace: Pace;
  readonly waiting: readonly ({ readonly actor: ActorId; readonly kind: EventKind; readonly line?: number } & Place)[];
}

/** Where the app runs and where it keeps things. */
export interface About {
  readonly version: string;
  readonly host: 'desktop' | 'web' | 'terminal';
  readonly platform: string;
  readonly cores: number;
  readonly dataFolder: string;
}

export interface SavedRun {
  readonly file: string;
  readonly head: RunHead;
  readonly savedAt: string;
  readonly sizeBytes: number;
}

export const TEXT_FORMATS = ['jsonl', 'csv', 'mermaid'] as const;
/** Files that are no text: their pieces cross the wire as base64. */
export const BINARY_FORMATS = ['pcapng'] as const;
export const EXPORT_FORMATS = [...TEXT_FORMATS, ...BINARY_FORMATS] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
export type BinaryFormat = (typeof BINARY_FORMATS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Base64 of 3 MB: well below the frame limit. */
const MAX_PIECE_CHARS = 4 * 1024 * 1024;

const nothing = v.strictObject({});

export const bench = contract('bench', {
  about: call({ args: nothing, answer: type<About>(), errors: [] }),

  /** Starts a run. `BAD_PARAMETER` carries a {@link ParameterProblem}. */
  start: call({
    args: v.strictObject({
      lab: v.pipe(v.string(), v.maxLength(64)),
      experiment: v.optional(v.pipe(v.string(), v.maxLength(64))),
      params: v.record(v.pipe(v.string(), v.maxLength(64)), v.unknown()),
      seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff))),
      pace: v.optional(PaceSchema),
      /** Servers of the run stay up after the work is done, until it is stopped. */
      hold: v.optional(v.boolean()),
    }),
    answer: type<RunHead>(),
    errors: ['UNKNOWN_LAB', 'UNKNOWN_EXPERIMENT', 'BAD_PARAMETER', 'TOO_MANY_RUNS'],
  }),
  /**
   * Addresses of servers that run on this machine and that a run could use instead of its own: `redis` asks port 6379
   * of the loopback whether a Redis answers there.
   */
  serversHere: call({
    args: v.strictObject({ protocol: v.picklist(['redis']) }),
    answer: type<readonly string[]>(),
    errors: [],
  }),
  /** Everything about a run, from its beginning, as it happens; ends when the run has ended. */
  watch: feed({
    args: v.strictObject({ run: runId }),
    item: type<RunItem>(),
    delivery: 'lossless',
    // An item is a pack of up to 4,096 events: two packs travel while two are being read.
    window: 4,
    errors: ['UNKNOWN_RUN'],
  }),
  gate: feed({
    args: v.strictObject({ run: runId }),
    item: type<GateState>(),
    delivery: 'lossy',
    errors: ['UNKNOWN_RUN'],
  }),
  pace: call({ args: v.strictObject({ run: runId, pace: PaceSchema }), answer: type<null>(), errors: ['UNKNOWN_RUN'] }),
  /** Lets one actor make one step: the named one, or whoever came first. Pauses a run that is not paused. */
  step: call({
    args: v.strictObject({ run: runId, actor: v.optional(v.pipe(v.string(), v.maxLength(64))) }),
    answer: type<null>(),
    errors: ['UNKNOWN_RUN', 'UNKNOWN_ACTOR'],
  }),
  /** Does what only this lab knows. `ACTION_FAILED` carries the lab's own code. */
  act: call({
    args: v.strictObject({ run: runId, action: v.pipe(v.string(), v.maxLength(64)), args: v.unknown() }),
    answer: type<Json>(),
    errors: ['UNKNOWN_RUN', 'UNKNOWN_ACTION', 'RUN_HAS_ENDED', 'ACTION_FAILED'],
  }),
  /** Ends a run; answers when all it held is gone. Its trace stays until it is forgotten. */
  stop: call({ args: v.strictObject({ run: runId }), answer: type<null>(), errors: ['UNKNOWN_RUN'] }),
  /** Ends a run and lets go of its trace. */
  forget: call({ args: v.strictObject({ run: runId }), answer: type<null>(), errors: ['UNKNOWN_RUN'] }),

  running: feed({ args: nothing, item: type<readonly LiveResource[]>(), delivery: 'lossy', errors: [] }),
  stopAll: call({ args: nothing, answer: type<null>(), errors: [] }),

  /** `setAside` names the file a damaged progress was moved to, if that just happened. */
  loadProgress: call({
    args: nothing,
    answer: type<{ readonly progress: Progress; readonly setAside: string | null }>(),
    errors: ['FILE_FAILED'],
  }),
  /** Makes a change to the kept progress, whatever else has changed in it meanwhile. */
  saveProgress: call({
    args: v.strictObject({ change: ProgressChangeSchema }),
    answer: type<null>(),
    errors: ['FILE_FAILED'],
  }),

  saveRun: call({
    args: v.strictObject({ run: runId }),
    answer: type<SavedRun>(),
    errors: ['UNKNOWN_RUN', 'RUN_NOT_ENDED', 'FILE_FAILED'],
  }),
  savedRuns: call({ args: nothing, answer: type<readonly SavedRun[]>(), errors: ['FILE_FAILED'] }),
  /** Opens a kept run as one that has ended: it can be watched, scrubbed and exported like any other. */
  openRun: call({
    args: v.strictObject({ file: fileName }),
    answer: type<RunHead>(),
    errors: ['FILE_FAILED', 'NOT_A_RUN_FILE', 'NEWER_RUN_FILE', 'TOO_MANY_RUNS'],
  }),
  /**
   * Hands over a run file from elsewhere, piece by piece; answers the kept run after the last.
   * `upload` is chosen by the sender and the same for all pieces of one file.
   */
  addRun: call({
    args: v.strictObject({
      upload: runId,
      piece: v.pipe(v.string(), v.base64(), v.maxLength(MAX_PIECE_CHARS)),
      last: v.boolean(),
    }),
    answer: type<SavedRun | null>(),
    errors: ['FILE_FAILED', 'NOT_A_RUN_FILE', 'NEWER_RUN_FILE'],
  }),
  /** A kept run's file as it is, in pieces of base64, to be taken elsewhere. */
  takeRun: feed({
    args: v.strictObject({ file: fileName }),
    item: type<string>(),
    delivery: 'lossless',
    window: 2,
    errors: ['FILE_FAILED'],
  }),
  deleteRun: call({ args: v.strictObject({ file: fileName }), answer: type<null>(), errors: ['FILE_FAILED'] }),
  /** The run in pieces: text, or base64 of a binary format. `NO_PACKETS`: a capture file of a run that was on no network. */
  exportRun: feed({
    args: v.strictObject({ run: runId, as: v.picklist(EXPORT_FORMATS) }),
    item: type<string>(),
    delivery: 'lossless',
    window: 4,
    errors: ['UNKNOWN_RUN', 'NO_PACKETS'],
  }),
});

export type { ParameterProblem };
