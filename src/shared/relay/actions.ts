/** What a learner may do to the relay of a run: a lab with one spreads these into its own actions. */
import * as v from 'valibot';
import { MAX_DATAGRAM_BYTES } from '../net/net-data';
import { FaultsSchema } from './faults';

const card = v.pipe(v.number(), v.integer(), v.minValue(1));

export const relayActions = {
  /** From now on. What already waits keeps what was decided for it. */
  faults: v.strictObject({ faults: FaultsSchema }),
  /** Whether what arrives waits as a card for the learner. Off lets everything go that waits. */
  hand: v.strictObject({ on: v.boolean() }),
  release: v.strictObject({ card }),
  /** Lets everything go that waits, in order. */
  releaseAll: v.strictObject({}),
  /** UDP only. */
  discard: v.strictObject({ card }),
  /** UDP only: another card with the same bytes waits behind it. */
  copy: v.strictObject({ card }),
  /** UDP only: the two change places. */
  swap: v.strictObject({ card, with: card }),
  /** New bytes, as hex. TCP: as many as before. */
  edit: v.strictObject({
    card,
    bytes: v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/), v.maxLength(4 * MAX_DATAGRAM_BYTES)),
  }),
  /** TCP only: ends the connections that pass. `half` ends the direction towards the server only. */
  cutOff: v.strictObject({ how: v.picklist(['half', 'close', 'reset']) }),
} as const;

export const RELAY_ERRORS = [
  'NO_SUCH_CARD',
  'CARD_TOO_LARGE',
  'CARD_SIZE_FIXED',
  'IMPOSSIBLE_HERE',
  'NO_RELAY',
  /** A copy or an edited card finds no room: too much waits already. */
  'RELAY_FULL',
] as const;
