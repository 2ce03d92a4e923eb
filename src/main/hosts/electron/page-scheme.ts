/**
 * The page's own scheme: `app://interleave/` is the folder of the built page and nothing else.
 *
 * A scheme of our own instead of `file:` gives the page an origin, so that the policy's 'self' means
 * something and every IPC message can be checked against it.
 */
import { readFile } from 'node:fs/promises';
import { app, protocol } from 'electron';
import { pageFile } from '../page-files';
import { PAGE_HEADERS } from '../page-policy';

const SCHEME = 'app';
const HOST = 'interleave';

/** As Chromium writes the origin of a frame that shows our page. */
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/** Must be called before the app is ready. `standard` and `secure` give the scheme origins like those of https. */
export function registerPageScheme(): void {
  if (app.isReady()) throw new Error('the page scheme is registered too late');
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page. Must be called once the app is ready. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(request, folder));
}

/** @returns the file, or a refusal with a status of its own: 404 wherever there is nothing for this page */
export async function answer(request: Pick<Request, 'method' | 'url'>, folder: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405, request);
  // What arrives here has been parsed by Chromium, so it is a URL.
  const url = new URL(request.url);
  if (url.host !== HOST) return refusal(404, request);
  const file = pageFile(url.pathname, folder);
  if (!file) return refusal(404, request);
  try {
    const body = await readFile(file.path);
    return new Response(new Uint8Array(body), { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
  } catch {
    return refusal(404, request);
  }
}

function refusal(status: number, request: Pick<Request, 'method' | 'url'>): Response {
  console.error(`refused: ${request.method} ${request.url.slice(0, 300)} (${status})`);
  return new Response(null, { status, headers: PAGE_HEADERS });
}
