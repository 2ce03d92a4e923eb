/**
 * `npm test`: everything that can be known before a release, in the order that fails fastest.
 *
 *     format, lint, types  ->  unit tests  ->  build  ->  journeys through the built app
 *
 * What is skipped because something is not installed is printed with the reason and how to get it.
 * With INTERLEAVE_REQUIRE_ALL=1 a skip is a failure, except for real Electron.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** What says nothing while it works: its output in one piece at its end, so that others can run beside it. */
async function quietly([title, script, args]) {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [status] = await once(child, 'close');
  console.log(`\n== ${title}\n${output}`);
  return status === 0;
}

/** One after the other. @returns the titles of those that failed */
async function oneByOne(checks) {
  const failed = [];
  for (const check of checks) if (!(await quietly(check))) failed.push(check[0]);
  return failed;
}

function vitest(project) {
  const report = join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = run(`${project} tests`, command('vitest'), args);
  try {
    return { passed, ...counts(JSON.parse(readFileSync(report, 'utf8'))) };
  } catch {
    return { passed: false, ok: 0, failed: [`${project}: no report was written`], skipped: [] };
  }
}

function counts(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  return {
    ok: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => said(fullName, failureMessages[0])),
      // A file that did not even load has no tests that could have failed.
      ...report.testResults
        .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
        .map(({ name, message }) => said(name, message)),
    ],
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}

/** A failure in a few lines: what is printed last is what a log that is cut still holds. */
function said(name, message = '') {
  return [name, ...message.split('\n').slice(0, 12)].join('\n    ');
}

const lint = ['lint', command('eslint'), ['.']];
const others = [
  ['format', command('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['types, main', command('typescript', 'tsc'), ['-p', 'tsconfig.node.json']],
  ['types, tests', command('typescript', 'tsc'), ['-p', 'tsconfig.test.json']],
  ['types, renderer', command('typescript', 'tsc'), ['-p', 'tsconfig.web.json']],
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
// Linting alone takes as long as all the others together.
const stepsFailed = (await Promise.all([oneByOne([lint]), oneByOne(others)])).flat();
const results = [vitest('unit')];
if (run('build', command('electron-vite'), ['build', '--logLevel', 'warn'])) results.push(vitest('journeys'));
else stepsFailed.push('build');

const ok = results.reduce((sum, result) => sum + result.ok, 0);
const failed = [...stepsFailed, ...results.flatMap((result) => result.failed)];
const skipped = results.flatMap((result) => result.skipped);
for (const failure of failed) console.log(`failed: ${failure}`);
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${ok} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed.length === 0 && results.every((result) => result.passed) ? 0 : 1;
