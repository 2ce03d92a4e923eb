/**
 * The rules of the house that a machine can check: types used honestly, promises never left
 * floating, and the folder deciding where code runs.
 */
import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Forbids imports in some files, with the reason. */
const forbid = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const electron = {
  group: ['electron', 'electron/*'],
  message: 'Only src/main/index.ts, src/main/hosts/electron and src/preload may know Electron.',
};
const node = { regex: '^node:', message: 'src/shared and the renderer run anywhere: nothing of Node here.' };
const main = {
  regex: '/main/(?!.*\\?source$)',
  message: 'The renderer may not reach into main; only program files, as ?source.',
};
const renderer = { group: ['**/renderer/**'], message: 'The renderer is reached over the wire only.' };
const hosts = { group: ['**/hosts/**', '**/session/**'], message: 'Engines and runs know no host and no session.' };
const react = {
  group: ['react', 'react-dom', 'react-aria-components'],
  message: 'Nothing of the screen outside the renderer.',
};

export default defineConfig(
  { ignores: ['out/', 'node_modules/', '.cache/', 'dist/', 'scripts/new-lab/'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Numbers in texts are the rule here, not the slip.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return this.#refuse()` reads as "and that is all", which is what it means.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `void` in a union says "may return nothing" where a service has nothing to answer.
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  // An ambient module can name a relative path by `import()` only.
  { files: ['vite-env.d.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: ['scripts/**', 'test/**', 'bin/**'], rules: { 'no-console': 'off' } },
  // Test handles are objects of functions that are taken apart where they are used.
  { files: ['test/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['src/renderer/**/*.{ts,tsx}'], extends: [hooks.configs.flat['recommended-latest']] },
  forbid(
    ['src/shared/**'],
    [electron, node, react, renderer, { group: ['**/main/**'], message: 'src/shared stands alone.' }],
  ),
  forbid(['src/renderer/**'], [electron, node, main]),
  forbid(['src/main/**'], [electron, react, renderer], ['src/main/index.ts', 'src/main/hosts/electron/**']),
  forbid(['src/main/labs/**', 'src/main/run/**', 'src/main/resources/**'], [electron, react, renderer, hosts]),
);
