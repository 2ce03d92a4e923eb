import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../src/main/resources/temp-folder';

it('is a folder of its own, gone with all that is in it', async () => {
  const [folder, other] = await Promise.all([tempFolder(), tempFolder()]);
  expect(folder.path).not.toBe(other.path);
  if (process.platform !== 'win32') expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  await mkdir(join(folder.path, 'deep/er'), { recursive: true });
  await writeFile(join(folder.path, 'deep/er/file'), 'x');
  await folder.close();
  await other.close();
  expect([folder, other].map(({ path }) => existsSync(path))).toEqual([false, false]);
  await folder.close();
});
