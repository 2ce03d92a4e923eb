/**
 * `npm start`: builds what is out of date, then opens the app.
 *
 *     Electron's binary is there, or can be had   ->  the desktop app
 *     anything else                               ->  one line of why, and the same app in the browser
 *
 * Arguments go on to Electron: `npm start -- --no-sandbox`.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** What a build is made of, and what it makes last. */
const SOURCES = ['src', 'vite', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const BUILT = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** A hundred megabytes over a slow line take longer; but who waits a minute should be looking at the app. */
const DOWNLOAD_WITHIN_MS = 60_000;

/** What a shell and the loader say when a program's libraries are missing. */
const CANNOT_BE_LOADED = 127;

const korean = /^ko/.test(
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale,
);

/** Why there is no window, as it is said to whoever started the app. */
const REASONS = {
  skipped: [
    'is not here and may not be downloaded (ELECTRON_SKIP_BINARY_DOWNLOAD is set)',
    'Electron이 없고, 내려받지 않도록 설정되어 있어요(ELECTRON_SKIP_BINARY_DOWNLOAD)',
  ],
  late: ['took longer than a minute to download', 'Electron을 1분 안에 내려받지 못했어요'],
  failed: ['could not be downloaded', 'Electron을 내려받지 못했어요'],
  display: ['needs a display and there is none', 'Electron에 필요한 화면(DISPLAY)이 없어요'],
  root: [
    'does not run as root with its sandbox on (start as another user, or accept the risk: npm start -- --no-sandbox)',
    'Electron은 root로는 샌드박스를 켠 채 실행되지 않아요(다른 사용자로 실행하거나, 위험을 감수한다면 npm start -- --no-sandbox)',
  ],
  libraries: ['could not be started on this system', '이 시스템에서 Electron을 실행하지 못했어요'],
};

function sayWhy(reason, detail) {
  const [english, inKorean] = REASONS[reason];
  const more = detail ? ` (${detail})` : '';
  console.log(
    korean
      ? `${inKorean}${more}. 창 대신 브라우저에서 열게요.`
      : `Opening in the browser instead of a window, because Electron ${english}${more}.`,
  );
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

function isUpToDate() {
  if (!BUILT.every((file) => existsSync(join(root, file)))) return false;
  const oldestBuilt = Math.min(...BUILT.map((file) => statSync(join(root, file)).mtimeMs));
  return SOURCES.every((source) => newest(join(root, source)) <= oldestBuilt);
}

/** Runs one of our own scripts with this very Node: no shell, the same on every system. */
function run(script, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, ...options });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => (complaint = (complaint + text).slice(-4_096)));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, complaint }));
  });
}

async function build() {
  const manifest = require.resolve('electron-vite/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = join(dirname(manifest), bin['electron-vite']);
  const { code } = await run(script, ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (code !== 0) process.exit(1);
}

/** Electron's binary, if it is there. Requiring the package would download it by itself, noisily and without end. */
function findElectron() {
  const folder = dirname(require.resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Has the package download its own binary. */
async function installElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return { reason: 'skipped' };
  console.log(
    korean ? 'Electron을 내려받고 있어요(처음 한 번, 최대 1분).' : 'Downloading Electron (once, a minute at most).',
  );
  const script = join(dirname(require.resolve('electron/package.json')), 'install.js');
  const options = { stdio: ['ignore', 'ignore', 'pipe'], timeout: DOWNLOAD_WITHIN_MS, killSignal: 'SIGKILL' };
  const { code, signal, complaint } = await run(script, [], options);
  if (signal !== null) return { reason: 'late' };
  return code === 0 ? {} : { reason: 'failed', detail: firstLine(complaint) };
}

/** `TypeError: fetch failed`, and twenty lines of where: the first words are what helps. */
function firstLine(complaint) {
  return complaint
    .trim()
    .split('\n')[0]
    .replace(/^\w*Error: /, '')
    .slice(0, 200);
}

/** @returns why it cannot run, or nothing once it has run and ended */
async function openWindow(args) {
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: 'display' };
    if (process.getuid() === 0 && !args.includes('--no-sandbox')) return { reason: 'root' };
  }
  if (!findElectron()) {
    const failure = await installElectron();
    if (failure.reason) return failure;
  }
  const electron = findElectron();
  if (!electron) return { reason: 'failed' };
  const { code, error } = await runElectron(electron, args);
  if (error || code === CANNOT_BE_LOADED) return { reason: 'libraries', detail: error?.message };
  process.exitCode = code ?? 1;
  return {};
}

function runElectron(electron, args) {
  return new Promise((resolve) => {
    const child = spawn(electron, [root, ...args], { stdio: 'inherit' });
    // An interrupt at the keyboard reaches the app as well; we wait until it has ended by itself.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', (error) => resolve({ error }));
    child.once('close', (code) => resolve({ code }));
  });
}

if (!isUpToDate()) await build();
const { reason, detail } = await openWindow(process.argv.slice(2));
if (reason) {
  sayWhy(reason, detail);
  const { main } = await import('../out/main/cli.js');
  await main(['serve']);
}
