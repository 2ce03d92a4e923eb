/** Who gets the page, and how it is served: raw requests to a real server. */
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE, requestText, SCRIPT, SECRET, sendRaw, stageWeb, type WebStage } from './web-stage';

const ASSET = '/assets/index-Ab3_x-9Z.js';

let web: WebStage;
let cookie: string;

beforeAll(async () => {
  web = await stageWeb();
  cookie = await web.cookie();
});

afterAll(() => web.close());

describe('the page', () => {
  it('is served for the token, uncached, with a cookie of its port that scripts and other sites cannot use', async () => {
    const reply = await web.request(`/?token=${web.token}`);
    expect([reply.status, reply.body]).toEqual([200, PAGE]);
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    expect(reply.headers['set-cookie']).toMatch(
      new RegExp(`^interleave-${web.host.port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(cookie).not.toContain(web.token); // the cookie opens files, never the wire
  });

  it('has a token of 256 bits', () => {
    expect(web.token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is served again for the cookie, as a reload asks for it', async () => {
    expect(await web.request('/', { Cookie: `other=1; ${cookie}; interleave-1=2` })).toMatchObject({
      status: 200,
      body: PAGE,
    });
  });

  it('may load its assets, which keep for ever because their names have their hash', async () => {
    const reply = await web.request(ASSET, { Cookie: cookie });
    expect(reply).toMatchObject({ status: 200, body: SCRIPT });
    expect(reply.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((await web.request('/index.html', { Cookie: cookie })).headers['cache-control']).toBe('no-store');
  });

  it('has a strict policy, also on refusals', async () => {
    for (const reply of [await web.request('/', { Cookie: cookie }), await web.request('/')]) {
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
      expect(reply.headers['content-security-policy']).not.toContain('unsafe');
      expect(reply.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
  });

  it('answers HEAD with the same headers and no body', async () => {
    const reply = await web.request(ASSET, { Cookie: cookie }, 'HEAD');
    expect([reply.status, reply.headers['content-length'], reply.body]).toEqual([200, String(SCRIPT.length), '']);
  });
});

describe('refused with a page that explains in both languages', () => {
  const wrong = 'f'.repeat(64);
  const cases: Readonly<Record<string, () => readonly [target: string, headers: Readonly<Record<string, string>>]>> = {
    'no token': () => ['/', {}],
    'a wrong token': () => [`/?token=${wrong}`, {}],
    'an empty token': () => ['/?token=', {}],
    'half a token': () => [`/?token=${web.token.slice(0, 32)}`, {}],
    'the token and more': () => [`/?token=${web.token}0`, {}],
    'a wrong cookie': () => ['/', { Cookie: `interleave-${web.host.port}=${wrong}` }],
    'the token as cookie': () => ['/', { Cookie: `interleave-${web.host.port}=${web.token}` }],
    'the cookie of another port': () => ['/', { Cookie: cookie.replace(String(web.host.port), '1') }],
    'an asset without a cookie': () => [ASSET, {}],
    'an asset with the token only': () => [`${ASSET}?token=${web.token}`, {}],
    'a file that is not there, without a key': () => ['/nothing', {}],
  };

  it.each(Object.keys(cases))('%s', async (name) => {
    const [target, headers] = cases[name]?.() ?? ['', {}];
    const reply = await web.request(target, headers);
    expect(reply.status).toBe(403);
    expect(reply.body).toContain('This address needs its key');
    expect(reply.body).toContain('열쇠가 있어야 열려요');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });
});

describe('refused', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
    '',
  ])('the Host "%s", with every key', async (host) => {
    const headers = { Host: host.replace('PORT', String(web.host.port)), Cookie: cookie };
    expect((await web.request(`/?token=${web.token}`, headers)).status).toBe(421);
  });

  it('no Host at all', async () => {
    expect((await web.request(`/?token=${web.token}`, { Host: undefined, Cookie: cookie })).status).toBe(400);
    const old = `GET /?token=${web.token} HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`;
    expect((await sendRaw(web.host.port, old)).status).toBe(421);
  });

  it('localhost by name is ours', async () => {
    expect((await web.request(`/?token=${web.token}`, { Host: `localhost:${web.host.port}` })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('the method %s', async (method) => {
    const reply = await web.request('/', { Cookie: cookie, 'Content-Length': '0' }, method);
    expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/assets/..%00/secret.json',
    '/index.html%00.json',
    '/%252e%252e/secret.json',
    '//secret.json',
    '/%',
    '/assets/',
    '/assets',
    'http://127.0.0.1/../secret.json',
    '*',
  ])('a way out of the folder: %s', async (target) => {
    const reply = await web.request(target, { Cookie: cookie });
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain(SECRET);
  });

  it('a header section over 16 kB', async () => {
    expect((await web.request('/', { Cookie: cookie, Padding: 'x'.repeat(17 * 1024) })).status).toBe(431);
  });

  it('what is no HTTP', async () => {
    expect((await sendRaw(web.host.port, 'hello\r\n\r\n')).status).toBe(400);
    expect((await web.request('/', { Cookie: cookie })).status).toBe(200);
  });
});

describe('listening', () => {
  it.runIf(process.platform === 'linux')('happens on 127.0.0.1 only, as the kernel has it', () => {
    expect(kernelListeners(web.host.port)).toEqual(['0100007F']);
  });

  it('happens on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    for (const host of [...others, '127.0.0.2']) {
      if (host === '127.0.0.2' && process.platform !== 'linux') continue; // only Linux has all of 127/8
      const socket = connect({ host, port: web.host.port });
      await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      socket.destroy();
    }
  });
});

/** Local addresses, as the kernel writes them, on which somebody listens at this port. */
function kernelListeners(port: number): readonly string[] {
  const LISTEN = '0A';
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) => readFileSync(table, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => state === LISTEN && Number.parseInt(local.split(':')[1] ?? '', 16) === port)
    .map(([, local = '']) => local.split(':')[0] ?? '');
}

it('keeps a connection open for the next request, within its limits', async () => {
  const { port } = web.host;
  const twice = requestText('GET', ASSET, { Host: `127.0.0.1:${port}`, Cookie: cookie });
  const last = requestText('GET', ASSET, { Host: `127.0.0.1:${port}`, Cookie: cookie, Connection: 'close' });
  const { body } = await sendRaw(port, twice + last);
  expect(body.split(SCRIPT)).toHaveLength(3);
});
