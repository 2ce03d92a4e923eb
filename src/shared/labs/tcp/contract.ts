import * as v from 'valibot';
import { type } from '../../wire/contract';
import { RELAY_ERRORS, relayActions } from '../../relay/actions';
import { MAX_BYTES_PER_SECOND, MAX_DELAY_MS } from '../../relay/faults';
import { lab } from '../lab';
import { choice, code, flag, integer, items, positions } from '../parameter';
import { ON_DATA_START, type OnDataProblem } from './on-data';
import { framedLength, framings, type Framing } from './framing';

/** What a run sums up to; each experiment fills what it is about. */
export interface TcpSummary {
  /** How many times the receiving program was handed bytes: `data` events. */
  readonly dataEvents: number;
  readonly bytes: number;
  /** Where a program computed them: `stream`, `slow-reader`, `framing`, `on-data`. */
  readonly sha256Sent?: string;
  readonly sha256Received?: string;
  /** `framing`: the messages as the receiver that knows this framing made them out. */
  readonly received?: readonly string[];
  /** `framing`: what each of the three made of the same stream. */
  readonly receivers?: Readonly<Record<Framing, readonly string[]>>;
  /** `connection`: each client's port, as the server saw it. */
  readonly clients?: Readonly<Record<string, number>>;
  /** `on-data` */
  readonly trials?: number;
  readonly failed?: number;
  /** The smallest splitting that fails: where the stream was cut, what came out, what should have. */
  readonly counterexample?: {
    readonly messages: readonly string[];
    readonly cuts: readonly number[];
    readonly received: readonly string[];
    readonly error?: string;
    readonly line?: number;
  } | null;
  /** The program could not be used: why, and in which line. */
  readonly problem?: OnDataProblem | null;
  /** `slow-reader`: the most that lay unsent in the sending program, and how long it was held back. */
  readonly mostBufferedBytes?: number;
  readonly heldBackMs?: number;
  /** `endings`: what each end was told last. */
  readonly endings?: Readonly<Record<string, string>>;
  /** `nobody-listens`, `port-taken`, `backlog` */
  readonly errorCode?: string;
  readonly connected?: number;
  readonly accepted?: number;
}

export const tcp = lab({
  id: 'tcp',
  parameters: {
    clients: integer({ default: 2, min: 1, max: 8 }),
    writes: integer({ default: 20, min: 1, max: 10_000 }),
    sizeBytes: integer({ default: 10, min: 1, max: 1_000_000, unit: 'bytes' }),
    /** After each write. In `stream` all of them would lie in the system before anybody reads; in `connection` and `endings` there is time to look. */
    gapMs: integer({ default: 0, min: 0, max: 1_000, unit: 'ms' }),
    /** Nagle's algorithm off (RFC 896, TCP_NODELAY). */
    noDelay: flag(true),
    messages: items({ default: ['a', 'bb', 'ccc'], maxItems: 100, maxItemChars: 200 }),
    /** After which bytes of the stream it is cut. */
    cuts: positions({ default: [], min: 1, max: 100_000, maxItems: 1_000 }),
    framing: choice(framings, 'none'),
    onData: code({ default: ON_DATA_START, maxChars: 8_000 }),
    /** How long the server is busy: with each piece (`slow-reader`), before its own end (`endings`), before it accepts (`backlog`). */
    workMs: integer({ default: 50, min: 0, max: 1_000, unit: 'ms' }),
    /** `slow-reader`: whether the sender waits when `write` says that there is no more room. */
    waitForDrain: flag(true),
    /** How the client ends; `by-hand` leaves both ends to the action `end`. */
    ending: choice(['close', 'half-close', 'reset', 'by-hand'], 'close'),
    backlog: integer({ default: 2, min: 1, max: 128 }),
    /** Whether a relay stands between; with a delay or a limit one does in any case. */
    relay: flag(false),
    delayMs: integer({ default: 0, min: 0, max: MAX_DELAY_MS, unit: 'ms' }),
    bytesPerSecond: integer({ default: 0, min: 0, max: MAX_BYTES_PER_SECOND, unit: 'bytes' }),
    /** The server's port; 0 lets the system choose. */
    port: integer({ default: 0, min: 0, max: 65_535 }),
  },
  experiments: {
    connection: { set: { writes: 2, gapMs: 100 } },
    stream: { set: { clients: 1 } },
    framing: { set: { clients: 1, cuts: [2, 5] } },
    'on-data': { set: { clients: 1 } },
    'slow-reader': { set: { clients: 1, writes: 120, sizeBytes: 65_536, workMs: 10 } },
    endings: { set: { clients: 1, writes: 3, gapMs: 50, workMs: 150 } },
    'nobody-listens': { set: { clients: 1 } },
    'port-taken': { set: { clients: 1 } },
    backlog: { set: { clients: 8, workMs: 800 } },
  },
  actions: {
    ...relayActions,
    /** `endings`: one end of the connection does something. */
    end: v.strictObject({ actor: v.string(), how: v.picklist(['close', 'half-close', 'reset']) }),
  },
  /** The stream is as long as its messages, framed; a cut must lie inside. */
  checkTogether({ messages, cuts, framing }) {
    const length = framedLength(messages.map(String), framing);
    const last = cuts.at(-1);
    if (last === undefined || last < length) return undefined;
    return { parameter: 'cuts', problem: { code: 'OUT_OF_RANGE', min: 1, max: Math.max(1, length - 1), got: last } };
  },
  summary: type<TcpSummary>(),
  errors: [...RELAY_ERRORS, 'NO_SUCH_ACTOR', 'ACTOR_HAS_ENDED'],
});
