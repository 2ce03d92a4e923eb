/**
 * `npm test`: everything that can be known before a release, in the order that fails fastest.
 *
 *     format, lint, types  ->  unit tests  ->  build  ->  journeys through the built app
 *
 * What is skipped because something is not installed is printed with the reason and how to get it.
 * With INTERLEAVE_REQUIRE_ALL=1 a skip is a failure, except for real Electron.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache/reports');
const require = createRequire(import.meta.url);

/** The script behind a package's command, run with this very Node: no shell, the same on every system. */
function command(packageName, binary = packageName) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[binary]);
}

function run(title, script, args) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

function vitest(project) {
  const report = join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = run(`${project} tests`, command('vitest'), args);
  try {
    return { passed, ...counts(JSON.parse(readFileSync(report, 'utf8'))) };
  } catch {
    return { passed: false, ok: 0, failed: 1, skipped: [] };
  }
}

function counts(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  return {
    ok: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}

const steps = [
  ['format', command('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['lint', command('eslint'), ['.']],
  ['types, main', command('typescript', 'tsc'), ['-p', 'tsconfig.node.json']],
  ['types, tests', command('typescript', 'tsc'), ['-p', 'tsconfig.test.json']],
  ['types, renderer', command('typescript', 'tsc'), ['-p', 'tsconfig.web.json']],
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const stepsFailed = steps.filter(([title, script, args]) => !run(title, script, args)).map(([title]) => title);
const results = [vitest('unit')];
if (run('build', command('electron-vite'), ['build', '--logLevel', 'warn'])) results.push(vitest('journeys'));
else stepsFailed.push('build');

const ok = results.reduce((sum, result) => sum + result.ok, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0) + stepsFailed.length;
const skipped = results.flatMap((result) => result.skipped);
for (const title of stepsFailed) console.log(`failed: ${title}`);
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${ok} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed === 0 && results.every((result) => result.passed) ? 0 : 1;
