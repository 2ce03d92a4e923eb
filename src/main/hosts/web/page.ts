/** Answers HTTP requests: the built page, or a refusal with a status of its own. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { pageFile, type PageFile } from '../page-files';
import { PAGE_HEADERS } from '../page-policy';
import { targetOf, type Admission } from './admission';
import { REFUSAL_PAGE } from './refusal-page';

const STATUS = { 'foreign-host': 421, 'foreign-origin': 403, 'no-key': 403 } as const;

/** The build puts a hash of the content into the name of every asset, so a name never changes its content. */
const HASHED = /^\/assets\/[^/]+-[\w-]{8}\.\w+$/;
/** A year, the longest RFC 9111 caches honour in practice. Private: it was served to somebody with a key. */
const CACHE_HASHED = 'private, max-age=31536000, immutable';

export function pageHandler(
  admission: Admission,
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(request, response, admission, folder).catch((error: unknown) => {
      // The reader went away in the middle, or the disk failed: either way there is nobody to tell.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
        console.error('serving a file:', error);
      response.destroy();
    });
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  folder: string,
): Promise<void> {
  const refused = admission.pageRefusal(request);
  if (refused) {
    refuse(response, STATUS[refused], REFUSAL_PAGE);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, '', { Allow: 'GET, HEAD' });
    return;
  }
  const { path } = targetOf(request);
  const file = path.startsWith('/') ? pageFile(path, folder) : undefined;
  const handle = file && (await openFile(file));
  if (!file || !handle) {
    refuse(response, 404, '');
    return;
  }
  await send(handle, request, response, {
    ...PAGE_HEADERS,
    'Content-Type': file.type,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': HASHED.test(path) ? CACHE_HASHED : 'no-store',
    ...(path === '/' ? { 'Set-Cookie': admission.setCookie } : {}),
  });
}

async function openFile({ path }: PageFile): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch {
    return undefined; // not there, or not ours to read: the same to whoever asks
  }
}

async function send(
  handle: FileHandle,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    const { size } = await handle.stat();
    response.writeHead(200, { ...headers, 'Content-Length': size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream('', { fd: handle, autoClose: false }), response);
  } finally {
    await handle.close();
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  page: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    ...headers,
    'Cache-Control': 'no-store',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(page),
    Connection: 'close',
  });
  response.end(response.req.method === 'HEAD' ? undefined : page);
}
