import { type } from '../../wire/contract';
import { MAX_DATAGRAM_BYTES } from '../../net/net-data';
import { RELAY_ERRORS, relayActions } from '../../relay/actions';
import { MAX_DELAY_MS } from '../../relay/faults';
import { lab } from '../lab';
import { flag, integer, share, text } from '../parameter';

/** What a run sums up to; each experiment fills what it is about. */
export interface UdpSummary {
  /** Datagrams that clients handed to the system, retries included. */
  readonly sent: number;
  /** Datagrams that the server was given. */
  readonly received: number;
  /** Of those sent first, how many never came. */
  readonly lost: number;
  /** How many came again. */
  readonly duplicated: number;
  /** How many came after one that was sent later. */
  readonly outOfOrder: number;
  /** Sequence numbers, from 0, as they arrived at the server. */
  readonly order: readonly number[];
  /** `largest`: how many bytes of payload went through, and what the system says to one more. */
  readonly largestBytes?: number;
  readonly errorCode?: string;
  /** `flood`: how many the system says it threw away for want of room; `null` where it does not say. */
  readonly droppedBySystem?: number | null;
  readonly receiveBufferBytes?: number;
  /** `two-clients`: the port of each client, as the server saw it. */
  readonly clients?: Readonly<Record<string, number>>;
  /** `nobody`: what each client was told: `nothing`, or the system's name of the error. */
  readonly told?: readonly string[];
  /** With acknowledgements: the numbers the server handed on to its program, in order. */
  readonly delivered?: readonly number[];
  /** How many sends repeated an earlier one. */
  readonly retries?: number;
}

export const udp = lab({
  id: 'udp',
  parameters: {
    /** How many datagrams each client sends. */
    count: integer({ default: 3, min: 1, max: 20_000 }),
    /** Payload of each. 8 bytes hold the highest number, its check and the spaces between them. */
    sizeBytes: integer({ default: 32, min: 8, max: MAX_DATAGRAM_BYTES, unit: 'bytes' }),
    message: text({ default: 'hello', maxChars: 1_000 }),
    /** Between two sends. */
    gapMs: integer({ default: 2, min: 0, max: 1_000, unit: 'ms' }),
    /** How long the server is busy with each. */
    workMs: integer({ default: 0, min: 0, max: 1_000, unit: 'ms' }),
    /** Room the server asks the system for; 0 leaves it at the system's own. Systems refuse or cut what is more than a few megabytes. */
    receiveBufferBytes: integer({ default: 0, min: 0, max: 8_388_608, unit: 'bytes' }),
    loss: share(),
    duplicate: share(),
    reorder: share(),
    corrupt: share(),
    delayMs: integer({ default: 0, min: 0, max: MAX_DELAY_MS, unit: 'ms' }),
    jitterMs: integer({ default: 0, min: 0, max: MAX_DELAY_MS, unit: 'ms' }),
    /** Whether the server acknowledges each, and the client sends again what was not acknowledged. */
    acknowledge: flag(false),
    /** How long to wait for an acknowledgement before sending again. */
    timeoutMs: integer({ default: 100, min: 1, max: 10_000, unit: 'ms' }),
    maxTries: integer({ default: 20, min: 1, max: 1_000 }),
    /** Whether the server remembers which numbers it has had, and hands on each once. */
    remember: flag(true),
    /** The server's port; 0 lets the system choose. */
    port: integer({ default: 0, min: 0, max: 65_535 }),
  },
  experiments: {
    'two-clients': { set: { gapMs: 20 } },
    largest: { set: { sizeBytes: 1_000 } },
    flood: { set: { count: 2_000, sizeBytes: 1_024, gapMs: 0, workMs: 1 } },
    relay: { set: { count: 20, loss: 0.2, duplicate: 0.1, reorder: 0.2 } },
    'by-hand': { set: { count: 6 } },
    nobody: { set: {} },
    reliable: { set: { count: 10, loss: 0.3, duplicate: 0.2, reorder: 0.2, acknowledge: true } },
  },
  actions: relayActions,
  summary: type<UdpSummary>(),
  errors: RELAY_ERRORS,
});

export type UdpExperiment = keyof typeof udp.experiments;
