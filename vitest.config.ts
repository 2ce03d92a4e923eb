import { defineConfig } from 'vitest/config';
import { lines } from './vite/lines';
import { source } from './vite/source';

export default defineConfig({
  plugins: [lines(), source()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/build-programs.ts'],
    // Two cores: more files at once only make real processes starve each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
