/**
 * A transport inside one process: two ends joined back to back. Frames arrive in a later
 * microtask, as on every real wire, so that nobody comes to rely on an answer before the call returns.
 */
import type { CloseReason, Transport } from './transport';
import { TransportEnd } from './transport-end';

class End extends TransportEnd {
  other: End | undefined;

  send(frame: string): void {
    const { other } = this;
    if (this.ended || !other) return;
    queueMicrotask(() => other.deliver(frame));
  }

  close(reason: CloseReason = 'done'): void {
    if (this.ended) return;
    // Behind the frames sent before it, so that the last word is heard before the end.
    const { other } = this;
    if (other) queueMicrotask(() => other.close(reason));
    this.end(reason);
  }
}

/** @returns the client's end and the host's end */
export function pair(): { readonly client: Transport; readonly host: Transport } {
  const client = new End();
  const host = new End();
  client.other = host;
  host.other = client;
  return { client, host };
}
