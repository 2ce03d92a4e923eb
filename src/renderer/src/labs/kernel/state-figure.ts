/**
 * Figure 5 of RFC 9293 (section 3.3.2) as places and arrows: the states a TCP connection goes through.
 *
 * Redrawn so that one who closes first goes down the left and one who closes second down the right.
 * CLOSED stands at both ends of the way, so that no arrow runs back across the picture. Left out, as
 * hardly any program meets them: LISTEN to SYN_SENT by sending, giving up before a connection is there,
 * and the resets, which lead from every state to CLOSED.
 */
import type { TcpState } from '../../../../shared/kernel/socket-row';

/** The drawing's own units; it is stretched to the room there is. */
export const FIGURE = { width: 640, height: 400, boxWidth: 124, boxHeight: 30 } as const;

export interface StatePlace {
  readonly id: string;
  readonly state: TcpState;
  readonly x: number;
  readonly y: number;
}

/** Centres of the boxes. */
export const PLACES: readonly StatePlace[] = [
  { id: 'CLOSED', state: 'CLOSED', x: 320, y: 24 },
  { id: 'LISTEN', state: 'LISTEN', x: 110, y: 64 },
  { id: 'SYN_RECEIVED', state: 'SYN_RECEIVED', x: 110, y: 136 },
  { id: 'SYN_SENT', state: 'SYN_SENT', x: 530, y: 100 },
  { id: 'ESTABLISHED', state: 'ESTABLISHED', x: 320, y: 176 },
  { id: 'FIN_WAIT_1', state: 'FIN_WAIT_1', x: 110, y: 240 },
  { id: 'FIN_WAIT_2', state: 'FIN_WAIT_2', x: 110, y: 364 },
  { id: 'CLOSING', state: 'CLOSING', x: 320, y: 292 },
  { id: 'TIME_WAIT', state: 'TIME_WAIT', x: 320, y: 364 },
  { id: 'CLOSE_WAIT', state: 'CLOSE_WAIT', x: 530, y: 240 },
  { id: 'LAST_ACK', state: 'LAST_ACK', x: 530, y: 302 },
  { id: 'CLOSED again', state: 'CLOSED', x: 530, y: 364 },
];

export interface Transition {
  readonly from: string;
  readonly to: string;
  /** What brings it about, then what is sent; standard names, the same in every language. */
  readonly label: string;
  /** Where its label is centred; the middle of the arrow and a little above where not said. */
  readonly at?: { readonly x: number; readonly y: number };
}

export const TRANSITIONS: readonly Transition[] = [
  { from: 'CLOSED', to: 'LISTEN', label: 'listen()', at: { x: 200, y: 34 } },
  { from: 'CLOSED', to: 'SYN_SENT', label: 'connect() / SYN', at: { x: 462, y: 48 } },
  { from: 'LISTEN', to: 'SYN_RECEIVED', label: 'SYN / SYN+ACK', at: { x: 166, y: 104 } },
  { from: 'SYN_SENT', to: 'SYN_RECEIVED', label: 'SYN / SYN+ACK', at: { x: 340, y: 108 } },
  { from: 'SYN_RECEIVED', to: 'ESTABLISHED', label: 'ACK', at: { x: 206, y: 148 } },
  { from: 'SYN_SENT', to: 'ESTABLISHED', label: 'SYN+ACK / ACK', at: { x: 470, y: 150 } },
  { from: 'SYN_RECEIVED', to: 'FIN_WAIT_1', label: 'close() / FIN', at: { x: 62, y: 190 } },
  { from: 'ESTABLISHED', to: 'FIN_WAIT_1', label: 'close() / FIN', at: { x: 190, y: 202 } },
  { from: 'ESTABLISHED', to: 'CLOSE_WAIT', label: 'FIN / ACK', at: { x: 450, y: 202 } },
  { from: 'FIN_WAIT_1', to: 'FIN_WAIT_2', label: 'ACK', at: { x: 128, y: 310 } },
  { from: 'FIN_WAIT_1', to: 'CLOSING', label: 'FIN / ACK', at: { x: 240, y: 258 } },
  { from: 'FIN_WAIT_1', to: 'TIME_WAIT', label: 'FIN+ACK / ACK', at: { x: 176, y: 338 } },
  { from: 'FIN_WAIT_2', to: 'TIME_WAIT', label: 'FIN / ACK', at: { x: 215, y: 382 } },
  { from: 'CLOSING', to: 'TIME_WAIT', label: 'ACK', at: { x: 336, y: 332 } },
  { from: 'CLOSE_WAIT', to: 'LAST_ACK', label: 'close() / FIN', at: { x: 578, y: 276 } },
  { from: 'LAST_ACK', to: 'CLOSED again', label: 'ACK', at: { x: 546, y: 337 } },
  { from: 'TIME_WAIT', to: 'CLOSED again', label: '2 MSL', at: { x: 425, y: 356 } },
];

interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** From the edge of one box to the edge of the other, along the line between their centres. */
export function arrowOf({ from, to }: Transition): Line {
  const start = placeOf(from);
  const end = placeOf(to);
  const away = edge(start, end);
  const towards = edge(end, start);
  return { x1: away.x, y1: away.y, x2: towards.x, y2: towards.y };
}

function placeOf(id: string): StatePlace {
  const place = PLACES.find((one) => one.id === id);
  if (!place) throw new Error(`no state ${id}`);
  return place;
}

/** Where the line from the centre of `box` to the centre of `other` leaves the box. */
function edge(box: StatePlace, other: StatePlace): { readonly x: number; readonly y: number } {
  const [dx, dy] = [other.x - box.x, other.y - box.y];
  const part = Math.min(
    dx === 0 ? Infinity : FIGURE.boxWidth / 2 / Math.abs(dx),
    dy === 0 ? Infinity : FIGURE.boxHeight / 2 / Math.abs(dy),
  );
  return { x: box.x + dx * part, y: box.y + dy * part };
}

/** Of the last change, the arrows it went along: all that lead from the one state to the other. */
export function isTaken({ from, to }: Transition, was: string | undefined, now: string): boolean {
  return was !== undefined && stateOf(from) === was && stateOf(to) === now;
}

const stateOf = (id: string): string => placeOf(id).state;
