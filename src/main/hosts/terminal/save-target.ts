/**
 * Where `--save` puts a run. A folder of its own beside the file is made before the run begins, so
 * that a place that cannot be written to is known at once, and the file appears whole or not at all.
 */
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage';
import { codeOf } from '../../resources/system-error';

export class SaveTarget {
  private constructor(
    readonly file: string,
    /** A data folder for the session: kept runs go into its `runs`. */
    readonly folder: string,
  ) {}

  /** @throws UsageError if nothing can be saved there */
  static async beside(file: string): Promise<SaveTarget> {
    const target = resolve(file);
    const found = await stat(target).catch(() => undefined);
    if (file === '' || (found && !found.isFile()))
      throw new UsageError(`--save takes the name of a file, not "${file}"`);
    try {
      return new SaveTarget(target, await mkdtemp(join(dirname(target), '.interleave-save-')));
    } catch (error) {
      const reason = codeOf(error);
      throw new UsageError(`--save cannot write to ${dirname(target)}: ${reason}`);
    }
  }

  /** Moves what the session kept to where it was wanted. */
  async take(kept: string): Promise<void> {
    await rename(join(this.folder, 'runs', kept), this.file);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
