/**
 * Run files that a learner hands over from elsewhere: they come in pieces, lie in an unfinished file
 * while they do, and join the kept runs once all of them is there and has been read.
 */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SavedRun } from '../../shared/bench/contract';
import { LabError } from '../../shared/wire/error';
import type { Scope } from '../resources/scope';
import { LIMITS, UNFINISHED } from '../run/run-file';
import type { RunLibrary } from '../run/run-library';
import { codeOf } from '../resources/system-error';

/** Nobody opens more files than this at the same time. */
const MAX_UPLOADS = 4;

interface Upload {
  readonly path: string;
  sizeBytes: number;
  readonly close: () => Promise<void>;
}

export class RunUploads {
  readonly #open = new Map<string, Upload>();

  constructor(
    readonly scope: Scope,
    readonly library: RunLibrary,
  ) {}

  /**
   * Takes the next piece of a file.
   *
   * @param upload  chosen by the sender, the same for all pieces of one file
   * @param piece   base64
   * @returns       the kept run after the last piece, `null` before
   * @throws LabError 'FILE_FAILED' | 'NOT_A_RUN_FILE' | 'NEWER_RUN_FILE'; the upload is over then
   */
  async take(upload: string, piece: string, last: boolean): Promise<SavedRun | null> {
    const taken = this.#open.get(upload) ?? (await this.#begin(upload));
    try {
      await this.#append(taken, Buffer.from(piece, 'base64'));
      if (!last) return null;
      const saved = await this.library.adopt(taken.path);
      this.#open.delete(upload);
      return saved;
    } catch (error) {
      this.#open.delete(upload);
      throw error;
    } finally {
      if (!this.#open.has(upload)) await taken.close();
    }
  }

  async #begin(upload: string): Promise<Upload> {
    const { folder } = this.library;
    if (this.#open.size >= MAX_UPLOADS) throw new LabError('FILE_FAILED', { path: folder, reason: 'TOO_MANY' });
    const path = join(folder, `${randomUUID()}${UNFINISHED}`);
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw new LabError('FILE_FAILED', { path: folder, reason: codeOf(error) });
    });
    let gone = (): void => undefined;
    const closed = new Promise<void>((resolve) => (gone = resolve));
    const close = async (): Promise<void> => {
      await rm(path, { force: true });
      gone();
    };
    this.scope.own('file', 'a run on its way in', { close, closed });
    const begun = { path, sizeBytes: 0, close };
    this.#open.set(upload, begun);
    return begun;
  }

  async #append(upload: Upload, bytes: Buffer): Promise<void> {
    upload.sizeBytes += bytes.length;
    if (upload.sizeBytes > LIMITS.fileBytes) throw new LabError('NOT_A_RUN_FILE', { reason: 'TOO_LARGE' });
    await appendFile(upload.path, bytes).catch((error: unknown) => {
      throw new LabError('FILE_FAILED', { path: upload.path, reason: codeOf(error) });
    });
  }
}
