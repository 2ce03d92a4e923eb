/**
 * What the learner has done, held here and kept in a file by the host.
 *
 * Loaded once. A change shows at once and is written a moment later; writes follow one another, and
 * only the newest state is written. A file that could not be read is never written over: the
 * session then goes on without keeping, and says so.
 */
import { NO_PROGRESS, type ExperimentProgress, type Progress } from '../../../shared/bench/progress';
import { asLabError } from '../../../shared/wire/error';

/** Where progress is kept: the two operations of the bench. */
export interface ProgressFile {
  load(): Promise<{ readonly progress: Progress; readonly setAside: string | null }>;
  save(progress: Progress): Promise<void>;
}

export interface ProgressState {
  readonly progress: Progress;
  /** The file a damaged progress was moved to. */
  readonly setAside: string | null;
  /** Why what is done now is not being kept. */
  readonly trouble: ProgressTrouble | null;
}

export type ProgressTrouble = { readonly kind: 'not-read' | 'not-written'; readonly code: string };

/** Longer than a burst of clicks, shorter than it takes to close the window with a good conscience. */
const SAVE_AFTER_MS = 400;

type Timer = (run: () => void, ms: number) => () => void;

const pageTimer: Timer = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export class ProgressStore {
  #state: ProgressState = { progress: NO_PROGRESS, setAside: null, trouble: null };
  readonly #listeners = new Set<() => void>();
  #unsaved = false;
  #saving: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(
    readonly file: ProgressFile,
    readonly timer: Timer = pageTimer,
  ) {}

  readonly state = (): ProgressState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the file. Never rejects: what went wrong is in the state. */
  async load(): Promise<void> {
    try {
      const { progress, setAside } = await this.file.load();
      this.#set({ progress, setAside, trouble: null });
    } catch (thrown) {
      this.#set({ ...this.#state, trouble: { kind: 'not-read', code: asLabError(thrown).code } });
    }
  }

  readonly update = (change: (progress: Progress) => Progress): void => {
    const progress = change(this.#state.progress);
    if (progress === this.#state.progress) return;
    this.#set({ ...this.#state, progress });
    this.#unsaved = true;
    this.#saveSoon();
  };

  /** The learner has read that the file was set aside. */
  readonly dismiss = (): void => this.#set({ ...this.#state, setAside: null });

  /** Writes at once what is not yet written. Resolves when all is written or could not be. */
  readonly flush = async (): Promise<void> => {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    while (this.#unsaved && this.#state.trouble?.kind !== 'not-read') {
      this.#saving ??= this.#save().finally(() => (this.#saving = undefined));
      await this.#saving;
      if (this.#state.trouble) return; // the next change tries again
    }
  };

  #saveSoon(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.timer(() => void this.flush(), SAVE_AFTER_MS);
  }

  async #save(): Promise<void> {
    this.#unsaved = false;
    try {
      await this.file.save(this.#state.progress);
      if (this.#state.trouble) this.#set({ ...this.#state, trouble: null });
    } catch (thrown) {
      this.#unsaved = true;
      this.#set({ ...this.#state, trouble: { kind: 'not-written', code: asLabError(thrown).code } });
    }
  }

  #set(state: ProgressState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING_DONE: ExperimentProgress = { bets: [], shownFirst: false, tasksDone: [] };

/** What was done in one experiment; an empty record if nothing. */
export function experimentProgress(progress: Progress, lab: string, experiment: string): ExperimentProgress {
  const experiments = Object.hasOwn(progress.labs, lab) ? progress.labs[lab] : undefined;
  return (experiments && Object.hasOwn(experiments, experiment) ? experiments[experiment] : undefined) ?? NOTHING_DONE;
}

/** Progress with one experiment's record changed. */
export function withExperiment(
  progress: Progress,
  lab: string,
  experiment: string,
  change: (record: ExperimentProgress) => ExperimentProgress,
): Progress {
  const record = change(experimentProgress(progress, lab, experiment));
  return { ...progress, labs: { ...progress.labs, [lab]: { ...progress.labs[lab], [experiment]: record } } };
}

/** Progress with some settings changed. */
export function withSettings(progress: Progress, settings: Partial<Progress['settings']>): Progress {
  return { ...progress, settings: { ...progress.settings, ...settings } };
}
