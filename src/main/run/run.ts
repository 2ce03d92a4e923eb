/**
 * A run: one experiment of one lab, from its start to its last word.
 *
 * It owns everything the engine opens. When the engine has finished, or the learner stops it, or
 * the session ends, its scope is closed first and its end is told last: whoever has read `end` knows
 * that nothing of the run is left.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import type { Pace } from '../../shared/bench/pace';
import type { RunEnd, RunHead, RunStatus } from '../../shared/bench/run';
import { shownParams, type Lab } from '../../shared/labs/lab';
import { asLabError, LabError } from '../../shared/wire/error';
import type { Json } from '../../shared/wire/json';
import type { SpawnProcess } from '../resources/process';
import type { Scope } from '../resources/scope';
import { MachineClock, type Clock } from './clock';
import type { Engine, RunContext, Running } from './engine';
import { seededRandom } from './random';
import { Recorder } from './recorder';
import { Turnstile } from './turnstile';

/** What a host lends to every run. */
export interface RunHost {
  readonly programsFolder: string;
  readonly spawnProcess: SpawnProcess;
  readonly version: string;
}

export interface RunRequest {
  readonly lab: Lab;
  readonly engine: Engine<Lab>;
  readonly experiment: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly seed: number;
  readonly pace: Pace;
  readonly hold: boolean;
}

/** A run that can be watched, saved and exported, whether it runs, has ended or was opened from a file. */
export interface WatchableRun {
  readonly head: RunHead;
  readonly recorder: Recorder;
}

interface Outcome {
  readonly status: RunStatus;
  readonly summary: Json;
  readonly error?: LabError;
}

export class Run implements WatchableRun {
  readonly head: RunHead;
  readonly recorder = new Recorder();
  readonly turnstile: Turnstile;
  /** Resolves with the end, when all the run held is gone. */
  readonly ended: Promise<RunEnd>;
  readonly #abort = new AbortController();
  readonly #scope: Scope;
  #running: Running<Lab> | undefined;

  constructor(
    readonly request: RunRequest,
    readonly host: RunHost,
    sessionScope: Scope,
    readonly clock: Clock = new MachineClock(),
  ) {
    const { lab, experiment, params, seed } = request;
    const run = randomUUID();
    this.head = {
      run,
      lab: lab.id,
      experiment,
      params: shownParams(lab, params),
      seed,
      startedAt: new Date().toISOString(),
      versions: versions(host.version),
    };
    // Every thread, process and wait of the run listens to it: dozens are no leak.
    setMaxListeners(0, this.#abort.signal);
    const random = seededRandom(seed);
    this.turnstile = new Turnstile(request.pace, this.clock, random);
    this.#scope = sessionScope.child(`run of ${lab.id}`, run);
    this.ended = this.#live(this.#context(random));
    // Owned after its scope, so closed before it: closing the session stops the run the orderly way.
    sessionScope.own('run', `${lab.id}: ${experiment}`, { close: () => this.stop(), closed: this.ended });
  }

  /** Ends the run and waits until nothing of it is left. */
  async stop(): Promise<void> {
    this.#askToEnd();
    await this.ended;
  }

  /**
   * Does what only this lab knows, such as killing one of its processes.
   *
   * @throws LabError 'RUN_HAS_ENDED', or the lab's own code
   */
  async act(action: string, args: unknown): Promise<Json> {
    if (this.recorder.end || !this.#running) throw new LabError('RUN_HAS_ENDED');
    const act = (this.#running.act as Readonly<Record<string, (args: unknown) => Json | Promise<Json>>>)[action];
    if (!act) throw new LabError('UNKNOWN_ACTION', { action });
    return act(args);
  }

  #askToEnd(): void {
    this.#abort.abort(new LabError('CANCELLED'));
    // Whoever stands at the turnstile must be able to leave.
    this.turnstile.openForGood();
  }

  async #live(context: RunContext): Promise<RunEnd> {
    // One turn later, so that whoever asked for the run has its head before its first event.
    await Promise.resolve();
    let outcome = await this.#outcome(context);
    this.#abort.abort(new LabError('CANCELLED'));
    try {
      await this.#scope.close();
    } catch (thrown) {
      outcome = { ...outcome, status: 'failed', error: asLabError(thrown) };
    }
    const { status, summary, error } = outcome;
    return this.recorder.finish({
      status,
      summary,
      ...(error && { error: { code: error.code, detail: error.detail } }),
    });
  }

  async #outcome(context: RunContext): Promise<Outcome> {
    try {
      this.#running = await this.request.engine(context);
      const summary = (await this.#running.finished) as Json;
      return { status: this.#abort.signal.aborted ? 'stopped' : 'completed', summary };
    } catch (thrown) {
      // Once it was asked to stop, a complaint of the engine is how it stops.
      if (this.#abort.signal.aborted) return { status: 'stopped', summary: null };
      return { status: 'failed', summary: null, error: asLabError(thrown) };
    }
  }

  #context(random: () => number): RunContext {
    const { request, host, recorder } = this;
    const scope = this.#scope;
    const programFile = (name: string): string => join(host.programsFolder, `${name}.js`);
    return {
      id: this.head.run,
      experiment: request.experiment,
      params: request.params as RunContext['params'],
      seed: request.seed,
      random,
      signal: this.#abort.signal,
      scope,
      clock: this.clock,
      trace: recorder,
      turnstile: this.turnstile,
      actor: (actor) => recorder.actor(actor),
      address: (address) => recorder.address(address),
      hold: request.hold,
      programFile,
      spawnProcess: async (name, label, args) =>
        scope.own('process', label, await host.spawnProcess(programFile(name), args)),
    };
  }
}

function versions(interleave: string): Readonly<Record<string, string>> {
  return {
    interleave,
    node: process.versions.node,
    ...('electron' in process.versions && { electron: process.versions.electron }),
    platform: `${process.platform} ${process.arch}`,
  };
}
