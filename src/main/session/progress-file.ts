/**
 * The learner's progress, one JSON file. Written atomically; a file that cannot be read as progress
 * is set aside under another name and never overwritten.
 */
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import {
  changedProgress,
  NO_PROGRESS,
  ProgressSchema,
  type Progress,
  type ProgressChange,
} from '../../shared/bench/progress';
import { LabError } from '../../shared/wire/error';
import { codeOf } from '../resources/system-error';

export interface LoadedProgress {
  readonly progress: Progress;
  /** Where a damaged file was moved to, if this load found one. */
  readonly setAside: string | null;
}

export class ProgressFile {
  /** One for each folder: all windows of this process take turns at the file. */
  static readonly #byFolder = new Map<string, ProgressFile>();

  static in(folder: string): ProgressFile {
    const known = ProgressFile.#byFolder.get(folder) ?? new ProgressFile(folder);
    ProgressFile.#byFolder.set(folder, known);
    return known;
  }

  readonly path: string;
  #turn: Promise<unknown> = Promise.resolve();
  /** A file that was set aside and that nobody has been told of. */
  #untold: string | null = null;

  private constructor(readonly folder: string) {
    this.path = join(folder, 'progress.json');
  }

  /** @throws LabError 'FILE_FAILED' if the file is there and cannot be read or moved */
  load(): Promise<LoadedProgress> {
    return this.#inTurn(async () => {
      const progress = await this.#read();
      const setAside = this.#untold;
      this.#untold = null;
      return { progress, setAside };
    });
  }

  /** @throws LabError 'FILE_FAILED' */
  save(change: ProgressChange): Promise<void> {
    return this.#inTurn(async () => {
      const progress = await this.#read();
      const text = `${JSON.stringify(changedProgress(progress, change), null, 1)}\n`;
      await this.#orFail(async () => {
        await mkdir(this.folder, { recursive: true });
        await writeFileAtomic(this.path, text);
      });
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    // The next in turn comes whatever became of this one; its caller hears of a failure.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<Progress> {
    const text = await this.#orFail(() => readFile(this.path, 'utf8').catch(nothingIfMissing));
    if (text === undefined) return NO_PROGRESS;
    const progress = read(text);
    if (progress === 'newer') throw new LabError('FILE_FAILED', { path: this.path, reason: 'NEWER_VERSION' });
    if (progress) return progress;
    this.#untold = await this.#setAside();
    return NO_PROGRESS;
  }

  async #setAside(): Promise<string> {
    const aside = join(this.folder, `progress.damaged-${new Date().toISOString().replaceAll(':', '-')}.json`);
    await this.#orFail(() => rename(this.path, aside));
    return aside;
  }

  async #orFail<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new LabError('FILE_FAILED', {
        path: this.path,
        reason: codeOf(error),
      });
    }
  }
}

function nothingIfMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/** @returns `newer` if a later version of the app wrote it: not ours to set aside */
function read(text: string): Progress | 'newer' | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const checked = v.safeParse(ProgressSchema, value);
    if (checked.success) return checked.output;
    return v.is(v.object({ version: v.pipe(v.number(), v.minValue(NO_PROGRESS.version + 1)) }), value)
      ? 'newer'
      : undefined;
  } catch {
    return undefined;
  }
}
