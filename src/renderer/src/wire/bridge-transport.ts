/** The transport of a page in the desktop app: over what the preload put on `window.interleave`. */
import { CLOSED_FRAME, type Bridge } from '../../../shared/wire/bridge';
import type { CloseReason } from '../../../shared/wire/transport';
import { TransportEnd } from '../../../shared/wire/transport-end';

export class BridgeTransport extends TransportEnd {
  constructor(readonly bridge: Bridge) {
    super();
    bridge.onFrame((frame) => {
      if (frame === CLOSED_FRAME) this.end('done');
      else this.deliver(frame);
    });
  }

  send(frame: string): void {
    if (!this.ended) this.bridge.send(frame);
  }

  close(reason: CloseReason = 'done'): void {
    if (this.ended) return;
    this.bridge.send(CLOSED_FRAME);
    this.end(reason);
  }
}
