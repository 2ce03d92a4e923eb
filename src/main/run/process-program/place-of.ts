/** What a place named by a program is, by what happened there: a queue, a topic, or a variable of its own. */
import type { ActorId, EventKind, Place } from '../../../shared/trace/event';

export function placeOf(actor: ActorId, kind: EventKind, name: string): Place {
  switch (kind) {
    case 'close':
    case 'put':
    case 'get':
      return { queue: name };
    case 'publish':
    case 'subscribe':
    case 'deliver':
      return { topic: name };
    default:
      return { cell: `${actor}.${name}` };
  }
}
