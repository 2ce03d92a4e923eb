import { expect, it } from 'vitest';
import { callOf, isPossible, meaningOf } from '../../../src/renderer/src/labs/network/card-deeds';
import type { Card } from '../../../src/renderer/src/labs/network/network-state';
import { asText, parseHex, spaced } from '../../../src/renderer/src/labs/network/hex-text';
import { faultsOf, fieldsFor, isFaultless, withFault } from '../../../src/renderer/src/labs/network/fault-fields';
import { barsOf, beginningOf } from '../../../src/renderer/src/labs/network/stream-pieces';
import { NO_FAULTS } from '../../../src/shared/relay/faults';
import { udp } from '../../../src/shared/labs/udp/contract';
import * as v from 'valibot';

const card = (number: number, protocol: 'udp' | 'tcp' = 'udp'): Card => ({
  card: number,
  row: number,
  protocol,
  from: 1,
  to: 2,
  fromActor: undefined,
  toServer: true,
  sizeBytes: 1,
  bytes: '00',
  isEdited: false,
  waits: true,
  since: 0,
});
const LINE = [card(4), card(2), card(9)];
const press = (
  key: string,
  more: { readonly altKey?: boolean; readonly ctrlKey?: boolean; readonly code?: string } = {},
) => ({
  key,
  code: more.code ?? key,
  altKey: more.altKey ?? false,
  ctrlKey: more.ctrlKey ?? false,
  metaKey: false,
});

it('asks the relay for what the contract knows', () => {
  const { actions } = udp;
  for (const deed of ['release', 'discard', 'copy', 'earlier', 'later'] as const) {
    const call = callOf(deed, LINE, 1);
    expect(v.is(actions[call?.action ?? 'hand'], call?.args)).toBe(true);
  }
  expect(callOf('earlier', LINE, 1)).toMatchObject({ action: 'swap', args: { card: 2, with: 4 }, at: 0 });
  expect(callOf('later', LINE, 1)).toMatchObject({ action: 'swap', args: { card: 2, with: 9 }, at: 2 });
});

it('has nothing to ask where nothing can be done', () => {
  expect(callOf('earlier', LINE, 0)).toBeUndefined();
  expect(callOf('later', LINE, 2)).toBeUndefined();
  expect(callOf('release', [], 0)).toBeUndefined();
  expect(callOf('discard', [card(1, 'tcp')], 0)).toBeUndefined();
  expect(isPossible('release', 'tcp')).toBe(true);
});

it('goes on to the next card in line', () => {
  expect(callOf('release', LINE, 0)?.at).toBe(0);
  expect(callOf('release', LINE, 2)?.at).toBe(1);
});

it('reads keys, whatever the keyboard writes', () => {
  expect(meaningOf(press('ㅊ', { code: 'KeyC' }), 0, 3, 5)).toEqual({ deed: 'copy' });
  expect(meaningOf(press('ArrowDown'), 2, 3, 5)).toEqual({ goTo: 2 });
  expect(meaningOf(press('ArrowDown', { altKey: true }), 1, 3, 5)).toEqual({ deed: 'later' });
  expect(meaningOf(press('c', { code: 'KeyC', ctrlKey: true }), 1, 3, 5)).toBeUndefined();
});

it('reads hex as people type it', () => {
  expect(parseHex('68 65\n6C')).toBe('68656c');
  expect(parseHex('6')).toBeUndefined();
  expect(parseHex('zz')).toBeUndefined();
  expect(parseHex('')).toBe('');
  expect(spaced('68656c', 2)).toBe('68 65');
  expect(asText('6869ec9588eb8595000aff')).toBe('hi안녕···');
});

it('offers only what a relay can do to that transport', () => {
  const names = (protocol: 'udp' | 'tcp') => fieldsFor(protocol).map(({ name }) => name);
  expect(names('tcp')).toEqual(['corrupt', 'delayMs', 'jitterMs', 'bytesPerSecond', 'sliceBytes']);
  expect(names('udp')).not.toContain('sliceBytes');
  expect(names('udp')).toContain('loss');
});

it('makes of what is turned only faults that the relay takes', () => {
  const parameters = { loss: 0.3, count: 5 };
  const faults = faultsOf(parameters);
  expect(faults).toEqual({ ...NO_FAULTS, loss: 0.3 });
  expect(isFaultless(faults)).toBe(false);
  for (const field of fieldsFor('udp'))
    for (const value of [NaN, -1, 0.5, 1e12])
      expect(v.is(udp.actions.faults, { faults: withFault(faults, field, value) })).toBe(true);
});

it('shows the beginning of a stream as far as its bytes were kept', () => {
  const writes = [
    { row: 0, from: 0, until: 2 },
    { row: 1, from: 2, until: 100 },
    { row: 2, from: 100, until: 101 },
  ];
  const reads = [{ row: 3, from: 0, until: 101 }];
  const kept = ['6162', '63', '64'];
  expect(beginningOf(writes, reads, (row) => kept[row], 1_000)).toEqual({
    hex: '616263',
    writes: writes.slice(0, 2),
    reads,
  });
});

it('draws as many bars as can be told apart, and leaves none out', () => {
  const pieces = Array.from({ length: 1_000 }, (_, at) => ({ row: at, from: at, until: at + 1 }));
  const bars = barsOf(pieces, 300);
  expect(bars.length).toBeLessThanOrEqual(300);
  expect(bars.reduce((sum, bar) => sum + bar.pieces, 0)).toBe(1_000);
  expect(bars[0]?.from).toBe(0);
  expect(bars.at(-1)?.until).toBe(1_000);
});
