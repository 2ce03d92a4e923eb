/** Counts what a run of `tcp` sums up to, as its programs tell it. */
import type { Framing } from '../../../shared/labs/tcp/framing';
import type { TcpSummary } from '../../../shared/labs/tcp/contract';
import type { ActorId, EventKind, TraceEvent } from '../../../shared/trace/event';
import { netDataOf } from '../../../shared/net/net-data';
import type { Json } from '../../../shared/wire/json';

/** What a note of our programs carries, each with some of these. */
interface Note {
  readonly code: string;
  readonly name: string;
  readonly port: number;
  readonly sha256: string;
  readonly ms: number;
  readonly receiver: Framing;
  readonly text: string;
  readonly what: string;
}

/** Of what a receiver made out. The messages a learner may send are a tenth of it; who is outside sends as he likes. */
const MOST_MESSAGES = 2_000;
const MOST_MESSAGE_CHARS = 200_000;

export class Tally {
  readonly clients: Record<string, number> = {};
  readonly endings: Record<string, string> = {};
  readonly received: Record<Framing, string[]> = { none: [], delimiter: [], length: [] };
  readonly #receivedChars: Record<Framing, number> = { none: 0, delimiter: 0, length: 0 };
  sha256Sent: string | undefined;
  sha256Received: string | undefined;
  heldBackMs = 0;
  mostBufferedBytes = 0;
  errorCode: string | undefined;

  heard(by: ActorId, kind: EventKind, data: Json): void {
    if (kind === 'note') return this.#noted(by, data as unknown as Note);
    if (kind !== 'store' || by === 'server') return;
    this.mostBufferedBytes = Math.max(this.mostBufferedBytes, (data as { readonly value: number }).value);
  }

  #noted(by: ActorId, { code, ...note }: Note): void {
    switch (code) {
      case 'MET':
        // A client from outside may call itself whatever it likes.
        if (/^client-\d$/.test(note.name)) this.clients[note.name] ??= note.port;
        return;
      case 'SENT':
        this.sha256Sent = note.sha256;
        return;
      case 'RECEIVED':
        this.sha256Received ??= note.sha256;
        return;
      case 'DRAINED':
        this.heldBackMs += note.ms;
        return;
      case 'MESSAGE':
        return this.#messageReceived(note);
      case 'TOLD':
        this.endings[by] = note.what;
        return;
      case 'FAILED':
        if (by !== 'server') this.errorCode ??= note.what;
        return;
      default:
        return;
    }
  }

  /** Of the first stream only: those that come after it are not the run's own. */
  #messageReceived({ receiver, text }: Pick<Note, 'receiver' | 'text'>): void {
    const made = this.received[receiver];
    if (this.sha256Received !== undefined || made.length >= MOST_MESSAGES) return;
    this.#receivedChars[receiver] += text.length;
    if (this.#receivedChars[receiver] <= MOST_MESSAGE_CHARS) made.push(text);
  }
}

/** How many times programs were handed bytes, and how many bytes those were, whichever end read them. */
export function readBy(servers: RegExp, events: Iterable<TraceEvent>): Pick<TcpSummary, 'dataEvents' | 'bytes'> {
  let dataEvents = 0;
  let bytes = 0;
  for (const { kind, actor, data } of events) {
    const { sizeBytes, fin } = netDataOf(data) ?? {};
    if (kind !== 'receive' || !servers.test(actor) || sizeBytes === undefined || fin) continue;
    dataEvents += 1;
    bytes += sizeBytes;
  }
  return { dataEvents, bytes };
}
