/**
 * A small mark for each kind of event. Opposites mirror each other: what goes out points up, what
 * comes in points down, whatever it is that goes; hollow marks are about waiting and beginning.
 */
import type { EventKind } from '../../../../shared/trace/event';

export interface Glyph {
  /** SVG path data, around 0,0 and about 10 units wide. */
  readonly path: string;
  readonly filled: boolean;
  /** Something went wrong or was ended by force. */
  readonly alarming?: true;
}

const up = 'M0-4.8L5 3.8H-5Z';
const down = 'M0 4.8L5-3.8H-5Z';
const circle = 'M4.2 0A4.2 4.2 0 1 1-4.2 0A4.2 4.2 0 1 1 4.2 0Z';
const small = 'M2.6 0A2.6 2.6 0 1 1-2.6 0A2.6 2.6 0 1 1 2.6 0Z';
const square = 'M-4-4H4V4H-4Z';
const diamond = 'M0-5.2L5.2 0L0 5.2L-5.2 0Z';
const saltire = 'M-4-4L4 4M4-4L-4 4';
const left = 'M-5 0L3.6-4.8V4.8Z';
const right = 'M5 0L-3.6-4.8V4.8Z';
const chevrons = 'M-4.5-4L-.5 0L-4.5 4M.5-4L4.5 0L.5 4';
const hexagon = 'M-2.5-4.5H2.5L5 0L2.5 4.5H-2.5L-5 0Z';

const filled = (path: string): Glyph => ({ path, filled: true });
const hollow = (path: string): Glyph => ({ path, filled: false });
const alarming = (path: string): Glyph => ({ path, filled: false, alarming: true });

export const GLYPHS: Readonly<Record<EventKind, Glyph>> = {
  spawn: hollow('M0-5V5M-5 0H5'),
  ready: hollow('M-3.5-4.6L4.6 0L-3.5 4.6Z'),
  exit: filled('M-4.5-4.5H4.5V4.5H-4.5Z'),
  kill: alarming(saltire),
  put: filled(up),
  get: filled(down),
  wait: hollow(circle),
  work: filled(diamond),
  lock: hollow('M-4-.5H4V4.5H-4ZM-2.5-.5V-2.2A2.5 2.5 0 0 1 2.5-2.2V-.5'),
  unlock: hollow('M-4-.5H4V4.5H-4ZM-2.5-.5V-2.6A2.5 2.5 0 0 1 1.8-4.2'),
  block: hollow('M-2-4.5V4.5M2-4.5V4.5'),
  load: hollow(left),
  store: filled(right),
  listen: hollow('M-4.5 2.5A4.5 4.5 0 0 1 4.5 2.5M-2 2.5A2 2 0 0 1 2 2.5'),
  connect: hollow('M-5 0H4.5M1-3.5L4.5 0L1 3.5'),
  accept: hollow('M5 0H-4.5M-1-3.5L-4.5 0L-1 3.5'),
  send: filled(up),
  receive: filled(down),
  drop: alarming('M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0-4.5 0M-3.2 3.2L3.2-3.2'),
  close: hollow('M-4.5 4.5H4.5M0-4.5V4.5'),
  reset: alarming('M1.5-5L-3.5 .5H3.5L-1.5 5'),
  error: alarming('M0-5.2L5.4 4.4H-5.4ZM0-1.6V1.2M0 2.4V3.2'),
  subscribe: hollow(square),
  publish: filled(up),
  deliver: filled(down),
  call: filled(up),
  encode: filled(hexagon),
  decode: hollow(hexagon),
  dispatch: hollow(chevrons),
  return: filled(down),
  note: filled(small),
  bind: hollow('M0-5V1M-3.5 1H3.5V5H-3.5Z'),
};
