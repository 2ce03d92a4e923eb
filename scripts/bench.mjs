/**
 * `npm run bench`: measures what design goals exist for and prints each as a ratio against its
 * rival in the same run, so that the numbers mean something on any machine. Needs `npm run build`.
 *
 *     npm run bench                 all rows
 *     npm run bench -- wire         only measurements whose file name contains "wire"
 *     npm run bench -- --json FILE  also the figures as JSON (default .cache/bench.json)
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  options: { json: { type: 'string', default: join(root, '.cache/bench.json') } },
  allowPositionals: true,
});

const folder = join(root, 'scripts/bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => positionals.length === 0 || positionals.some((part) => name.includes(part)));

const outDir = join(root, '.cache/bench');
await build({
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
      input: Object.fromEntries(names.map((name) => [name.replace(/\.ts$/, ''), join(folder, name)])),
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});

const rows = [];
for (const name of names) {
  const { measure } = await import(pathToFileURL(join(outDir, name.replace(/\.ts$/, '.js'))).href);
  for (const row of await measure()) {
    rows.push(row);
    console.log(line(row));
  }
}

const report = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism(), rows };
const file = resolve(values.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
console.log(`\n${rows.filter(({ met }) => met).length} of ${rows.length} goals met; figures in ${file}`);
// A goal that is not met is a finding, not a crash: the exit code stays 0.

function line({ name, value, unit, goal, met, note }) {
  return `${met ? 'met ' : 'MISS'}  ${name}: ${value.toPrecision(3)} ${unit} (goal ${goal})${note ? `\n      ${note}` : ''}`;
}
