/** Runs of `tcp` as they go, written by hand: only what bets, tasks and pictures read. */
import type { tcp } from '../../../src/shared/labs/tcp/contract';
import type { ExperimentOf } from '../../../src/shared/labs/lab';
import type { SocketRow } from '../../../src/shared/kernel/socket-row';
import type { TraceEvent } from '../../../src/shared/trace/event';
import type { Json } from '../../../src/shared/wire/json';
import { story } from '../support/story';

export type X = ExperimentOf<typeof tcp>;
export const SERVER = 7000;
export const portOf = (client: number): number => 40_000 + client;

type Line = Parameters<typeof story>[0][number];

const net = (more: Record<string, Json>) => ({ data: { protocol: 'tcp', ...more } });
export const note = (actor: string, code: string, more: Record<string, Json> = {}): Line => [
  0,
  actor,
  'note',
  { data: { code, ...more } },
];

export const connect = (client: number): Line => [
  0,
  `client-${client}`,
  'connect',
  { msg: `client-${client}#1`, ...net({ from: portOf(client), to: SERVER }) },
];
export const accept = (client: number, server = 'server', to = SERVER): Line => [
  0,
  server,
  'accept',
  { msg: `client-${client}#1`, ...net({ from: portOf(client), to }) },
];
export const known = (ports: Record<string, number>): Line => [
  0,
  'server',
  'store',
  { cell: 'server.clients', data: { value: ports } },
];
/** A write of the client, and a piece the server was given. */
export const send = (offset: number, sizeBytes: number): Line => [
  0,
  'client-1',
  'send',
  net({ from: portOf(1), to: SERVER, offset, sizeBytes }),
];
export const receive = (offset: number, sizeBytes: number): Line => [
  0,
  'server',
  'receive',
  net({ from: portOf(1), to: SERVER, offset, sizeBytes }),
];
export const error = (actor: string, code: string): Line => [0, actor, 'error', net({ code })];
export const buffered = (value: number): Line => [
  0,
  'client-1',
  'store',
  { cell: 'client-1.buffered', data: { value } },
];

export function kernelRow(
  localPort: number,
  remotePort: number,
  state: SocketRow['state'],
  more: Partial<SocketRow> = {},
): Line {
  const row: SocketRow = {
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
    ...more,
  };
  const data = { kernel: 'row', key: `${localPort} ${remotePort}`, row } as unknown as Json;
  return [0, 'kernel', 'note', { data }];
}

export const twoClients = [
  connect(1),
  accept(1),
  known({ [portOf(1)]: 0 }),
  connect(2),
  accept(2),
  known({ [portOf(1)]: 1, [portOf(2)]: 0 }),
  known({ [portOf(2)]: 0 }),
] as const;

/** Four writes of ten bytes, read in two pieces: the first holds three and a half of them. */
export const merged = [
  connect(1),
  accept(1),
  ...[0, 10, 20, 30].map((offset) => send(offset, 10)),
  receive(0, 35),
  receive(35, 5),
  note('client-1', 'SENT', { sha256: 'a', bytes: 40 }),
  note('server', 'RECEIVED', { sha256: 'a', bytes: 40 }),
] as const;

export const made = (receiver: string, text: string): Line => note('server', 'MESSAGE', { receiver, text });

/** `abbccc`, cut after 2 and 5. */
export const unframed = [made('none', 'ab'), made('none', 'bcc'), made('none', 'c')] as const;

export const heldBack = [
  connect(1),
  send(0, 5_000_000),
  buffered(4_900_000),
  note('client-1', 'HELD_BACK', { bufferedBytes: 4_900_000 }),
  kernelRow(SERVER, 0, 'LISTEN'),
  kernelRow(SERVER, portOf(1), 'ESTABLISHED', { receiveQueue: 60_000 }),
  kernelRow(portOf(1), SERVER, 'ESTABLISHED', { sendQueue: 90_000 }),
  receive(0, 5_000_000),
  note('client-1', 'DRAINED', { ms: 3_200 }),
] as const;

export const ended = (server: string | undefined, client: string | undefined): readonly Line[] => [
  connect(1),
  accept(1),
  ...(server === undefined ? [] : [note('server', 'TOLD', { what: server })]),
  ...(client === undefined ? [] : [note('client-1', 'TOLD', { what: client })]),
];

export const taken = [connect(1), error('server-2', 'EADDRINUSE'), accept(1, 'server-1')] as const;

/** The client may begin to knock. */
export const go = (client: number): Line => [0, `client-${client}`, 'get', { queue: 'go', msg: `main#${client}` }];
export const allGo = [1, 2, 3, 4, 5, 6, 7, 8].map(go);

/** Three of eight are in when it is looked; then all are accepted. */
export const inLine: readonly Line[] = [
  connect(3),
  connect(1),
  connect(2),
  ...allGo,
  note('main', 'LOOKED', { connected: 3, accepted: 0 }),
  accept(3),
  connect(4),
  accept(1),
  accept(2),
  accept(4),
];

/** The lines happen one millisecond after the other. */
export const told = (lines: readonly Line[]): readonly TraceEvent[] =>
  story(lines.map(([, ...line], at): Line => [at, ...line]));
