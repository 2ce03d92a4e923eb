/**
 * Builds that tests share: each is made once for a state of its sources and kept in .cache under that
 * state's name. Test files run side by side, so a build is made beside and moved into place whole.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * @param sources  folders and files, from the project's top, that the build is made of
 * @param make     fills the folder it is given
 * @returns        the folder of the finished build
 */
export async function cachedBuild(
  name: string,
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(ROOT, '.cache', name, await stateOf(sources));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await make(unfinished);
  try {
    await rename(unfinished, folder);
  } catch {
    await rm(unfinished, { recursive: true, force: true }); // somebody else was quicker, with the same
  }
  return folder;
}

async function stateOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(join(ROOT, source))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
