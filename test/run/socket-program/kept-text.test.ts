/** What notes bring into the trace has a bound. */
import { expect, it } from 'vitest';
import { KeptText } from '../../../src/main/run/socket-program/kept-text';
import { KEPT_BYTES_AFTERWARDS, KEPT_BYTES_PER_PROCESS } from '../../../src/shared/net/net-data';

it('keeps texts whole up to the bound, and the beginning of each after it', () => {
  const kept = new KeptText();
  const million = 'x'.repeat(1_000_000);
  const note = { text: million, list: [million, 1, null, true], inside: { text: 'short' } };
  expect(kept.of(note)).toEqual(note);
  let chars = 0;
  for (let number = 0; number < 100; number += 1) chars += (kept.of(million) as string).length;
  expect(chars).toBeLessThan(KEPT_BYTES_PER_PROCESS);
  const beginning = 'x'.repeat(KEPT_BYTES_AFTERWARDS);
  expect(kept.of(note)).toEqual({ text: beginning, list: [beginning, 1, null, true], inside: { text: 'short' } });
});
