import { expect, it } from 'vitest';
import fc from 'fast-check';
import { layersModel, lettersOf } from '../../../src/renderer/src/labs/layers/model';
import { story } from '../support/story';

const encoded = (from: string, message: string) => {
  const text = JSON.stringify({ from, text: message });
  return { from, message, text, bytes: new TextEncoder().encode(text) };
};

it('knows of every character which bytes it is, and of which part of the object', () => {
  const letters = lettersOf(encoded('a', '안"'), 100);
  expect(letters.map(({ letter }) => letter).join('')).toBe('{"from":"a","text":"안\\""}');
  expect(letters.filter(({ field }) => field === 'from').map(({ letter }) => letter)).toEqual(['a']);
  expect(letters.filter(({ field }) => field === 'text').map(({ letter }) => letter)).toEqual(['안', '\\', '"']);
  expect(letters.find(({ letter }) => letter === '안')).toMatchObject({ from: 20, until: 23 });
});

it('leaves no byte out and none twice, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 10 }), (message, from) => {
      const one = encoded(from, message);
      const letters = lettersOf(one, 10_000);
      expect(letters[0]?.from).toBe(0);
      for (const [at, { until }] of letters.entries()) expect(letters[at + 1]?.from ?? one.bytes.length).toBe(until);
    }),
  );
});

it('shows nothing before it has happened, and what was captured from the moment it was seen', () => {
  const frame = { capture: 'frame', linkType: 1, frameBytes: 2 };
  const events = story([
    [1, 'client', 'note', { data: { code: 'ENCODED', object: { from: 'a', text: 'b' }, text: '{}' } }],
    [5, 'client', 'send', { bytes: '7b7d', data: { protocol: 'udp', from: 1, to: 2, sizeBytes: 2 } }],
    [5, 'capture', 'note', { bytes: '0000', data: frame }],
  ]);
  expect(layersModel(events, 0, 0)).toMatchObject({ encoded: undefined, handedOver: undefined, packets: [] });
  expect(layersModel(events, 1, 1e6)).toMatchObject({ encoded: { message: 'b' }, handedOver: undefined, packets: [] });
  expect(layersModel(events, 2, 5e6)).toMatchObject({ handedOver: Uint8Array.of(0x7b, 0x7d), packets: [{ row: 2 }] });
  const uncaptured = events.slice(0, 2);
  expect(layersModel(uncaptured, 1, 5e6).packets).toEqual([]);
  expect(layersModel(uncaptured, 2, 5e6).packets).toHaveLength(1);
});
