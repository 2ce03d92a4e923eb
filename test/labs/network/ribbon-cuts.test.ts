import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterKey, moved, toggled } from '../../../src/renderer/src/labs/network/ribbon-cuts';

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

it('cuts between two bytes and joins there again', () => {
  expect(toggled([2, 7], 5, 10)).toEqual([2, 5, 7]);
  expect(toggled([2, 5, 7], 5, 10)).toEqual([2, 7]);
});

it('cuts neither before the first byte nor after the last', () => {
  expect(toggled([], 0, 3)).toEqual([]);
  expect(toggled([], 3, 3)).toEqual([]);
  expect(toggled([], 1, 1)).toEqual([]);
});

it('moves a cut over others, and lets two that meet be one', () => {
  expect(moved([2, 5], 2, 7, 10)).toEqual([5, 7]);
  expect(moved([2, 5], 2, 5, 10)).toEqual([5]);
  expect(moved([2, 5], 3, 7, 10)).toEqual([2, 5]);
  expect(moved([2], 2, 99, 10)).toEqual([9]);
});

it('walks, cuts and moves by keys', () => {
  const at = (cuts: readonly number[], place: number) => ({ cuts, at: place });
  expect(afterKey(at([], 3), key('ArrowRight'), 5)).toEqual(at([], 4));
  expect(afterKey(at([], 4), key('ArrowRight'), 5)).toEqual(at([], 4));
  expect(afterKey(at([], 4), key('Home'), 5)).toEqual(at([], 1));
  expect(afterKey(at([], 2), key('Enter'), 5)).toEqual(at([2], 2));
  expect(afterKey(at([2], 2), key('ArrowRight', true), 5)).toEqual(at([3], 3));
  expect(afterKey(at([2], 2), key('Delete'), 5)).toEqual(at([], 2));
  expect(afterKey(at([2], 2), key('q'), 5)).toBeUndefined();
  expect(afterKey(at([], 1), key('Enter'), 1)).toBeUndefined();
});

it('keeps cuts rising, inside the stream and each once, whatever is pressed', () => {
  const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Delete');
  const presses = fc.array(fc.record({ key: keys, shiftKey: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(presses, fc.integer({ min: 2, max: 20 }), (all, length) => {
      let draft: { readonly cuts: readonly number[]; readonly at: number } = { cuts: [], at: 1 };
      for (const press of all) {
        draft = afterKey(draft, press, length) ?? draft;
        expect(draft.at).toBeGreaterThanOrEqual(1);
        expect(draft.at).toBeLessThan(length);
        expect(draft.cuts.every((cut, index) => cut > (draft.cuts[index - 1] ?? 0) && cut < length)).toBe(true);
      }
    }),
  );
});
