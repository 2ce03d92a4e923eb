/**
 * The learner's progress, one JSON file. Written atomically; a file that cannot be read as progress
 * is set aside under another name and never overwritten.
 */
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { NO_PROGRESS, ProgressSchema, type Progress } from '../../shared/bench/progress';
import { LabError } from '../../shared/wire/error';

export interface LoadedProgress {
  readonly progress: Progress;
  /** Where a damaged file was moved to, if this load found one. */
  readonly setAside: string | null;
}

export class ProgressFile {
  readonly path: string;
  /** Writes follow one another, so that the last one asked for is the one that stays. */
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(readonly folder: string) {
    this.path = join(folder, 'progress.json');
  }

  /** @throws LabError 'FILE_FAILED' if the file is there and cannot be read or moved */
  async load(): Promise<LoadedProgress> {
    await this.#lastWrite.catch(() => undefined);
    const text = await readFile(this.path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fileFailed(this.path, error);
    });
    if (text === undefined) return { progress: NO_PROGRESS, setAside: null };
    const progress = read(text);
    return progress ? { progress, setAside: null } : { progress: NO_PROGRESS, setAside: await this.#setAside() };
  }

  /** @throws LabError 'FILE_FAILED' */
  save(progress: Progress): Promise<void> {
    const write = this.#lastWrite
      .catch(() => undefined)
      .then(async () => {
        await mkdir(this.folder, { recursive: true });
        await writeFileAtomic(this.path, `${JSON.stringify(progress, null, 1)}\n`);
      })
      .catch((error: unknown) => {
        throw fileFailed(this.path, error);
      });
    this.#lastWrite = write;
    return write;
  }

  async #setAside(): Promise<string> {
    const aside = join(this.folder, `progress.damaged-${new Date().toISOString().replaceAll(':', '-')}.json`);
    await rename(this.path, aside).catch((error: unknown) => {
      throw fileFailed(this.path, error);
    });
    return aside;
  }
}

function read(text: string): Progress | undefined {
  try {
    const checked = v.safeParse(ProgressSchema, JSON.parse(text));
    return checked.success ? checked.output : undefined;
  } catch {
    return undefined;
  }
}

function fileFailed(path: string, error: unknown): LabError {
  return new LabError('FILE_FAILED', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
}
