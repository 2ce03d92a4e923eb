/** Names of actors that are alike: `consumer-1`, `consumer-2`, ... Engines, facts and scenes agree by this. */
import type { ActorId } from '../trace/event';

/** @param count  how many, from 0 */
export function numbered(role: string, count: number): readonly ActorId[] {
  return Array.from({ length: count }, (_, index) => `${role}-${index + 1}`);
}
