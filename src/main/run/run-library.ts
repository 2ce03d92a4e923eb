/** The runs a learner has kept: one folder, one file a run. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SavedRun } from '../../shared/bench/contract';
import type { RunHead } from '../../shared/bench/run';
import { isLabId } from '../../shared/labs/registry';
import type { Recorded } from '../../shared/trace/recorded';
import { LabError } from '../../shared/wire/error';
import { notARunFile } from './gzip-lines';
import { readRunFile, readRunFileHead, UNFINISHED, writeRunFile, type RunFile } from './run-file';
import { codeOf } from '../resources/system-error';

/** Names this library gives and takes: no separators, so a name never leaves the folder. */
const FILE_NAME = /^[\w. -]{1,120}\.lab$/;

/** A multiple of 3, so that pieces of base64 can be put together as they are. */
const PIECE_BYTES = 3 * 256 * 1024;

/** A file still unfinished after this long belongs to a host that was killed while it wrote. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

export class RunLibrary {
  constructor(readonly folder: string) {}

  /**
   * Keeps a run that has ended. Keeping the same run again writes the same file again.
   *
   * @throws LabError 'RUN_NOT_ENDED' | 'FILE_FAILED'
   */
  async save(head: RunHead, recorded: Recorded): Promise<SavedRun> {
    const file = fileNameOf(head);
    const path = join(this.folder, file);
    const savedAt = new Date().toISOString();
    await this.#orFail(() => mkdir(this.folder, { recursive: true }));
    await writeRunFile(path, head, recorded, savedAt);
    const { size } = await this.#orFail(() => stat(path));
    return { file, head, savedAt, sizeBytes: size };
  }

  /**
   * All that can be read, newest first. A file that is no run is not listed: it is nothing the
   * learner can open, and not ours to remove.
   *
   * @throws LabError 'FILE_FAILED' if the folder is there and cannot be read
   */
  async list(): Promise<readonly SavedRun[]> {
    const names = await this.#orFail(() =>
      readdir(this.folder).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      }),
    );
    await this.#sweep(names);
    const runs: SavedRun[] = [];
    // One after the other: a few hundred small reads, and never as many open files.
    for (const file of names.filter((name) => FILE_NAME.test(name))) {
      const run = await this.#describe(file);
      if (run) runs.push(run);
    }
    return runs.sort((one, other) => other.savedAt.localeCompare(one.savedAt));
  }

  /**
   * Opens a kept run as a new one, with an id of its own: the same file may be opened twice, and
   * beside the run it was made of.
   *
   * @throws LabError 'FILE_FAILED' | 'NOT_A_RUN_FILE' | 'NEWER_RUN_FILE'
   */
  async open(file: string): Promise<RunFile> {
    const opened = await readRunFile(this.#path(file));
    if (!isLabId(opened.head.lab)) throw notARunFile({ reason: 'UNKNOWN_LAB' });
    return { ...opened, head: { ...opened.head, run: randomUUID() } };
  }

  /**
   * Makes a file from elsewhere one of the kept runs, after reading all of it.
   *
   * @param path  a file in this folder, which is moved
   * @throws LabError 'FILE_FAILED' | 'NOT_A_RUN_FILE' | 'NEWER_RUN_FILE'
   */
  async adopt(path: string): Promise<SavedRun> {
    const { head, savedAt } = await readRunFile(path);
    const file = fileNameOf(head);
    const kept = join(this.folder, file);
    await this.#orFail(() => rename(path, kept));
    return { file, head, savedAt, sizeBytes: (await this.#orFail(() => stat(kept))).size };
  }

  /** The bytes of a kept run, in pieces of base64. */
  async *pieces(file: string): AsyncGenerator<string> {
    const stream = createReadStream(this.#path(file), { highWaterMark: PIECE_BYTES });
    try {
      for await (const piece of stream) yield (piece as Buffer).toString('base64');
    } catch (error) {
      throw new LabError('FILE_FAILED', { path: file, reason: codeOf(error) });
    } finally {
      stream.destroy();
    }
  }

  /** @throws LabError 'FILE_FAILED', also if there is no such file */
  async delete(file: string): Promise<void> {
    const path = this.#path(file);
    await this.#orFail(() => unlink(path));
  }

  #path(file: string): string {
    if (!FILE_NAME.test(file)) throw new LabError('FILE_FAILED', { path: file, reason: 'BAD_NAME' });
    return join(this.folder, file);
  }

  async #describe(file: string): Promise<SavedRun | undefined> {
    const path = this.#path(file);
    try {
      const { head, savedAt } = await readRunFileHead(path);
      return { file, head, savedAt, sizeBytes: (await stat(path)).size };
    } catch {
      return undefined;
    }
  }

  async #sweep(names: readonly string[]): Promise<void> {
    for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
      const path = join(this.folder, name);
      const abandoned = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs > ABANDONED_AFTER_MS,
        () => false,
      );
      if (abandoned) await rm(path, { force: true }).catch(() => undefined);
    }
  }

  async #orFail<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw new LabError('FILE_FAILED', {
        path: this.folder,
        reason: codeOf(error),
      });
    }
  }
}

/** `processes default 2026-05-04 09-30-00 1f2e3d4c.lab`: sorts by lab and time, says what it is, differs for each run. */
function fileNameOf({ lab, experiment, startedAt, run }: RunHead): string {
  const when = startedAt.slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const name = `${lab.slice(0, 40)} ${experiment.slice(0, 40)} ${when} ${run.slice(0, 8)}`;
  return `${name.replaceAll(/[^\w. -]/g, '_')}.lab`;
}
