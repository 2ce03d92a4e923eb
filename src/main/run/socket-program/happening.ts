/** Something that happened at a socket of somebody, not told yet. */
import type { NetData } from '../../../shared/net/net-data';
import type { EventKind, Fidelity, MessageId } from '../../../shared/trace/event';

export interface Happening {
  readonly kind: EventKind;
  readonly t: number;
  readonly data: NetData;
  readonly socket: string;
  readonly fidelity: Fidelity;
  readonly line?: number;
  /** Hex. */
  readonly bytes?: string;
  /** Of a datagram. */
  readonly digest?: string;
  /** What its owner calls the connection. */
  readonly connection?: string;
  /** Handover that made it possible, where it is the receiving end of none. */
  after?(): MessageId | undefined;
  /** Is given the handover it was the receiving end of. */
  received?(msg: MessageId): void;
}
