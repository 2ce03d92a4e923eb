/** Numbers what each actor hands over: `creator#3` is the third thing `creator` gave to somebody. */
import type { ActorId, MessageId } from '../../../shared/trace/event';

export class Handovers {
  readonly #counts = new Map<ActorId, number>();

  next(actor: ActorId): MessageId {
    const count = (this.#counts.get(actor) ?? 0) + 1;
    this.#counts.set(actor, count);
    return `${actor}#${count}`;
  }
}
