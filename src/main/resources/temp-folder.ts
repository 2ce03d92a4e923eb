import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from './scope';

export interface TempFolder extends Closable {
  /** Absolute; readable by this user only. */
  readonly path: string;
  /** Removes the folder and whatever is in it. */
  close(): Promise<void>;
}

/** A new folder among the system's temporary ones, gone when it is closed. */
export async function tempFolder(): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'interleave-'));
  return {
    path,
    // Windows refuses to remove a file that a process just ended still holds: ask again for a second.
    close: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
