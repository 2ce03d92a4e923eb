/** Where a stream is cut, and what a relay may be asked to do. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { piecesOf } from '../../src/shared/relay/cuts';
import { FaultsSchema, MAX_CUTS, NO_FAULTS } from '../../src/shared/relay/faults';

it('cuts at all chosen places and nowhere else, in whatever pieces the stream comes', () => {
  const places = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 });
  const comes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(places, comes, fc.integer({ min: 1, max: 40 }), (chosen, lengths, mostBytes) => {
      const cutAt = chosen.toSorted((one, other) => one - other);
      let offset = 0;
      for (const length of lengths) {
        const pieces = [...piecesOf(length, offset, mostBytes, cutAt)];
        expect(pieces[0]?.from).toBe(0);
        expect(pieces.at(-1)?.until).toBe(length);
        for (const [at, { from, until, isChosen }] of pieces.entries()) {
          expect(until - from).toBeGreaterThan(0);
          expect(until - from).toBeLessThanOrEqual(mostBytes);
          expect(pieces[at + 1]?.from ?? length).toBe(until);
          expect(isChosen).toBe(cutAt.includes(offset + from));
          const inside = cutAt.filter((place) => place > offset + from && place < offset + until);
          expect(inside).toEqual([]);
        }
        offset += length;
      }
    }),
  );
});

it('takes rising places only, and not too many', () => {
  const takes = (cutAt: unknown): boolean => v.safeParse(FaultsSchema, { ...NO_FAULTS, cutAt }).success;
  expect(takes([])).toBe(true);
  expect(takes([1, 2, 1_000])).toBe(true);
  expect(takes([2, 1])).toBe(false);
  expect(takes([2, 2])).toBe(false);
  expect(takes([0])).toBe(false);
  expect(takes([1.5])).toBe(false);
  expect(takes(Array.from({ length: MAX_CUTS + 1 }, (_, at) => at + 1))).toBe(false);
});

it('needs no places to be named', () => {
  const { cutAt: _cutAt, ...numbers } = NO_FAULTS;
  expect(v.parse(FaultsSchema, numbers)).toEqual(NO_FAULTS);
});
