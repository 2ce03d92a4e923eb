/** The runs of one session: started, opened from files, watched, acted on, forgotten. */
import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import {
  BINARY_FORMATS,
  type ExportFormat,
  type GateState,
  type SavedRun,
  type TextFormat,
} from '../../shared/bench/contract';
import { FREE, type Pace } from '../../shared/bench/pace';
import type { RunHead } from '../../shared/bench/run';
import { settle, type Lab } from '../../shared/labs/lab';
import { isLabId, labs } from '../../shared/labs/registry';
import { asLabError, LabError } from '../../shared/wire/error';
import type { Json } from '../../shared/wire/json';
import { fromIterable, LatestSource, type Source } from '../../shared/wire/source';
import { engines } from '../labs/registry';
import type { Scope } from '../resources/scope';
import type { Engine } from '../run/engine';
import { exportBytes, exportRun } from '../../shared/trace/export/export-run';
import type { RunLibrary } from '../run/run-library';
import { Run, type RunHost, type WatchableRun } from '../run/run';

/** Runs a session keeps at once, ended ones included: each may hold a trace of some 60 MB. */
const MAX_RUNS = 8;

export interface StartRequest {
  readonly lab: string;
  readonly experiment?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed?: number | undefined;
  readonly pace?: Pace | undefined;
  readonly hold?: boolean | undefined;
}

export class Runs {
  readonly #runs = new Map<string, WatchableRun>();
  /** Files on their way into memory. */
  #opening = 0;

  constructor(
    readonly scope: Scope,
    readonly host: RunHost,
    readonly library: RunLibrary,
  ) {}

  /** @throws LabError 'UNKNOWN_LAB' | 'UNKNOWN_EXPERIMENT' | 'BAD_PARAMETER' | 'TOO_MANY_RUNS' */
  start(request: StartRequest): RunHead {
    if (!isLabId(request.lab)) throw new LabError('UNKNOWN_LAB', { lab: request.lab, known: Object.keys(labs) });
    const lab: Lab = labs[request.lab];
    const experiments = Object.keys(lab.experiments);
    const experiment = request.experiment ?? experiments[0] ?? '';
    if (!experiments.includes(experiment)) throw new LabError('UNKNOWN_EXPERIMENT', { experiment, known: experiments });
    const settled = settle(lab, experiment, request.params);
    if (!settled.ok) throw new LabError('BAD_PARAMETER', { parameter: settled.parameter, problem: settled.problem });
    this.#makeRoom();
    const run = new Run(
      {
        lab,
        engine: engines[request.lab] as unknown as Engine<Lab>,
        experiment,
        params: settled.params,
        seed: request.seed ?? randomInt(2 ** 32),
        pace: request.pace ?? FREE,
        hold: request.hold ?? false,
      },
      this.host,
      this.scope,
    );
    this.#runs.set(run.head.run, run);
    return run.head;
  }

  /** @throws LabError 'UNKNOWN_RUN' */
  get(run: string): WatchableRun {
    const found = this.#runs.get(run);
    if (!found) throw new LabError('UNKNOWN_RUN', { run });
    return found;
  }

  /** The run if it was started here; `undefined` if it was opened from a file and cannot move. */
  live(run: string): Run | undefined {
    const found = this.get(run);
    return found instanceof Run ? found : undefined;
  }

  gate(run: string): Source<GateState> {
    const source = new LatestSource<GateState>(1);
    const live = this.live(run);
    if (!live) {
      source.end();
      return source;
    }
    const unsubscribe = live.turnstile.onDidChange((state) => source.push(state));
    void live.ended.then(() => source.end());
    return { take: (max, signal) => source.take(max, signal), close: unsubscribe };
  }

  async act(run: string, action: string, args: unknown): Promise<Json> {
    const live = this.live(run);
    if (!live) throw new LabError('RUN_HAS_ENDED');
    const { actions } = live.request.lab;
    const schema = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!schema) throw new LabError('UNKNOWN_ACTION', { action, known: Object.keys(actions) });
    const checked = v.safeParse(schema, args);
    if (!checked.success) {
      throw new LabError('INVALID_ARGUMENT', {
        issues: checked.issues.map(({ message }) => ({ at: action, message })),
      });
    }
    try {
      return await live.act(action, checked.output);
    } catch (thrown) {
      const error = asLabError(thrown);
      const ours = live.request.lab.errors.includes(error.code);
      throw ours ? new LabError('ACTION_FAILED', { code: error.code, detail: error.detail }) : error;
    }
  }

  async forget(run: string): Promise<void> {
    await this.live(run)?.stop();
    this.#runs.delete(run);
  }

  async stopAll(): Promise<void> {
    const started = [...this.#runs.values()].filter((run) => run instanceof Run);
    await Promise.all(started.map((run) => run.stop()));
  }

  /** @throws LabError 'RUN_NOT_ENDED' | 'FILE_FAILED' */
  async save(run: string): Promise<SavedRun> {
    const { head, recorder } = this.get(run);
    if (!recorder.end) throw new LabError('RUN_NOT_ENDED');
    return this.library.save(head, recorder);
  }

  async open(file: string): Promise<RunHead> {
    this.#makeRoom();
    this.#opening += 1;
    try {
      const opened = await this.library.open(file);
      this.#runs.set(opened.head.run, opened);
      return opened.head;
    } finally {
      this.#opening -= 1;
    }
  }

  exported(run: string, as: ExportFormat): Source<string> {
    const { head, recorder } = this.get(run);
    const binary = BINARY_FORMATS.find((format) => format === as);
    if (binary) return fromIterable(asBase64(exportBytes(binary, head, recorder)));
    return fromIterable(exportRun(as as TextFormat, head, recorder));
  }

  #makeRoom(): void {
    if (this.#runs.size + this.#opening >= MAX_RUNS) throw new LabError('TOO_MANY_RUNS', { most: MAX_RUNS });
  }
}

async function* asBase64(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  for await (const piece of pieces) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64');
}
