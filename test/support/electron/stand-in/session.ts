/**
 * Electron's session: who may have which permission.
 *
 * Chromium asks nobody in headless mode, so the app's handlers are asked for every permission before
 * a document is shown, and their answers are what Chromium then applies. Both the check and the
 * request must refuse for a permission to be refused, and without handlers everything is granted:
 * that is Electron's default, and why an app that forgets them fails here.
 */
import { EventEmitter } from 'node:events';
import type { Protocol } from './chromium';
import { lifecycle } from './lifecycle';
import { toChromium } from './schemes';
import { missing, strict } from './strict';
import type { WebContents } from './web-contents';

type Details = { readonly isMainFrame: boolean; readonly requestingUrl: string };
type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: Details,
) => void;
type CheckHandler = (contents: WebContents | null, permission: string, origin: string, details: Details) => boolean;

/** Electron's name for a permission, and Chromium's. */
const PERMISSIONS: readonly (readonly [string, Protocol.Browser.PermissionDescriptor])[] = [
  ['geolocation', { name: 'geolocation' }],
  ['notifications', { name: 'notifications' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['persistent-storage', { name: 'persistent-storage' }],
  ['idle-detection', { name: 'idle-detection' }],
  ['window-management', { name: 'window-management' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['screen-wake-lock', { name: 'screen-wake-lock' }],
];

let requestHandler: RequestHandler | null = null;
let checkHandler: CheckHandler | null = null;

class Session extends EventEmitter {
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    checkHandler = handler;
  }

  /** No device is ever plugged in here. */
  setDevicePermissionHandler(): void {}
}

export const defaultSession = strict('session', new Session());

export const session = strict('session', {
  get defaultSession() {
    if (!lifecycle.ready) throw new Error('Session can only be received when app is ready');
    return defaultSession;
  },
  fromPartition: missing('session.fromPartition'),
});

/** Asks the app's handlers about every permission for an origin, and has Chromium do as they say. */
export async function decidePermissions(contents: WebContents, origin: string): Promise<void> {
  const details = { isMainFrame: true, requestingUrl: `${origin}/` };
  const shown = new URL(toChromium(`${origin}/`)).origin;
  for (const [name, permission] of PERMISSIONS) {
    const checked = checkHandler ? checkHandler(contents.self, name, `${origin}/`, details) : true;
    const asked = await requested(contents, name, details);
    const setting = checked || asked ? 'granted' : 'denied';
    await lifecycle.browser?.root.call('Browser.setPermission', { permission, setting, origin: shown });
  }
}

function requested(contents: WebContents, name: string, details: Details): Promise<boolean> {
  return new Promise((resolve) => {
    if (requestHandler) requestHandler(contents.self, name, resolve, details);
    else resolve(true);
  });
}
