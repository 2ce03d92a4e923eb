/**
 * The programs that run as processes or threads of their own: every `*.process.ts` and `*.worker.ts`
 * below src/main/labs. Each is an entry of the build and keeps its place, so that
 * `processes/creator.process` is out/main/labs/processes/creator.process.js.
 */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export function programEntries(root: string): Record<string, string> {
  const main = join(root, 'src/main');
  return Object.fromEntries(
    readdirSync(join(main, 'labs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(process|worker)\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(main, file).split(sep).join('/').replace(/\.ts$/, ''), file]),
  );
}
