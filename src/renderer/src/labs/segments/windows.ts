/** Which segments are drawn, and as what: the same numbers in one row for the sender and one for the receiver. */
import type { SegmentProtocol } from '../../../../shared/labs/segments/contract';
import { POLICIES } from '../../../../shared/labs/segments/policy';
import type { ReceiverState, SenderState, TransferState } from './model';

export interface SenderCell {
  readonly sequence: number;
  readonly phase: 'acknowledged' | 'arrived' | 'under-way' | 'may-go' | 'must-wait';
  readonly sent: number;
  readonly inWindow: boolean;
}

export interface ReceiverCell {
  readonly sequence: number;
  readonly phase: 'handed-on' | 'kept' | 'missing' | 'not-yet';
  readonly inWindow: boolean;
}

export interface Windows {
  readonly first: number;
  readonly sender: readonly SenderCell[];
  readonly receiver: readonly ReceiverCell[];
  /** Drawn neither before nor behind. */
  readonly before: number;
  readonly behind: number;
}

/** As many as fit side by side and can still be read. */
const MOST_CELLS = 24;
/** What has just become of those before the window is worth seeing. */
const CELLS_BEFORE = 4;

export function windowsOf(
  { sender, receiver }: TransferState,
  spec: { readonly protocol: SegmentProtocol; readonly window: number; readonly count: number },
): Windows {
  const policy = POLICIES[spec.protocol];
  const window = policy.windowOf(spec.window);
  const last = Math.max(0, spec.count - MOST_CELLS);
  const first = Math.min(last, Math.max(0, sender.base - CELLS_BEFORE));
  const numbers = Array.from({ length: Math.min(MOST_CELLS, spec.count) }, (_, at) => first + at);
  return {
    first,
    sender: numbers.map((sequence) => senderCell(sender, sequence, window, policy.keepsEarly)),
    receiver: numbers.map((sequence) => receiverCell(receiver, sequence, window)),
    before: first,
    behind: Math.max(0, spec.count - first - numbers.length),
  };
}

function senderCell(sender: SenderState, sequence: number, window: number, arrivesAlone: boolean): SenderCell {
  const sent = sender.sent.get(sequence) ?? 0;
  const inWindow = sequence >= sender.base && sequence < sender.base + window;
  if (sequence < sender.base) return { sequence, phase: 'acknowledged', sent, inWindow };
  if (arrivesAlone && sender.arrived.has(sequence)) return { sequence, phase: 'arrived', sent, inWindow };
  return { sequence, phase: sent > 0 ? 'under-way' : inWindow ? 'may-go' : 'must-wait', sent, inWindow };
}

function receiverCell(receiver: ReceiverState, sequence: number, window: number): ReceiverCell {
  const inWindow = sequence >= receiver.expected && sequence < receiver.expected + window;
  if (sequence < receiver.expected) return { sequence, phase: 'handed-on', inWindow };
  if (receiver.kept.has(sequence)) return { sequence, phase: 'kept', inWindow };
  // A hole is one only if something behind it is there.
  const isHole = [...receiver.kept.keys()].some((kept) => kept > sequence);
  return { sequence, phase: isHole ? 'missing' : 'not-yet', inWindow };
}
