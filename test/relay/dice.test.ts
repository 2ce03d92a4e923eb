/** The relay's dice: repeatable, independent of one another, and as frequent as asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, MAX_STEPS_BACK, verdictOn, withStruckBlocks, withTurnedBit } from '../../src/shared/relay/dice';
import { NO_FAULTS, type Faults } from '../../src/shared/relay/faults';

const dice = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  client: fc.integer({ min: 1, max: 300 }),
  toServer: fc.boolean(),
});
const number = fc.integer({ min: 1, max: 1_000_000 });

const differingBits = (one: Uint8Array, two: Uint8Array): number =>
  one.reduce((sum, byte, at) => sum + (byte ^ (two[at] ?? 0)).toString(2).replaceAll('0', '').length, 0);

describe('the hash', () => {
  it.each([
    [[0x87654321], 0, 0xf55b516b],
    [[0x87654321], 0x5082edee, 0x2362f9de],
    [[0], 0, 0x2362f9de],
    [[0xffffffff], 0, 0x76293b50],
    [[], 1, 0x514e28b7],
  ])('of %j with seed %d is what other implementations of MurmurHash3 give', (words, seed, expected) => {
    expect(hashOf(words, seed)).toBe(expected);
  });
});

describe('a verdict', () => {
  const ALL: Faults = { ...NO_FAULTS, loss: 1, duplicate: 1, reorder: 1, corrupt: 1, jitterMs: 10 };

  it('is always or never what is asked to be', () => {
    fc.assert(
      fc.property(dice, number, (of, n) => {
        expect(verdictOn(NO_FAULTS, of, n)).toEqual({
          lost: false,
          duplicated: false,
          stepsBack: 0,
          extraDelayMs: 0,
          turnedBit: undefined,
        });
        const always = verdictOn(ALL, of, n);
        expect(always).toMatchObject({ lost: true, duplicated: true });
        expect([1, 2, MAX_STEPS_BACK]).toContain(always.stepsBack);
        expect(always.extraDelayMs).toBeLessThan(10);
        expect(always.turnedBit).toBeDefined();
      }),
    );
  });

  it('strikes in the same places whatever else is switched on, and in more when the share grows', () => {
    fc.assert(
      fc.property(dice, number, fc.double({ min: 0, max: 1, noNaN: true }), (of, n, loss) => {
        const { lost } = verdictOn({ ...NO_FAULTS, loss }, of, n);
        expect(verdictOn({ ...ALL, loss }, of, n).lost).toBe(lost);
        if (lost) expect(verdictOn({ ...NO_FAULTS, loss: (loss + 1) / 2 }, of, n).lost).toBe(true);
      }),
    );
  });

  it.each([0.05, 0.3, 0.9])('strikes about %d of many, each client and direction in its own places', (loss) => {
    const struck = (client: number, toServer: boolean): readonly number[] =>
      Array.from({ length: 10_000 }, (_, n) => n).filter(
        (n) => verdictOn({ ...NO_FAULTS, loss }, { seed: 1, client, toServer }, n).lost,
      );
    const [one, two, back] = [struck(1, true), struck(2, true), struck(1, false)];
    for (const numbers of [one, two, back]) expect(Math.abs(numbers.length / 10_000 - loss)).toBeLessThan(0.02);
    expect(one).not.toEqual(two);
    expect(one).not.toEqual(back);
  });
});

describe('corruption', () => {
  it('turns exactly one bit of a datagram, and leaves an empty one alone', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), share, (bytes, at) => {
        const turned = withTurnedBit(bytes, at);
        expect(turned.length).toBe(bytes.length);
        expect(differingBits(turned, bytes)).toBe(bytes.length === 0 ? 0 : 1);
      }),
    );
  });

  it('strikes a stream in the same places however it is cut', () => {
    const cutsOf = fc.array(fc.nat({ max: 400 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), cutsOf, dice, (stream, cuts, of) => {
        const faults = { ...NO_FAULTS, corrupt: 0.5 };
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < stream.length), stream.length])];
        edges.sort((a, b) => a - b);
        const pieces = edges.slice(1).map((edge, index) => {
          const from = edges[index] ?? 0;
          return withStruckBlocks(stream.subarray(from, edge), from, faults, of);
        });
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(withStruckBlocks(stream, 0, faults, of)));
      }),
    );
  });

  it('turns one bit in each sixteen bytes when it always strikes, and leaves what was given as it was', () => {
    const stream = new Uint8Array(160);
    const struck = withStruckBlocks(stream, 0, { ...NO_FAULTS, corrupt: 1 }, { seed: 3, client: 1, toServer: true });
    for (let at = 0; at < 160; at += 16)
      expect(differingBits(struck.subarray(at, at + 16), stream.subarray(at, at + 16))).toBe(1);
    expect(stream).toEqual(new Uint8Array(160));
  });
});
