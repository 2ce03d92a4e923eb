/**
 * The map of concepts: what belongs together and what comes before what. A concept whose lab is in
 * the registry can be opened; the others are shown so that the whole is in sight, and say so.
 */
import { isLabId, labs, type LabId } from '../../../shared/labs/registry';

export const CONCEPT_GROUPS = {
  together: ['why', 'queue', 'processes', 'threads'],
  sharing: ['races', 'deadlock'],
  network: ['layers', 'udp', 'tcp', 'segments', 'dns', 'patterns', 'pubsub'],
  services: ['web-api', 'rpc', 'lan'],
} as const;

export type GroupId = keyof typeof CONCEPT_GROUPS;
export type ConceptId = (typeof CONCEPT_GROUPS)[GroupId][number];

/** Labs that are on no line of the map: somebody's own. They stand under it. */
export function labsBeside(): readonly LabId[] {
  const mapped: ReadonlySet<string> = new Set(Object.values(CONCEPT_GROUPS).flat());
  return Object.keys(labs)
    .filter(isLabId)
    .filter((id) => !mapped.has(id));
}
