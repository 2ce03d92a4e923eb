/** What a run of `layers` sums up to, kept while it goes on. */
import type { LayersSummary } from '../../../shared/labs/layers/contract';
import { allPackets, carriersOf, headerBytesOf, serverPortOf } from '../../../shared/labs/layers/envelopes';
import type { ActorId, EventKind } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';
import type { Json } from '../../../shared/wire/json';

type Note = Readonly<Record<string, Json>>;

export class Tally {
  #messageBytes = 0;
  #received: string | null = null;
  #checked: { readonly sent: number; readonly computed: number; readonly noticed: boolean } | undefined;
  #brokenRule: string | undefined;
  readonly #answers: string[] = [];

  /** A note of one of the programs. What a client from outside made the server say comes later and does not count. */
  heard(by: ActorId, kind: EventKind, data: Json): void {
    if (kind !== 'note' || typeof data !== 'object' || data === null || Array.isArray(data)) return;
    const note = data as Note;
    if (by === 'client') this.#heardClient(note);
    if (by === 'server') this.#heardServer(note);
  }

  #heardClient(note: Note): void {
    if (note['code'] === 'ENCODED') this.#messageBytes = Number(note['sizeBytes']);
    if (note['code'] === 'ANSWERED') this.#answers.push(asText(note['answer']));
  }

  #heardServer(note: Note): void {
    const { code, object, sent, computed, noticed, rule } = note;
    if (code === 'DECODED') {
      const text = (object as Note)['text'];
      this.#received ??= typeof text === 'string' ? text : null;
    }
    if (code === 'CHECKED')
      this.#checked ??= { sent: Number(sent), computed: Number(computed), noticed: noticed === true };
    if (code === 'RULE_BROKEN') this.#brokenRule ??= asText(rule);
  }

  summary(transport: 'tcp' | 'udp', store: TraceStore): LayersSummary {
    const events = { length: store.length, at: (row: number) => store.event(row) };
    const packets = allPackets(events);
    return {
      transport,
      messageBytes: this.#messageBytes,
      received: this.#received,
      packets: packets.length,
      headerBytes: headerBytesOf(carriersOf(packets, serverPortOf(events))),
      source: packets[0]?.source ?? 'reconstructed',
      ...(this.#checked && {
        checksumNoticed: this.#checked.noticed,
        checksumSent: this.#checked.sent,
        checksumComputed: this.#checked.computed,
      }),
      ...(this.#answers.length > 0 && { answers: this.#answers }),
      ...(this.#brokenRule !== undefined && { brokenRule: this.#brokenRule }),
    };
  }
}

const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
