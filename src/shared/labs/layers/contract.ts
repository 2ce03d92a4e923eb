import { type } from '../../wire/contract';
import { lab } from '../lab';
import { choice, integer, text } from '../parameter';

/** Where the packets shown come from. */
export type PacketSource = 'captured' | 'reconstructed';

export interface LayersSummary {
  readonly transport: 'tcp' | 'udp';
  /** The application message, as bytes. */
  readonly messageBytes: number;
  /** What the receiving program made of it; `null` if it made nothing of it. */
  readonly received: string | null;
  readonly packets: number;
  /** All headers together, of the packets that carried the message. */
  readonly headerBytes: number;
  readonly source: PacketSource;
  /** `checksum`: did the sum show the turned bits? */
  readonly checksumNoticed?: boolean;
  readonly checksumSent?: number;
  readonly checksumComputed?: number;
  /** `rules`: what the server answered to the rule that was broken. */
  readonly answers?: readonly string[];
  readonly brokenRule?: string;
}

/** `checksum` is about a datagram with a sum before it, `rules` about a conversation: each over one transport only. */
export const ONLY = { checksum: 'udp', rules: 'tcp' } as const;

export const layers = lab({
  id: 'layers',
  parameters: {
    from: text({ default: 'mina', maxChars: 100 }),
    message: text({ default: 'hello 안녕', maxChars: 10_000 }),
    transport: choice(['tcp', 'udp'], 'tcp'),
    /** Largest packet the link takes, for the arithmetic (Ethernet: 1,500). */
    mtuBytes: integer({ default: 1_500, min: 68, max: 65_535, unit: 'bytes' }),
    /** `checksum`: which bits of the message are turned, as their number from 0. */
    turn: choice(['nothing', 'one-bit', 'two-that-cancel', 'swap-words'], 'one-bit'),
    /** `rules`: which rule of the little protocol the client breaks. */
    breaks: choice(['nothing', 'no-hello', 'no-length', 'talks-after-bye', 'never-says-bye'], 'no-hello'),
  },
  experiments: {
    lenses: { set: {} },
    headers: { set: { message: 'x'.repeat(4_000) } },
    checksum: { set: { transport: 'udp' } },
    rules: { set: { transport: 'tcp' } },
  },
  actions: {},
  checkTogether({ transport }, experiment) {
    const only = experiment === 'lenses' || experiment === 'headers' ? undefined : ONLY[experiment];
    if (only === undefined || only === transport) return undefined;
    return { parameter: 'transport', problem: { code: 'NOT_A_CHOICE', choices: [only] } };
  },
  summary: type<LayersSummary>(),
  errors: [],
});
