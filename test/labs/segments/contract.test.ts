import { expect, it } from 'vitest';
import { settle } from '../../../src/shared/labs/lab';
import { MAX_SEGMENTS, segmentBytesFor, segments } from '../../../src/shared/labs/segments/contract';

it('refuses what no network does, and more segments than a run can show', () => {
  expect(settle(segments, 'go-back-n', { loss: 1.5 })).toMatchObject({ ok: false, parameter: 'loss' });
  const many = { sizeBytes: MAX_SEGMENTS + 1, segmentBytes: 1 };
  expect(settle(segments, 'go-back-n', many)).toMatchObject({
    parameter: 'segmentBytes',
    problem: { code: 'OUT_OF_RANGE', min: 2, got: 1 },
  });
  expect(settle(segments, 'go-back-n', { ...many, sizeBytes: MAX_SEGMENTS })).toMatchObject({ ok: true });
});

it('chooses segments that can be looked at for a short text, and full ones for a long one', () => {
  expect([0, 52, 6_400, 1_048_576].map((streamBytes) => segmentBytesFor(0, streamBytes))).toEqual([8, 8, 100, 1_400]);
  expect(segmentBytesFor(3, 1_048_576)).toBe(3);
});
