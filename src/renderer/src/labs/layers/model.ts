/** The message in all its forms, as far as a row of the trace: what the scene draws and what the facts are read from. Pure. */
import { allPackets, carriersOf, serverPortOf, type Carrier } from '../../../../shared/labs/layers/envelopes';
import { bytesOfHex } from '../../../../shared/net/hex';
import type { Packet } from '../../../../shared/net/packet';
import type { EventRows } from '../../../../shared/net/packets';
import type { TraceEvent } from '../../../../shared/trace/event';
import { dataField, numberField, textField } from '../event-data';

/** The lab's own exchange is over long before; what clients from outside say later is not gone through. */
const MAX_ROWS = 5_000;

export interface Encoded {
  readonly from: string;
  readonly message: string;
  /** What the object is as text: JSON. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface Checked {
  readonly sent: number;
  readonly computed: number;
  readonly noticed: boolean;
}

export interface Said {
  readonly row: number;
  readonly by: string;
  readonly text: string;
}

export interface LayersModel {
  readonly encoded: Encoded | undefined;
  /** What the client handed to the system first; the message with what the application puts before it. */
  readonly handedOver: Uint8Array | undefined;
  /** What the server was given first; what comes later is from outside, or the next piece of a stream. */
  readonly arrived: Uint8Array;
  readonly received: string | undefined;
  readonly notUnderstood: boolean;
  readonly checked: Checked | undefined;
  readonly brokenRule: string | undefined;
  readonly said: readonly Said[];
  readonly packets: readonly Packet[];
  readonly carriers: readonly Carrier[];
}

const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * @param row  how many events have happened
 * @param now  nanoseconds of the run; captured packets are recorded late, with the time at which they were seen
 */
export function layersModel(all: EventRows, row: number, now: number): LayersModel {
  const events: EventRows = { length: Math.min(all.length, MAX_ROWS), at: (at) => all.at(at) };
  const past = happened(events, row);
  const notes = past.filter(({ kind }) => kind === 'note');
  const ofServer = (code: string): TraceEvent | undefined =>
    notes.find((note) => note.actor === 'server' && textField(note, 'code') === code);
  const sends = past.filter(({ kind, actor }) => kind === 'send' && SPEAKS.test(actor));
  const packets = allPackets(events).filter((one) => (one.source === 'captured' ? one.t <= now : one.row < row));
  const first = sends.find(({ actor }) => actor === 'client');
  return {
    encoded: encodedIn(notes.find((note) => textField(note, 'code') === 'ENCODED')),
    handedOver: first && bytesOfHex(first.bytes ?? ''),
    arrived: bytesOfHex(past.find(({ kind, actor }) => kind === 'receive' && actor === 'server')?.bytes ?? ''),
    received: fieldOfObject(ofServer('DECODED'), 'text'),
    notUnderstood: ofServer('NOT_A_MESSAGE') !== undefined,
    checked: checkedIn(ofServer('CHECKED')),
    brokenRule: textOf(ofServer('RULE_BROKEN'), 'rule'),
    said: sends.map((send) => ({ row: send.seq, by: send.actor, text: text.decode(bytesOfHex(send.bytes ?? '')) })),
    packets,
    carriers: carriersOf(packets, serverPortOf(events)),
  };
}

/** Whoever came from outside to a server that was kept up, too. */
const SPEAKS = /^(client|server|outside-\d+)$/;

function happened(events: EventRows, row: number): TraceEvent[] {
  const past: TraceEvent[] = [];
  for (let at = 0; at < Math.min(row, events.length); at += 1) {
    const event = events.at(at);
    if (event) past.push(event);
  }
  return past;
}

const textOf = (note: TraceEvent | undefined, name: string): string | undefined => note && textField(note, name);

function fieldOfObject(note: TraceEvent | undefined, name: string): string | undefined {
  const value = dataField(dataField(note?.data, 'object'), name);
  return typeof value === 'string' ? value : undefined;
}

function encodedIn(note: TraceEvent | undefined): Encoded | undefined {
  const written = textOf(note, 'text');
  const [from, message] = [fieldOfObject(note, 'from'), fieldOfObject(note, 'text')];
  if (written === undefined || from === undefined || message === undefined) return undefined;
  return { from, message, text: written, bytes: utf8.encode(written) };
}

function checkedIn(note: TraceEvent | undefined): Checked | undefined {
  if (!note) return undefined;
  const [sent, computed] = [numberField(note, 'sent'), numberField(note, 'computed')];
  return sent === undefined || computed === undefined ? undefined : { sent, computed, noticed: sent !== computed };
}

/** One character of the text, and the bytes it is. */
export interface Letter {
  readonly letter: string;
  /** Of the message's bytes, from 0; `until` exclusive. */
  readonly from: number;
  readonly until: number;
  /** Which part of the object it is of; `undefined` for what JSON itself puts around. */
  readonly field: 'from' | 'text' | undefined;
}

/** @param most  so many characters are told apart */
export function lettersOf({ text: written, from, message }: Encoded, most: number): readonly Letter[] {
  const ranges = fieldRanges(written, from, message);
  const letters: Letter[] = [];
  let [unit, at] = [0, 0];
  for (const letter of written) {
    if (letters.length >= most) break;
    const until = at + utf8.encode(letter).length;
    const here = unit;
    const field = ranges.find((range) => here >= range.from && here < range.until)?.field;
    letters.push({ letter, from: at, until, field });
    unit += letter.length;
    at = until;
  }
  return letters;
}

/** In UTF-16 units of the JSON text, without the quotes around. */
function fieldRanges(written: string, from: string, message: string) {
  const inside = (value: string): number => JSON.stringify(value).length - 2;
  const fromBegins = '{"from":"'.length;
  const textBegins = written.length - '"}'.length - inside(message);
  return [
    { field: 'from', from: fromBegins, until: fromBegins + inside(from) },
    { field: 'text', from: textBegins, until: textBegins + inside(message) },
  ] as const;
}
