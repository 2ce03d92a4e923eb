/** The run's notes on jobs as rows of a delivery matrix. Each event is read once, whenever it has come. */
import { castOf } from '../../../../shared/labs/patterns/cast';
import type { Pattern, patterns } from '../../../../shared/labs/patterns/contract';
import { EVERYBODY, jobNoteOf, type JobNote } from '../../../../shared/labs/patterns/events';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { TraceStore } from '../../../../shared/trace/store';
import { DeliveryLog } from '../delivery/delivery-log';
import type { DeliveryState } from '../delivery/delivery-state';

export class JobsLog {
  readonly #log: DeliveryLog;
  readonly #workers: readonly string[];
  #read = 0;

  constructor(
    readonly store: TraceStore,
    pattern: Pattern,
    params: ParamsOf<typeof patterns>,
  ) {
    this.#log = new DeliveryLog({ meantFor: pattern === 'pubsub' ? 'each' : 'one', hasWork: true });
    this.#workers = castOf(params).map(({ actor }) => actor);
    for (const worker of this.#workers) this.#log.receiver(worker);
  }

  /** @param row  how many events have happened. @param over  nothing more will come */
  at(row: number, over = false): DeliveryState {
    for (; this.#read < this.store.length; this.#read += 1) this.#take(this.#read);
    return this.#log.at(row, over);
  }

  #take(row: number): void {
    const { store } = this;
    const note = store.kindAt(row) === 'note' ? jobNoteOf(store.dataAt(row)) : undefined;
    if (note && 'job' in note) this.#note(note, { row, t: store.timeAt(row), actor: store.actorNameAt(row) });
  }

  #note(note: JobNote & { readonly job: number }, at: { row: number; t: number; actor: string }): void {
    const { row, t, actor } = at;
    const event = { id: String(note.job), row, t };
    switch (note.code) {
      case 'job-out':
        this.#log.sent({ ...event, label: event.id, from: actor });
        this.#givenToStrangers(note.to === EVERYBODY ? (note.receivers ?? []) : [note.to], event);
        if (note.to === EVERYBODY) this.#missed(note.receivers ?? [], event);
        break;
      case 'job-in':
        this.#log.given({ ...event, to: actor });
        break;
      case 'job-done':
        this.#log.done({ ...event, by: actor });
        break;
      case 'job-acknowledged':
        if (!this.#workers.includes(note.by)) this.#log.done({ ...event, by: note.by });
        break;
      case 'job-back':
        this.#log.back({ ...event, from: note.from });
        break;
      case 'job-lost':
        this.#log.lost({ ...event, to: note.from });
        break;
      default:
        break;
    }
  }

  /** A worker from outside notes nothing: of it there is only what the sender did, and heard. */
  #givenToStrangers(receivers: readonly string[], event: { id: string; row: number; t: number }): void {
    for (const to of receivers) if (!this.#workers.includes(to)) this.#log.given({ ...event, to });
  }

  /** What is broadcast goes to whoever is there; for the others it was meant, too, and they never get it. */
  #missed(receivers: readonly string[], event: { id: string; row: number; t: number }): void {
    for (const worker of this.#workers) if (!receivers.includes(worker)) this.#log.lost({ ...event, to: worker });
  }
}
