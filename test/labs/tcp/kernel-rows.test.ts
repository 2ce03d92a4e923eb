/** The table of the operating system, as notes tell of it: what the state diagram lights. */
import { describe, expect, it } from 'vitest';
import {
  addToTable,
  EMPTY_TABLE,
  kernelNoteOf,
  rowsInState,
  sideOf,
  statesSeen,
  type KernelTableState,
} from '../../../src/renderer/src/labs/kernel/kernel-rows';
import { arrowOf, FIGURE, isTaken, PLACES, TRANSITIONS } from '../../../src/renderer/src/labs/kernel/state-figure';
import { TCP_STATES, type KernelNote, type SocketRow } from '../../../src/shared/kernel/socket-row';
import type { Json } from '../../../src/shared/wire/json';
import { story } from '../support/story';

const row = (localPort: number, remotePort: number, state: SocketRow['state']): SocketRow => ({
  protocol: 'tcp',
  localAddress: '127.0.0.1',
  localPort,
  remoteAddress: '127.0.0.1',
  remotePort,
  state,
  receiveQueue: 0,
  sendQueue: 0,
  drops: null,
  pid: 100,
});
const note = (of: SocketRow, more: Partial<KernelNote> = {}): { data: Json } => ({
  data: { kernel: 'row', key: `tcp ${of.localPort} ${of.remotePort}`, row: of, ...more } as unknown as Json,
});

const SERVER = 7000;
const CLIENT = 40_001;
const told = story([
  [0, 'kernel', 'note', note(row(SERVER, 0, 'LISTEN'))],
  [1, 'kernel', 'note', note(row(CLIENT, SERVER, 'ESTABLISHED'))],
  [1, 'kernel', 'note', note(row(SERVER, CLIENT, 'ESTABLISHED'))],
  [2, 'kernel', 'note', note(row(CLIENT, SERVER, 'FIN_WAIT_2'), { was: 'ESTABLISHED' })],
  [3, 'kernel', 'note', note(row(SERVER, CLIENT, 'CLOSE_WAIT'), { was: 'ESTABLISHED' })],
  [4, 'kernel', 'note', note(row(SERVER, CLIENT, 'CLOSE_WAIT'), { kernel: 'gone' })],
  [5, 'kernel', 'note', note(row(CLIENT, SERVER, 'TIME_WAIT'), { was: 'FIN_WAIT_2' })],
]);
const tableAfter = (count: number): KernelTableState => told.slice(0, count).reduce(addToTable, EMPTY_TABLE);

describe('the table', () => {
  it('knows which rows are in a state, and which were', () => {
    expect(rowsInState(tableAfter(3), 'ESTABLISHED')).toHaveLength(2);
    expect(rowsInState(tableAfter(4), 'ESTABLISHED').map(({ row: { localPort } }) => localPort)).toEqual([SERVER]);
    expect(rowsInState(tableAfter(5), 'ESTABLISHED')).toEqual([]);
    expect(statesSeen(tableAfter(7))).toEqual(
      new Set(['LISTEN', 'ESTABLISHED', 'FIN_WAIT_2', 'CLOSE_WAIT', 'TIME_WAIT']),
    );
  });

  it('a row that is gone is in no state, and the others stay', () => {
    expect(rowsInState(tableAfter(6), 'CLOSE_WAIT')).toEqual([]);
    expect(rowsInState(tableAfter(6), 'LISTEN')).toHaveLength(1);
    expect(tableAfter(6).changed?.was).toBe('CLOSE_WAIT');
  });

  it('the same ends once more are another row', () => {
    const again = story([[9, 'kernel', 'note', note(row(SERVER, CLIENT, 'ESTABLISHED'))]]);
    const table = again.reduce(addToTable, tableAfter(6));
    expect(table.rows.filter(({ key }) => key === `tcp ${SERVER} ${CLIENT}`).map(({ isGone }) => isGone)).toEqual([
      true,
      false,
    ]);
  });

  it('tells the two ends of a connection apart by the port that is listened at', () => {
    const table = tableAfter(3);
    expect(table.rows.map((one) => sideOf(one, table))).toEqual(['listener', 'client', 'server']);
  });

  it.each<[string, Parameters<typeof kernelNoteOf>[0]]>([
    ['another actor', { actor: 'server', kind: 'note', ...note(row(1, 2, 'LISTEN')) }],
    ['no row', { actor: 'kernel', kind: 'note', data: { kernel: 'row', key: 'x' } }],
    [
      'a state there is not',
      { actor: 'kernel', kind: 'note', ...note({ ...row(1, 2, 'LISTEN'), state: 'X' as never }) },
    ],
    ['nothing', { actor: 'kernel', kind: 'note' }],
  ])('a note with %s is none of its', (_, event) => {
    expect(kernelNoteOf(event)).toBeUndefined();
    expect(addToTable(EMPTY_TABLE, { t: 0, ...event })).toBe(EMPTY_TABLE);
  });
});

describe('the figure', () => {
  it('has every state, and every one can be reached', () => {
    expect(new Set(PLACES.map(({ state }) => state))).toEqual(new Set(TCP_STATES));
    for (const { id } of PLACES) expect(TRANSITIONS.some(({ from, to }) => from === id || to === id)).toBe(true);
  });

  it('no arrow begins or ends inside a box or beyond the edge', () => {
    for (const transition of TRANSITIONS) {
      const { x1, y1, x2, y2 } = arrowOf(transition);
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(FIGURE.width);
        const inside = PLACES.some(
          (place) =>
            Math.abs(x - place.x) < FIGURE.boxWidth / 2 - 0.01 && Math.abs(y - place.y) < FIGURE.boxHeight / 2 - 0.01,
        );
        expect(inside, `${transition.from} to ${transition.to}`).toBe(false);
      }
    }
  });

  it('takes the way that was gone, and only that', () => {
    expect(TRANSITIONS.filter((one) => isTaken(one, 'FIN_WAIT_2', 'TIME_WAIT'))).toHaveLength(1);
    expect(TRANSITIONS.filter((one) => isTaken(one, 'LAST_ACK', 'CLOSED'))).toHaveLength(1);
    expect(TRANSITIONS.filter((one) => isTaken(one, undefined, 'ESTABLISHED'))).toEqual([]);
  });
});
