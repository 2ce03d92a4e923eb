import { defineConfig } from 'vitest/config';
import { lines } from './vite/lines.ts';
import { source } from './vite/source.ts';

/** Tests that walk the built app, in a browser or as a whole program; they need `npm run build` first. */
const BUILT = ['test/journeys/**/*.test.ts'];

export default defineConfig({
  plugins: [lines(), source()],
  test: {
    // Two files at once: more would make real processes and browsers starve each other on a small machine.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: BUILT,
          globalSetup: ['test/support/build-programs.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'journeys', include: BUILT, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
