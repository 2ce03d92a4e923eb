/** Clauses of several English sentences, each in figures of the run. */
import { framings, type Framing } from '../../../../../shared/labs/tcp/framing';
import { andNames, listed } from '../../figures';
import type { LastWord, TcpFacts } from '../facts';
import { isRightFor, madeOutBy, type FramingFacts } from '../message-facts';

const number = new Intl.NumberFormat('en');
export const count = (value: number): string => number.format(value);
export const times = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `512 bytes`, `13.1 MB`: decimal units, as networks count. A figure keeps its unit on its line. */
export function bytes(value: number): string {
  if (value < 1_000) return `${count(value)}\u00a0${value === 1 ? 'byte' : 'bytes'}`;
  return value < 1_000_000 ? `${(value / 1_000).toFixed(1)}\u00a0kB` : `${(value / 1_000_000).toFixed(1)}\u00a0MB`;
}

export const chosenOrder = ({ gated }: TcpFacts): string =>
  gated ? ' In this run the pace chose when each step was made, so do not read a rule out of the moments.' : '';

export function accepted({ calls }: TcpFacts): string {
  if (calls.accepted === 0) return 'The server accepted nobody.';
  const clients = calls.clientPorts.map(String).join(', ');
  return `The server accepted ${times(calls.accepted, 'connection')}: its own port was ${calls.serverPorts.join(', ')} each time, and the clients’ were ${clients}.`;
}

export function pieces({ stream }: TcpFacts): string {
  const { writes, sentBytes, pieces: read, merged, receivedBytes } = stream;
  if (writes === 0) return 'Nothing was written.';
  const many = merged === 0 ? '' : ` ${times(merged, 'piece')} held the ends of several writes.`;
  return `${times(writes, 'write')} with ${times(sentBytes, 'byte')} together; the reader was handed ${times(read.length, 'piece')} with ${times(receivedBytes, 'byte')}.${many}`;
}

/** The same in two numbers. */
export const piecesInShort = ({ stream }: TcpFacts): string =>
  `${times(stream.writes, 'write')}, ${times(stream.pieces.length, 'data event')}.`;

const RECEIVERS: Readonly<Record<Framing, string>> = {
  none: 'without framing',
  delimiter: 'that looks for newlines',
  length: 'that reads lengths',
};
export const receiver = (framing: Framing): string => `the receiver ${RECEIVERS[framing]}`;

export function madeOut(framing: FramingFacts, which: Framing): string {
  const texts = madeOutBy(framing, which);
  const gaveUp = framing.gaveUp.includes(which) ? ' and then gave up, for it read a length that cannot be' : '';
  return `${receiver(which)} made out ${texts.length === 0 ? 'nothing' : listed(texts)}${gaveUp}`;
}

export const allMadeOut = ({ framing }: TcpFacts): string =>
  `${upper(framings.map((which) => madeOut(framing, which)).join('; '))}.`;

export function whoWasRight({ framing }: TcpFacts): string {
  const right = framings.filter((which) => isRightFor(framing, which));
  if (right.length === 0) return 'None of the three found the messages that were sent.';
  return `The messages that were sent were found by ${andNames(right.map(receiver))}.`;
}

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function trials({ onData }: TcpFacts): string {
  if (onData.problem) return `The text could not be tried: ${onData.problem.message || onData.problem.code}.`;
  if (onData.trials === 0) return 'Nothing was tried yet.';
  return onData.failed === 0
    ? `All ${count(onData.trials)} trials delivered exactly the messages that were sent.`
    : `${count(onData.failed)} of ${count(onData.trials)} trials went wrong.`;
}

export function counterexample({ onData }: TcpFacts): string {
  const { counterexample: smallest } = onData;
  if (!smallest) return '';
  const cut =
    smallest.cuts.length === 0
      ? 'without any cut, all in one piece'
      : `cut after byte ${smallest.cuts.map(String).join(', ')}`;
  const out =
    smallest.error === undefined ? `delivers ${listed(smallest.received) || 'nothing'}` : `throws: ${smallest.error}`;
  return ` The smallest failing case: ${listed(smallest.messages)}, ${cut}, ${out}.`;
}

export function slowFigures({ stream, slow, kernel }: TcpFacts, time: (ms: number) => string): string {
  const held =
    slow.heldBackTimes === 0
      ? 'It was never held back.'
      : `It was held back ${times(slow.heldBackTimes, 'time')}, ${time(slow.heldBackMs)} together.`;
  const system =
    kernel.mostUnread + kernel.mostUnacknowledged === 0
      ? ''
      : ` In the operating system up to ${bytes(kernel.mostUnread)} lay unread at one end and ${bytes(kernel.mostUnacknowledged)} unacknowledged at the other.`;
  return `The writer handed over ${bytes(stream.sentBytes)}, the reader read ${bytes(stream.receivedBytes)}. ${held} At most ${bytes(slow.mostBufferedBytes)} lay in the writer’s own memory.${system}`;
}

const WORDS: Readonly<Record<LastWord, string>> = {
  end: 'was told that no more will come',
  reset: 'was told that the connection is broken',
  nothing: 'was told nothing',
};
export function lastWords({ told }: TcpFacts): string {
  const ends = Object.entries(told);
  if (ends.length === 0) return 'There was no connection.';
  return `${ends.map(([actor, word]) => `${actor} ${WORDS[word]}`).join('; ')}.`;
}

export function failures({ errors }: TcpFacts): string {
  if (errors.length === 0) return 'Nobody met an error.';
  return `${errors.map(({ actor, code }) => `${actor} met ${code}`).join('; ')}.`;
}

export function line({ calls, params }: TcpFacts): string {
  const { connectedUnaccepted } = calls;
  return connectedUnaccepted === undefined
    ? 'Nobody looked while the server was busy.'
    : `While the server had accepted nobody, ${count(connectedUnaccepted)} of ${times(params.clients, 'client')} were connected. The backlog was ${params.backlog}.`;
}
