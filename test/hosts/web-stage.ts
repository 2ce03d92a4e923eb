/** A web host with a small page of its own, and bytes in and out of it as they are. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { WebSocket, type ClientOptions } from 'ws';
import { serveWeb, type WebHost, type WebHostOptions } from '../../src/main/hosts/web/serve-web';
import { Scope } from '../../src/main/resources/scope';
import { tempFolder } from '../../src/main/resources/temp-folder';
import { serve, served } from '../../src/shared/wire/host';
import { Insides, probe } from '../wire/contract-under-test';

export const PAGE = '<!doctype html><title>page</title>';
export const SCRIPT = 'export {};';
export const SECRET = 'not part of the page';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebStage {
  readonly host: WebHost;
  readonly token: string;
  /** What every tab so far was given. */
  readonly sessions: readonly { readonly scope: Scope; readonly insides: Insides }[];
  /** Resolves with the scope of the next tab. */
  nextSession(): Promise<Scope>;
  /** The headers of an honest request, as one may change them. */
  request(target: string, headers?: Readonly<Record<string, string | undefined>>, method?: string): Promise<Reply>;
  /** `name=value` of the cookie the page was served with. */
  cookie(): Promise<string>;
  /** The address of the wire with the token. */
  readonly wireUrl: string;
  /** Opens a wire as the page would. */
  open(options?: ClientOptions): Promise<WebSocket>;
  close(): Promise<void>;
}

export async function stageWeb(options: Partial<WebHostOptions> = {}): Promise<WebStage> {
  const folder = await tempFolder();
  const rendererFolder = join(folder.path, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), PAGE);
  await writeFile(join(rendererFolder, 'assets/index-Ab3_x-9Z.js'), SCRIPT);
  await writeFile(join(folder.path, 'secret.json'), SECRET);

  const sessions: { scope: Scope; insides: Insides }[] = [];
  const waiting: ((scope: Scope) => void)[] = [];
  const started = serveWeb({
    rendererFolder,
    createSession: (transport) => {
      const session = { scope: new Scope('session'), insides: new Insides() };
      sessions.push(session);
      serve(transport, [served(probe, session.insides.service)]);
      for (const resolve of waiting.splice(0)) resolve(session.scope);
      return session.scope;
    },
    ...options,
  });
  const host = await started.catch(async (error: unknown) => {
    await folder.close();
    throw error;
  });
  const origin = `http://127.0.0.1:${host.port}`;
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const wireUrl = `ws://127.0.0.1:${host.port}/wire?token=${token}`;
  const request: WebStage['request'] = (target, headers = {}, method = 'GET') =>
    sendRaw(
      host.port,
      requestText(method, target, { Host: `127.0.0.1:${host.port}`, Connection: 'close', ...headers }),
    );
  return {
    host,
    token,
    sessions,
    wireUrl,
    request,
    nextSession: () => new Promise((resolve) => waiting.push(resolve)),
    cookie: async () => (await request(`/?token=${token}`)).headers['set-cookie']?.split(';')[0] ?? '',
    open: async (clientOptions = {}) => {
      const socket = new WebSocket(wireUrl, { origin, perMessageDeflate: false, ...clientOptions });
      await once(socket, 'open');
      return socket;
    },
    close: async () => {
      await host.close();
      await folder.close();
    },
  };
}

export function requestText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string | undefined>>,
): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** Sends these bytes and resolves with everything that comes until the other side closes. */
export async function sendRaw(port: number, text: string): Promise<Reply> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined); // a reset after the answer: what has come is the answer
  const closed = once(socket, 'close');
  socket.write(text);
  await closed;
  return parseReply(Buffer.concat(chunks).toString('utf8'));
}

function parseReply(text: string): Reply {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(end + 4) };
}
