/**
 * What the learner has done, held here and kept in a file by the host.
 *
 * Loaded once. A change shows at once and is sent at once; while one is being written, later ones
 * gather and follow together. Only what changed is sent. A file that could not be read is never written over: the
 * session then goes on without keeping, and says so.
 */
import {
  NO_PROGRESS,
  progressChange,
  type ExperimentProgress,
  type Progress,
  type ProgressChange,
} from '../../../shared/bench/progress';
import { asLabError } from '../../../shared/wire/error';

/** Where progress is kept: the two operations of the bench. */
export interface ProgressFile {
  load(): Promise<{ readonly progress: Progress; readonly setAside: string | null }>;
  save(change: ProgressChange): Promise<void>;
}

export interface ProgressState {
  readonly progress: Progress;
  /** The file a damaged progress was moved to. */
  readonly setAside: string | null;
  /** Why what is done now is not being kept. */
  readonly trouble: ProgressTrouble | null;
}

export type ProgressTrouble = { readonly kind: 'not-read' | 'not-written'; readonly code: string };

export class ProgressStore {
  #state: ProgressState = { progress: NO_PROGRESS, setAside: null, trouble: null };
  readonly #listeners = new Set<() => void>();
  /** What the file has, as far as we know. */
  #saved: Progress = NO_PROGRESS;
  #saving: Promise<void> | undefined;

  constructor(readonly file: ProgressFile) {}

  readonly state = (): ProgressState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the file. Never rejects: what went wrong is in the state. */
  async load(): Promise<void> {
    try {
      const { progress, setAside } = await this.file.load();
      this.#saved = progress;
      this.#set({ progress, setAside, trouble: null });
    } catch (thrown) {
      this.#set({ ...this.#state, trouble: { kind: 'not-read', code: asLabError(thrown).code } });
    }
  }

  /**
   * Reads the file again, which another window may have written. Never rejects. What is not yet
   * written here, or was done while the file was read, stays.
   */
  readonly refresh = async (): Promise<void> => {
    const before = this.#state.progress;
    if (this.#saved !== before || this.#state.trouble) return;
    const read = await this.file.load().catch(() => undefined); // the next write tells what is wrong
    if (!read || this.#state.progress !== before || this.#saving) return;
    this.#saved = read.progress;
    if (read.setAside === null) this.#set({ ...this.#state, progress: read.progress });
    else {
      // Damaged meanwhile: what is known here is all there is, and goes into the new file.
      this.#set({ ...this.#state, setAside: read.setAside });
      await this.flush();
    }
  };

  readonly update = (change: (progress: Progress) => Progress): void => {
    const progress = change(this.#state.progress);
    if (progress === this.#state.progress) return;
    this.#set({ ...this.#state, progress });
    void this.flush();
  };

  /** The learner has read that the file was set aside. */
  readonly dismiss = (): void => this.#set({ ...this.#state, setAside: null });

  /** Resolves when all is written or could not be. */
  readonly flush = async (): Promise<void> => {
    while (this.#saved !== this.#state.progress && this.#state.trouble?.kind !== 'not-read') {
      this.#saving ??= this.#save().finally(() => (this.#saving = undefined));
      await this.#saving;
      if (this.#state.trouble) return; // the next change tries again
    }
  };

  /** The page goes: says what is not yet written, also while something is being written. */
  readonly lastWords = (): void => {
    if (this.#saved === this.#state.progress || this.#state.trouble?.kind === 'not-read') return;
    this.file.save(progressChange(this.#saved, this.#state.progress)).catch(() => undefined); // nobody is left to hear
  };

  async #save(): Promise<void> {
    const { progress } = this.#state;
    try {
      await this.file.save(progressChange(this.#saved, progress));
      this.#saved = progress;
      if (this.#state.trouble) this.#set({ ...this.#state, trouble: null });
    } catch (thrown) {
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
