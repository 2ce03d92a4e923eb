/** Parts of sentences that several texts of this lab share. */
import { listed } from '../../figures';
import { toldTo } from '../bets';
import type { UdpFacts } from '../facts';

export const figure = (count: number): string => count.toLocaleString('en');

/** `1 datagram`, `1,200 datagrams`. */
export const datagrams = (count: number): string => `${figure(count)} datagram${count === 1 ? '' : 's'}`;

/** `once`, `3 times`. */
export const times = (count: number): string => (count === 1 ? 'once' : `${figure(count)} times`);

/** `1 repeat`, `3 repeats`. */
export const repeats = (count: number): string => `${figure(count)} ${count === 1 ? 'repeat' : 'repeats'}`;

export const bytes = (count: number): string => `${figure(count)} byte${count === 1 ? '' : 's'}`;

/** `client-1 at port 40001, client-2 at port 40002`. */
export const clientPorts = ({ clients }: UdpFacts): string =>
  Object.entries(clients)
    .map(([client, port]) => `${client} at port ${String(port)}`)
    .join(', ');

export const arrived = ({ order }: UdpFacts): string => (order.length === 0 ? 'nothing' : listed(order));

/** `3 lost, 1 twice, 2 overtaken`. */
export const damage = ({ lost, duplicated, outOfOrder, unreadable }: UdpFacts): string =>
  [
    `${figure(lost)} lost`,
    `${figure(duplicated)} came again`,
    `${figure(outOfOrder)} came after a later one`,
    ...(unreadable > 0 ? [`${figure(unreadable)} with a number nobody can read`] : []),
  ].join(', ');

export function told(facts: UdpFacts, client: string): string {
  const how = toldTo(facts, client);
  if (how === 'nothing') return `${client} was told nothing`;
  const name = facts.told[client] ?? '';
  return how === 'fails' ? `${client}'s very first send failed (${name})` : `${client} was told ${name} after a send`;
}

/** What the system itself counted, where it counts. */
export const systemCount = ({ droppedBySystem }: UdpFacts): string =>
  droppedBySystem === undefined
    ? ''
    : ` The system's own count for the server's socket says that it threw away ${figure(droppedBySystem)}.`;

export const bufferWords = ({ receiveBufferBytes }: UdpFacts): string =>
  receiveBufferBytes === undefined ? 'a receive buffer' : `a receive buffer of ${bytes(receiveBufferBytes)}`;

/** Whoever reads what the order shows must know who chose it. */
export const chosenOrder = ({ gated }: UdpFacts): string =>
  gated ? ' Mind the order in this run: at some point you, or “How it moves”, decided who went next.' : '';
