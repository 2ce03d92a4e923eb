/**
 * The web entry: `interleave serve [--port N] [--no-open] [--json]`.
 *
 * Serves until interrupted. Exit codes: 0 interrupted, 1 it cannot serve (the port is in use, the app
 * is not built), 2 wrong usage. A port in use is 1 and not 2: the command was right, and the same
 * command succeeds when the port is free.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import open from 'open';
import { LabError } from '../shared/wire/error';
import { programsFolder, rendererFolder } from './built-folder';
import { dataFolder } from './hosts/data-folder';
import { forkProcess } from './hosts/fork';
import { readArgs, wholeNumber } from './hosts/terminal/usage';
import { serveWeb, type WebHost } from './hosts/web/serve-web';
import { createSession } from './session/session';
import { version } from './version';

/** Starts the web host with everything as it was built. */
export async function startServing(port: number): Promise<WebHost> {
  if (!existsSync(join(rendererFolder, 'index.html'))) throw new Error('the page is not built yet. Run: npm run build');
  try {
    return await serveWeb({
      rendererFolder,
      port,
      createSession: (transport) =>
        createSession(transport, {
          host: 'web',
          programsFolder,
          spawnProcess: forkProcess,
          dataFolder: dataFolder(),
          version,
        }),
    });
  } catch (error) {
    throw new Error(sentence(error, port), { cause: error });
  }
}

/** Runs `serve` with the arguments after it; resolves with the exit code. */
export async function serveFromTerminal(args: readonly string[]): Promise<number> {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const { values } = readArgs(args, options, { names: [] });
  const host = await startServing(values.port === undefined ? 0 : wholeNumber('port', values.port, 0, 65_535));
  const interrupted = interruption();
  announce(host.url, values.json === true);
  if (values['no-open'] !== true) await openBrowser(host.url);
  await interrupted;
  await host.close();
  return 0;
}

function announce(url: string, json: boolean): void {
  const plain = `Interleave is at ${url}\nOnly this machine can reach it. Ctrl+C ends it.\n`;
  process.stdout.write(json ? `${JSON.stringify({ type: 'serving', url })}\n` : plain);
}

/** A machine without a browser can still serve: the address stands on the screen. */
async function openBrowser(url: string): Promise<void> {
  const failed = (error: unknown): void => {
    process.stderr.write(`interleave: could not open a browser (${String(error)}); open the address yourself\n`);
  };
  try {
    const browser = await open(url);
    browser.once('error', failed); // the program that opens browsers is not there
  } catch (error) {
    failed(error);
  }
}

/** Resolves at Ctrl+C, at an orderly kill and when the terminal window closes. A second one ends at once. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function sentence(error: unknown, port: number): string {
  const code = error instanceof LabError ? (error as LabError).code : undefined;
  if (code === 'PORT_IN_USE') return `port ${port} is in use; choose another with --port, or leave it out`;
  if (code === 'PORT_FORBIDDEN') return `port ${port} may not be used by this user; choose one above 1023`;
  return error instanceof Error ? error.message : String(error);
}
