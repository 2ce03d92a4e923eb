/** Events of sockets, relays and the kernel in English, without the actor. */
import type { DropReason, RelayDeed } from '../../../../shared/net/net-data';
import type { EventKind } from '../../../../shared/trace/event';
import { endsOf, type KernelFacts, type NetFacts } from '../net-facts';

const count = (n: number): string => n.toLocaleString('en');
const bytes = (n: number | undefined): string => (n === 1 ? '1 byte' : `${count(n ?? 0)} bytes`);
const port = (n: number | undefined): string => (n === undefined ? 'a port' : `port ${String(n)}`);
const payload = (n: NetFacts): string => {
  const what = n.words === undefined ? bytes(n.sizeBytes) : `${n.words} (${bytes(n.sizeBytes)})`;
  return n.card === undefined ? what : `card ${String(n.card)}, ${what},`;
};
const name = (n: NetFacts): string => (n.protocol === 'udp' ? 'UDP' : 'TCP');

const DEEDS: Readonly<Record<RelayDeed, string>> = {
  delayed: 'delayed',
  duplicated: 'once more',
  reordered: 'moved back',
  corrupted: 'with a bit flipped',
  cut: 'cut',
  slowed: 'slowed',
  edited: 'edited by hand',
  swapped: 'swapped by hand',
};
const did = ({ did: deeds = [] }: NetFacts): string =>
  deeds.length === 0 ? '' : ` (${deeds.map((deed) => DEEDS[deed]).join(', ')})`;

const DROPS: Readonly<Record<DropReason, string>> = {
  loss: 'lost by the relay’s dice',
  hand: 'thrown away by hand',
  ended: 'still waiting when the run ended',
  'relay-full': 'dropped: the relay was full',
  'broken-off': 'not passed on: the connection was broken off',
  'not-taken': 'dropped: the program had left too many untaken',
};

/** The system's names in words; `n` has the ports. */
const ERRORS: Readonly<Record<string, (n: NetFacts) => string>> = {
  ECONNREFUSED: (n) => `nobody is at ${port(n.to)}`,
  ECONNRESET: () => 'the other end broke off the connection',
  EADDRINUSE: (n) => `${port(n.port)} is taken`,
  EACCES: (n) => `${port(n.port)} is not allowed`,
  EMSGSIZE: (n) => `${bytes(n.sizeBytes)} are too many for one datagram`,
  EPIPE: () => 'there is nobody left to write to',
  ETIMEDOUT: () => 'no answer came in time',
  ENOBUFS: () => 'the system has no room left',
};
const failure = (n: NetFacts): string => {
  const code = n.code ?? '';
  const words = Object.hasOwn(ERRORS, code) ? ERRORS[code]?.(n) : undefined;
  return words === undefined ? `was told ${code}` : `was told ${code}: ${words}`;
};

const phrases: { readonly [Kind in EventKind]?: (n: NetFacts) => string } = {
  bind: (n) => `got ${port(n.port)} (UDP)`,
  listen: (n) => `listens at ${port(n.port)}${n.backlog === undefined ? '' : `, backlog ${String(n.backlog)}`}`,
  connect: (n) => `connected to ${port(n.to)} from ${port(n.from)}`,
  accept: (n) => `accepted the connection from ${port(n.from)}`,
  send: (n) => `sent ${payload(n)} to ${port(n.to)}${did(n)}`,
  receive: (n) =>
    n.fin
      ? `read the end of the stream: ${port(n.from)} sends no more (FIN)`
      : `received ${payload(n)} from ${port(n.from)}${n.waits ? ': it waits' : ''}`,
  drop: (n) => `${n.sizeBytes === undefined ? 'something' : payload(n)} ${DROPS[n.reason ?? 'loss']}`,
  close: (n) => (n.to === undefined ? `closed ${port(n.port)} (${name(n)})` : `sends no more to ${port(n.to)} (FIN)`),
  reset: (n) =>
    n.received
      ? `was told that ${port(n.from)} broke off the connection (RST)`
      : `broke off the connection to ${port(n.to)} (RST)`,
  error: failure,
  note: (n) => note(n),
};

function note(n: NetFacts): string {
  if (n.faults) return 'is set anew';
  if (n.hand !== undefined) return n.hand ? 'from now on what arrives waits' : 'from now on nothing waits';
  if (n.copyOf !== undefined) return `card ${String(n.card)} is a copy of card ${String(n.copyOf)}`;
  if (n.with !== undefined) return `cards ${String(n.card)} and ${String(n.with)} changed places`;
  return n.card === undefined ? 'says something' : `card ${String(n.card)} was changed${did(n)}`;
}

export const netPhrase = (kind: EventKind, n: NetFacts): string | undefined => phrases[kind]?.(n);

export function kernelPhrase({ gone, row, was }: KernelFacts): string {
  const socket = `${row.protocol.toUpperCase()} ${endsOf(row)}`;
  if (gone) return `${socket} is no longer in the table`;
  const queues = [
    row.receiveQueue && `${count(row.receiveQueue)} to be ${row.state === 'LISTEN' ? 'accepted' : 'read'}`,
    row.sendQueue && `${count(row.sendQueue)} not acknowledged`,
    row.drops && `${count(row.drops)} dropped`,
  ].filter(Boolean);
  return `${socket}: ${was === undefined ? '' : `${was} → `}${row.state}${queues.length > 0 ? ` (${queues.join(', ')})` : ''}`;
}
