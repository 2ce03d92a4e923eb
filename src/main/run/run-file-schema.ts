/** What the lines of a run file must look like. A file may come from anybody, so all of it is checked. */
import * as v from 'valibot';
import type { Address, RunEnd, RunHead } from '../../shared/bench/run';
import { ACTOR_KINDS, type Actor } from '../../shared/trace/event';
import { isShallow } from '../../shared/trace/shallow';
import type { Json } from '../../shared/wire/json';

export const FORMAT = 'interleave-run';

/**
 * Counts changes after which an older Interleave would misread a file. New fields do not count, they
 * are left alone by those who do not know them. Nor do new kinds of event: the header says how many
 * kinds there were, and whoever knows fewer takes the file for a newer one.
 */
export const VERSION = 1;

const shortText = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const json = v.custom<Json>((value) => isShallow(value as Json));

export const HeadSchema = v.object({
  run: v.pipe(v.string(), v.maxLength(64)),
  lab: v.pipe(v.string(), v.maxLength(64)),
  experiment: v.pipe(v.string(), v.maxLength(64)),
  params: v.record(shortText, json),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  versions: v.record(shortText, shortText),
}) satisfies v.GenericSchema<unknown, RunHead>;

/** First what every version has, so that a newer file is recognised whatever else it says. */
export const HeaderSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kinds: count,
});

export const FullHeaderSchema = v.object({ savedAt: v.pipe(v.string(), v.isoTimestamp()), head: HeadSchema });

const ActorSchema = v.object({
  actor: shortText,
  kind: v.picklist(ACTOR_KINDS),
  pid: v.exactOptional(count),
  threadId: v.exactOptional(count),
  program: v.exactOptional(shortText),
}) satisfies v.GenericSchema<unknown, Actor>;

const AddressSchema = v.object({
  name: shortText,
  protocol: shortText,
  host: shortText,
  port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
}) satisfies v.GenericSchema<unknown, Address>;

const EndSchema = v.object({
  status: v.picklist(['completed', 'stopped', 'failed']),
  summary: json,
  error: v.exactOptional(v.object({ code: shortText, detail: json })),
  events: count,
  dropped: count,
}) satisfies v.GenericSchema<unknown, RunEnd>;

/** Every line but the first. What is in a pack, the store checks. */
export const LineSchema = v.variant('type', [
  v.object({ type: v.literal('actor'), actor: ActorSchema }),
  v.object({ type: v.literal('address'), address: AddressSchema }),
  v.object({ type: v.literal('end'), end: EndSchema }),
]);
