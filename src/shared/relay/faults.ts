/**
 * What a bad network does to what passes, as numbers: what the relay is set to, for each direction alike.
 * Shares go from 0 (never) to 1 (always).
 */
import * as v from 'valibot';

export interface Faults {
  /** Everything is this much later. */
  readonly delayMs: number;
  /** And up to this much more, by the dice. The order stays: reordering is a fault of its own. */
  readonly jitterMs: number;
  /** How much passes in a second; 0 is no limit. */
  readonly bytesPerSecond: number;
  /** UDP only, see {@link IMPOSSIBLE_FOR_TCP}. */
  readonly loss: number;
  readonly duplicate: number;
  /** Steps back behind the next one to three. */
  readonly reorder: number;
  /** One bit is turned: of a datagram, or of each sixteen bytes of a stream that the dice strike. */
  readonly corrupt: number;
  /** TCP only: pieces of at most so many bytes are passed on; 0 passes them as they come. */
  readonly sliceBytes: number;
  /** TCP only: before which bytes of each direction's stream, counted from 0, it is cut; they rise. */
  readonly cutAt: readonly number[];
}

export const NO_FAULTS: Faults = {
  delayMs: 0,
  jitterMs: 0,
  bytesPerSecond: 0,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  corrupt: 0,
  sliceBytes: 0,
  cutAt: [],
};

/**
 * What a relay in user space cannot do to a TCP connection: it is given bytes, not segments, after the
 * system has already put them in order and asked for lost ones again. Leaving bytes out would be a
 * broken stream, not a lost segment. The lab `segments` does it, with a protocol of its own over UDP.
 */
export const IMPOSSIBLE_FOR_TCP = ['loss', 'duplicate', 'reorder'] as const satisfies readonly (keyof Faults)[];
/** A datagram comes whole or not at all. */
export const IMPOSSIBLE_FOR_UDP = ['sliceBytes', 'cutAt'] as const satisfies readonly (keyof Faults)[];

/** Faults that strike by chance: with the same seed, the same again. */
const BY_DICE = ['loss', 'duplicate', 'reorder', 'corrupt', 'jitterMs'] as const satisfies readonly (keyof Faults)[];

/** Whether anything among a run's parameters is left to the dice of a relay. */
export const isDiced = (params: Readonly<Record<string, unknown>>): boolean =>
  BY_DICE.some((name) => Number(params[name]) > 0);

/** A minute of delay is longer than anybody waits. */
export const MAX_DELAY_MS = 60_000;
/** Beyond a gigabyte a second the limit would be the machine, not the number. */
export const MAX_BYTES_PER_SECOND = 1_000_000_000;
/** As many as anybody sets by hand, and as a stream of a lab has at most. */
export const MAX_CUTS = 1_000;
/** A stream longer than a gigabyte is cut by size, not by place. */
export const MAX_CUT_AT = 1_000_000_000;

/** Whether this fault does nothing. */
export const isOff = (fault: Faults[keyof Faults]): boolean =>
  typeof fault === 'number' ? fault === 0 : fault.length === 0;

const shareOfAll = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));
const isRising = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
const wholeUpTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

export const FaultsSchema = v.strictObject({
  delayMs: wholeUpTo(MAX_DELAY_MS),
  jitterMs: wholeUpTo(MAX_DELAY_MS),
  bytesPerSecond: wholeUpTo(MAX_BYTES_PER_SECOND),
  loss: shareOfAll,
  duplicate: shareOfAll,
  reorder: shareOfAll,
  corrupt: shareOfAll,
  sliceBytes: wholeUpTo(1_000_000),
  cutAt: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_CUT_AT))),
      v.maxLength(MAX_CUTS),
      v.check((places) => isRising(places)),
      v.readonly(),
    ),
    [],
  ),
});
