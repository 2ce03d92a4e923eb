/** Reordering by counting: nobody is lost, nobody waits for more than three, and it says who was overtaken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepsBack } from '../../src/main/relay/steps-back';

function pass(steps: readonly number[]): { readonly order: readonly number[]; readonly overtaken: readonly number[] } {
  const stage = new StepsBack<number>();
  const gone = steps.flatMap((stepsBack, index) => [...stage.put(index + 1, stepsBack)]);
  gone.push(...stage.flush());
  return {
    order: gone.map(([item]) => item),
    overtaken: gone.filter(([, overtaken]) => overtaken).map(([item]) => item),
  };
}

describe('stepping back', () => {
  it('lets the next one, two or three pass first', () => {
    expect(pass([1, 0, 0, 0, 0]).order).toEqual([2, 1, 3, 4, 5]);
    expect(pass([2, 0, 0, 0, 0]).order).toEqual([2, 3, 1, 4, 5]);
    expect(pass([3, 0, 0, 0, 0]).order).toEqual([2, 3, 4, 1, 5]);
    expect(pass([0, 3, 1, 0, 0, 0])).toEqual({ order: [1, 4, 3, 5, 2, 6], overtaken: [3, 2] });
  });

  it('changes nothing for the last one, and does not claim to have', () => {
    expect(pass([0, 0, 3])).toEqual({ order: [1, 2, 3], overtaken: [] });
  });

  it('loses nobody, keeps nobody behind more than three that came later, and tells who was overtaken', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 }), (steps) => {
        const { order, overtaken } = pass(steps);
        expect([...order].sort((a, b) => a - b)).toEqual(steps.map((_, index) => index + 1));
        for (const [place, item] of order.entries()) {
          const laterBefore = order.slice(0, place).filter((other) => other > item).length;
          expect(laterBefore).toBeLessThanOrEqual(steps[item - 1] ?? 0);
          expect(overtaken.includes(item)).toBe(laterBefore > 0);
        }
      }),
    );
  });
});
