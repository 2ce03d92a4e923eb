/**
 * Who is let in, and why everybody else is not.
 *
 * The host listens on 127.0.0.1, but every page of every site open in the same browser, and every
 * program of every user of this machine, can reach 127.0.0.1 too. What comes through this file can
 * start processes. So:
 *
 *     what is asked          must bring                       keeps out
 *     ------------------     -----------------------------    --------------------------------------
 *     anything               Host: ours                       another name that points here (DNS rebinding)
 *     the page, `/`          token in the query, or cookie    other programs and users
 *     its assets             cookie                           the same
 *     the wire, `/wire`      token in the query               the same, and a cookie that was overheard
 *                            Origin: the page's own           other sites' scripts
 *
 * Two secrets, because a cookie is sent to every port of 127.0.0.1 and thus also to other people's
 * servers. It opens nothing but the page's files, which anybody may download anyway. The token,
 * which opens the wire, is kept by the page under its own origin, port included.
 */
import type { IncomingMessage } from 'node:http';
import { isSecret, newSecret } from './secrets';

export const WIRE_PATH = '/wire';

export type Refusal = 'foreign-host' | 'no-key' | 'foreign-origin';

/** What stands in the request line, not decoded: `/assets/a.js` and what comes after the `?`. */
export function targetOf(request: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

export class Admission {
  readonly token = newSecret();
  readonly #cookie = newSecret();
  readonly #hosts: ReadonlySet<string>;

  constructor(readonly port: number) {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  /** The address to open. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/?token=${this.token}`;
  }

  /** Named with the port, since two hosts on one machine share their cookies. Ends with the browser. */
  get setCookie(): string {
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @returns why this may not have the page or a part of it, or nothing */
  pageRefusal(request: IncomingMessage): Refusal | undefined {
    if (!this.#isOurHost(request)) return 'foreign-host';
    const { path, query } = targetOf(request);
    const hasToken = path === '/' && isSecret(query.get('token'), this.token);
    return hasToken || this.#hasCookie(request) ? undefined : 'no-key';
  }

  /** @returns why this may not open the wire, or nothing */
  wireRefusal(request: IncomingMessage): Refusal | undefined {
    if (!this.#isOurHost(request)) return 'foreign-host';
    // Absent is not ours either: every browser names the origin of a WebSocket.
    if (request.headers.origin !== `http://${request.headers.host ?? ''}`) return 'foreign-origin';
    return isSecret(targetOf(request).query.get('token'), this.token) ? undefined : 'no-key';
  }

  get #cookieName(): string {
    return `interleave-${this.port}`;
  }

  #isOurHost({ headers }: IncomingMessage): boolean {
    return headers.host !== undefined && this.#hosts.has(headers.host);
  }

  #hasCookie({ headers }: IncomingMessage): boolean {
    const name = `${this.#cookieName}=`;
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    return cookies.some((cookie) => cookie.startsWith(name) && isSecret(cookie.slice(name.length), this.#cookie));
  }
}
