/**
 * What no page in this app may do, whoever made it: go elsewhere, open windows, embed web views, use
 * devices. Each refusal is logged; the page merely finds that nothing happened.
 *
 * @see Electron, "Security", items 4, 5, 12, 13 and 14
 */
import type { Session, WebContents } from 'electron';
import { PAGE_ORIGIN, PAGE_URL } from './page-scheme';

/** Putting text on the clipboard is all we ask for: commands to copy. Reading it is not. */
const GRANTED = 'clipboard-sanitized-write';

/** For every `web-contents-created`. */
export function lockDownContents(contents: WebContents): void {
  // A page that reloads itself navigates to where it is.
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOurPage(event.url)) deny(event, `navigation to ${event.url}`);
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) deny(event, `a frame of ${event.url}`);
  });
  contents.on('will-attach-webview', (event, _preferences, params) =>
    deny(event, `a web view of ${params['src'] ?? ''}`),
  );
  contents.setWindowOpenHandler(({ url }) => {
    refused(`a window for ${url}`);
    return { action: 'deny' };
  });
}

/** For the session of our windows: no permission but one, no device, no download but what the page itself made. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const granted = permission === GRANTED && details.isMainFrame && originOf(details.requestingUrl) === PAGE_ORIGIN;
    if (!granted) refused(`permission ${permission}`);
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return permission === GRANTED && details.isMainFrame && originOf(requestingOrigin) === PAGE_ORIGIN;
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_ORIGIN}/`)) deny(event, `a download of ${item.getURL()}`);
  });
}

function isOurPage(address: string): boolean {
  return originOf(address) === PAGE_ORIGIN && new URL(address).pathname === new URL(PAGE_URL).pathname;
}

/** `URL.origin` is "null" for schemes that the URL standard does not know, so the parts are put together here. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

function deny(event: { preventDefault(): void }, what: string): void {
  event.preventDefault();
  refused(what);
}

/** An address may be as long as an attacker likes; a line of the log may not. */
function refused(what: string): void {
  console.error(`refused: ${what.slice(0, 300)}`);
}
