/** A run on standard output: one JSON object a line for scripts, or one short line an event for people. */
import type { RunHead, RunItem } from '../../../shared/bench/run';
import { jsonLine } from '../../../shared/trace/export/jsonl';
import type { TraceEvent } from '../../../shared/trace/event';
import type { PackedEvents } from '../../../shared/trace/pack';
import { TraceStore } from '../../../shared/trace/store';
import { unreachable } from '../../../shared/unreachable';
import { failure } from './sentence';

export interface Printer {
  print(item: RunItem): void;
  /** Resolves when the reader has room again: a slow reader slows the feed, it loses nothing. */
  flushed(): Promise<void>;
}

abstract class StreamPrinter implements Printer {
  readonly #store = new TraceStore();
  #full = false;

  #gone = false;
  #resume: ((value?: unknown) => void) | undefined;

  constructor(readonly out: NodeJS.WritableStream) {
    out.on('drain', () => this.#resume?.());
    // The reader has seen enough: the run goes on to its end without it.
    out.on('error', () => {
      this.#gone = true;
      this.#resume?.();
    });
  }

  abstract print(item: RunItem): void;

  async flushed(): Promise<void> {
    if (!this.#full || this.#gone) return;
    await new Promise((resolve) => (this.#resume = resolve));
    this.#full = false;
  }

  protected write(text: string): void {
    if (!this.#gone) this.#full = !this.out.write(text) || this.#full;
  }

  protected unpacked(pack: PackedEvents): readonly TraceEvent[] {
    const from = this.#store.length;
    this.#store.appendPack(pack);
    return Array.from({ length: this.#store.length - from }, (_, row) => this.#store.event(from + row));
  }
}

/** The terminal contract: `run`, then `actor`, `address` and `event` as they come, `end` last. */
export class JsonPrinter extends StreamPrinter {
  constructor(head: RunHead, out: NodeJS.WritableStream = process.stdout) {
    super(out);
    this.write(jsonLine({ type: 'run', ...head }));
  }

  print(item: RunItem): void {
    switch (item.type) {
      case 'actor':
        return this.write(jsonLine({ type: 'actor', ...item.actor }));
      case 'address':
        return this.write(jsonLine({ type: 'address', ...item.address }));
      case 'events':
        return this.write(
          this.unpacked(item.events)
            .map((event) => jsonLine({ type: 'event', ...event }))
            .join(''),
        );
      case 'dropped':
        return; // `end` says how many in all
      case 'end':
        return this.write(jsonLine({ type: 'end', ...item.end }));
      default:
        return unreachable(item);
    }
  }
}

export class PlainPrinter extends StreamPrinter {
  constructor(head: RunHead, out: NodeJS.WritableStream = process.stdout) {
    super(out);
    this.write(`${head.lab}: ${head.experiment}, seed ${head.seed}\n`);
    for (const [name, value] of Object.entries(head.params)) this.write(`  ${name} = ${JSON.stringify(value)}\n`);
  }

  print(item: RunItem): void {
    switch (item.type) {
      case 'actor': {
        const { actor, kind, pid, threadId } = item.actor;
        const number = pid === undefined ? threadId && `thread ${threadId}` : `process ${pid}`;
        return this.write(`  ${actor}: ${number ?? kind}\n`);
      }
      case 'address':
        return this.write(
          `  ${item.address.name}: ${item.address.protocol} on ${item.address.host}:${item.address.port}\n`,
        );
      case 'events':
        return this.write(this.unpacked(item.events).map(plainLine).join(''));
      case 'dropped':
        return;
      case 'end': {
        const { status, summary, error, events, dropped } = item.end;
        const lost = dropped > 0 ? `, ${dropped} of them not kept` : '';
        const why = error ? `: ${failure(error.code, error.detail)}` : '';
        return this.write(`${status}${why}; ${events} events${lost}\n${JSON.stringify(summary, null, 2)}\n`);
      }
      default:
        return unreachable(item);
    }
  }
}

function plainLine(event: TraceEvent): string {
  const place = event.queue ?? event.lock ?? event.socket ?? event.topic ?? event.cell;
  const parts = [
    (event.t / 1e9).toFixed(6).padStart(11),
    event.actor.padEnd(12),
    event.kind.padEnd(8),
    place ?? '',
    event.msg ?? '',
    event.data === undefined ? '' : JSON.stringify(event.data),
  ];
  return `${parts.filter((part) => part !== '').join('  ')}\n`;
}
