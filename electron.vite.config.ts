import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { lines } from './vite/lines';
import { programEntries } from './vite/programs';
import { lessons } from './vite/lessons';
import { source } from './vite/source';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    plugins: [lines()],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          serve: resolve(here, 'src/main/serve.ts'),
          cli: resolve(here, 'src/main/cli.ts'),
          ...programEntries(here),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    plugins: [lessons(), source(), react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      // electron-vite leaves it off; the first screen has a budget.
      minify: true,
      rolldownOptions: { input: resolve(here, 'src/renderer/index.html') },
    },
  },
});
