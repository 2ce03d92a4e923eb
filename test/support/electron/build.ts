/**
 * What the tests of the desktop host run: the stand-in, and the host itself with a page and a session
 * of fixtures in place of the app's.
 */
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { cachedBuild } from './build-cache';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../../..');
const FIXTURES = join(HERE, 'fixtures');

/** @returns the folder of the built stand-in: run.js, electron.mjs, hooks.mjs, utility-child.mjs */
export function buildStandIn(): Promise<string> {
  return cachedBuild('stand-in', ['test/support/electron/stand-in'], async (folder) => {
    const input = { run: join(HERE, 'stand-in/run.ts'), electron: join(HERE, 'stand-in/index.ts') };
    await build(forNode(folder, input, 'es', { electron: '.mjs' }));
    for (const file of ['hooks.mjs', 'utility-child.mjs'])
      await copyFile(join(HERE, 'stand-in', file), join(folder, file));
  });
}

/** @returns the folder of the built fixture programs: fixture.process.js and fork-parent.js */
export function buildFixturePrograms(): Promise<string> {
  return cachedBuild(
    'fixture-programs',
    ['test/support/electron/fixtures', 'src/main', 'src/shared'],
    async (folder) => {
      const input = {
        'fixture.process': join(FIXTURES, 'fixture.process.ts'),
        'fork-parent': join(FIXTURES, 'fork-parent.ts'),
      };
      await build(forNode(folder, input, 'es', {}));
    },
  );
}

/**
 * Builds the desktop host as `npm run build` does, but for the session and the page.
 *
 * @returns the entry of the main process
 */
export async function buildHostWithFixtures(): Promise<string> {
  const sources = ['test/support/electron/fixtures', 'src/main', 'src/preload', 'src/shared', 'package.json'];
  const folder = await cachedBuild('desktop', sources, async (into) => {
    const input = { index: join(ROOT, 'src/main/index.ts'), 'fixture.process': join(FIXTURES, 'fixture.process.ts') };
    const main = forNode(join(into, 'main'), input, 'es', {});
    await build({ ...main, plugins: [replaceSession(join(FIXTURES, 'session.ts'))] });
    await build(
      forNode(join(into, 'preload'), { index: join(ROOT, 'src/preload/index.ts') }, 'cjs', { index: '.cjs' }),
    );
    await cp(join(FIXTURES, 'renderer'), join(into, 'renderer'), { recursive: true });
  });
  return join(folder, 'main/index.js');
}

function replaceSession(file: string): Plugin {
  return {
    name: 'fixture-session',
    enforce: 'pre',
    resolveId: (id) => (/\/session\/session$/.test(id) ? file : undefined),
  };
}

/** @param endings  entries whose file does not end in `.js` */
function forNode(
  outDir: string,
  input: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  endings: Readonly<Record<string, string>>,
): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input,
        external: ['electron'],
        output: {
          format,
          entryFileNames: ({ name }) => `${name}${endings[name] ?? '.js'}`,
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
    ssr: { noExternal: true },
  };
}
