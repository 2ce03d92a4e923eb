/**
 * The desktop host with its fixtures, for the host's own tests: launched anew for each, gone after each.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { buildHostWithFixtures } from './build';
import { findChromium } from './find-chromium';
import { skips, type LaunchOptions } from './handle';
import { launchDesktop, type StandInDesktop } from './launch';

/** The page's side of fixtures/renderer, for functions that run there. */
export interface FixtureWindow {
  readonly interleave: { send(frame: string): void; onFrame(listener: (frame: string) => void): void };
  readonly frames_: string[];
  frameWith(text: string): Promise<string>;
  readonly probes: Promise<unknown[]>;
  readonly violations: string[];
  readonly pageRan?: true;
  readonly inlineRan?: true;
  open(url: string): unknown;
  addEventListener(name: string, listener: (event: unknown) => void): void;
  getComputedStyle(element: unknown): { readonly backgroundColor: string; readonly color: string };
  readonly navigator: {
    readonly permissions: { query(permission: { name: string }): Promise<{ readonly state: string }> };
  };
  readonly document: {
    readonly body: { append(element: unknown): void };
    querySelector(selector: string): unknown;
    createElement(name: 'iframe'): { readonly contentWindow: FixtureWindow };
  };
}

const running = new Set<StandInDesktop>();

async function launch(options: LaunchOptions = {}): Promise<StandInDesktop> {
  const desktop = await launchDesktop({ entry: await buildHostWithFixtures(), ...options });
  if ('skipped' in desktop) throw new Error(desktop.skipped);
  running.add(desktop);
  return desktop;
}

/** Hears the end of every fixture.process that was started with its port in the environment. */
export interface Witness {
  readonly env: { readonly FIXTURE_PORT: string };
  /** The next process that connects. */
  next(): Promise<{ readonly ended: Promise<void> }>;
  close(): void;
}

export async function openWitness(): Promise<Witness> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    env: { FIXTURE_PORT: String((server.address() as AddressInfo).port) },
    next: async () => {
      const [socket] = (await once(server, 'connection')) as [Socket];
      const ended = new Promise<void>((resolve) =>
        socket
          .on('error', () => undefined)
          .resume()
          .once('close', () => resolve()),
      );
      return { ended };
    },
    close: () => server.close(),
  };
}

const chromium = findChromium();

export const standIn = {
  /** Printed when it is so, and a failure under INTERLEAVE_REQUIRE_ALL=1. */
  skipped: typeof chromium !== 'string' && skips(chromium),
  /** Where it is; empty where there is none, and then nothing is launched. */
  chromium: typeof chromium === 'string' ? chromium : '',
  launch,
};

afterEach(async () => {
  const left = [...running];
  running.clear();
  for (const desktop of left) await desktop.close();
});
