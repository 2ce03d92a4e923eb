/**
 * The one place where the page knows how it reaches its host: over the desktop's bridge, or over a
 * WebSocket to where it came from.
 *
 * A wire that has closed stays closed. What ran in this page's session ended with it, so there is
 * nothing to come back to: the page says so, and a reload begins anew.
 */
import type { Bridge } from '../../../shared/wire/bridge';
import { LabError } from '../../../shared/wire/error';
import { SocketTransport } from '../../../shared/wire/socket-transport';
import type { Transport } from '../../../shared/wire/transport';
import { BridgeTransport } from './bridge-transport';
import { pageToken } from './page-token';

declare global {
  interface Window {
    /** There in the desktop app only. */
    readonly interleave?: Bridge;
  }
}

/**
 * Resolves when frames can be sent.
 *
 * @throws LabError 'CLOSED' if the host is gone or does not let this page in
 */
export function openTransport(): Promise<Transport> {
  return window.interleave ? Promise.resolve(new BridgeTransport(window.interleave)) : openSocket();
}

function openSocket(): Promise<Transport> {
  const address = new URL('/wire', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = new URLSearchParams({ token: pageToken() ?? '' }).toString();
  address.hash = '';
  const socket = new WebSocket(address);
  const transport = new SocketTransport(socket);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(transport));
    transport.onClose((reason) => reject(new LabError('CLOSED', { reason })));
  });
}
