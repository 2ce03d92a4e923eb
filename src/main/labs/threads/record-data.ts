/** What the records of this lab's threads mean, as `data` of their events. */
import type { Json } from '../../../shared/wire/json';
import type { ActorId } from '../../../shared/trace/event';
import type { TraceRecord } from '../../run/thread-program/trace-reader';
import type { ItemTable } from './item';
import { CELL, highOf, lowOf, PLACE, WAIT_CAUSES } from './thread-data';

interface Meaning {
  readonly items: ItemTable;
  readonly workMs: number;
  readonly nameOf: (actor: number) => ActorId;
}

export function dataOf({ kind, datum, place }: TraceRecord, { items, workMs, nameOf }: Meaning): Json | undefined {
  switch (kind) {
    case 'put':
    case 'get':
      return { item: items.itemOf(datum) };
    case 'work':
      return { item: items.itemOf(datum), ms: workMs };
    case 'wait':
      return { for: WAIT_CAUSES[datum] ?? '' };
    case 'lock':
      return { token: lowOf(datum), ...(highOf(datum) === 0 ? {} : { takenFrom: nameOf(highOf(datum)) }) };
    case 'block':
      return { for: 'lock', holder: nameOf(datum) };
    case 'note':
      return place === PLACE.ledger ? { gaveUp: true, holder: nameOf(datum) } : { leaves: 'cancelled' };
    case 'error':
      return { reason: 'stale-token', token: lowOf(datum), highest: highOf(datum) };
    case 'store':
      return isHandled(place) ? { value: datum, was: datum - 1, atomic: 'add' } : { value: datum };
    case 'load':
      return { value: datum };
    default:
      return undefined;
  }
}

const isHandled = (place: number): boolean => place === PLACE.firstCell + CELL.handled;
