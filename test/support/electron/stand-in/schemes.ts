/**
 * Electron's `protocol`. Chromium cannot be taught a scheme from outside, so each privileged one is
 * shown to it as a host that does not exist, and back:
 *
 *     app://interleave/index.html  <->  https://interleave.app.invalid/index.html
 *
 * Every request of every page is intercepted (web-contents.ts) and comes here.
 */
import { NotInTheStandIn, only, strict } from './strict';
import { lifecycle } from './lifecycle';

interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
  readonly supportFetchAPI?: boolean;
  readonly codeCache?: boolean;
}

type Handler = (request: Request) => Response | Promise<Response>;

const privileged = new Map<string, Privileges>();
const handlers = new Map<string, Handler>();
let registered = false;

/** Pages of other sites that a test put there, by address. */
const elsewhere = new Map<string, string>();

export function serveElsewhere(url: string, html: string): void {
  elsewhere.set(url, html);
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string; readonly privileges?: Privileges }[]): void {
    if (lifecycle.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (registered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    registered = true;
    for (const { scheme, privileges = {} } of schemes) {
      only('registerSchemesAsPrivileged', privileges, ['standard', 'secure', 'supportFetchAPI', 'codeCache']);
      privileged.set(scheme, privileges);
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!lifecycle.ready) throw new Error('protocol.handle can only be used after the ready event of the app');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
});

/** An address of the app as Chromium is to see it. */
export function toChromium(address: string): string {
  const { protocol: scheme, host, pathname, search, hash } = new URL(address);
  const name = scheme.slice(0, -1);
  if (!handlers.has(name)) return address;
  const { standard, secure } = privileged.get(name) ?? {};
  if (!standard || !secure)
    throw new NotInTheStandIn(`a page of the scheme ${name}, which is not standard and secure,`);
  return `https://${host}.${name}.invalid${pathname}${search}${hash}`;
}

/** What Chromium calls an address or an origin, as Electron would call it. */
export function toApp(address: string): string {
  for (const name of handlers.keys()) {
    const found = new RegExp(`^(blob:)?https://([^/]+)\\.${name}\\.invalid(?=/|$)`).exec(address);
    if (found) return `${found[1] ?? ''}${name}://${found[2]}${address.slice(found[0].length)}`;
  }
  return address;
}

export interface Asked {
  /** As the app knows it. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `fetch` and XMLHttpRequest need a scheme that supports them. */
  readonly byScript: boolean;
}

/** @returns `undefined` where there is no network: every address but those of the app and of the test */
export async function respond(asked: Asked): Promise<Response | undefined> {
  const name = new URL(asked.url).protocol.slice(0, -1);
  const handler = handlers.get(name);
  if (handler) {
    if (asked.byScript && !privileged.get(name)?.supportFetchAPI) return undefined;
    const response: unknown = await handler(new Request(asked.url, { method: asked.method, headers: asked.headers }));
    if (!(response instanceof Response)) throw new TypeError('protocol.handle: the handler must return a Response');
    return response;
  }
  const html = elsewhere.get(asked.url);
  return html === undefined ? undefined : new Response(html, { headers: { 'Content-Type': 'text/html' } });
}
