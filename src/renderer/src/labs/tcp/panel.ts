import busyServer from '../../../../main/labs/tcp/busy-server.process.ts?source';
import client from '../../../../main/labs/tcp/client.process.ts?source';
import cutSender from '../../../../main/labs/tcp/cut-sender.process.ts?source';
import echoServer from '../../../../main/labs/tcp/echo-server.process.ts?source';
import eitherEnd from '../../../../main/labs/tcp/either-end.process.ts?source';
import endingClient from '../../../../main/labs/tcp/ending-client.process.ts?source';
import endingServer from '../../../../main/labs/tcp/ending-server.process.ts?source';
import fastWriter from '../../../../main/labs/tcp/fast-writer.process.ts?source';
import goneServer from '../../../../main/labs/tcp/gone-server.process.ts?source';
import knockingClient from '../../../../main/labs/tcp/knocking-client.process.ts?source';
import reader from '../../../../main/labs/tcp/reader.process.ts?source';
import repairedReceiver from '../../../../main/labs/tcp/repaired-receiver.process.ts?source';
import secondServer from '../../../../main/labs/tcp/second-server.process.ts?source';
import slowReader from '../../../../main/labs/tcp/slow-reader.process.ts?source';
import python from '../../../../main/labs/tcp/tcp.py?source';
import threeReceivers from '../../../../main/labs/tcp/three-receivers.process.ts?source';
import waitingClient from '../../../../main/labs/tcp/waiting-client.process.ts?source';
import writer from '../../../../main/labs/tcp/writer.process.ts?source';
import { tcp, type TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { ExperimentOf } from '../../../../shared/labs/lab';
import type { HighlightedSource } from '../../../../shared/source';
import { definePanel, type Program } from '../panel';
import { bets } from './bets';
import { tcpFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

const pair = (clients: HighlightedSource, server: HighlightedSource): readonly Program[] => [
  { actors: /^client-\d+$/, typescript: clients },
  { actors: /^server$/, typescript: server },
];

/** Which programs an experiment runs, as its engine starts them. */
const SOURCES: Readonly<Record<ExperimentOf<typeof tcp>, readonly Program[]>> = {
  connection: pair(client, echoServer),
  stream: pair(writer, reader),
  framing: pair(cutSender, threeReceivers),
  'on-data': pair(cutSender, repairedReceiver),
  'slow-reader': pair(fastWriter, slowReader),
  endings: pair(endingClient, endingServer),
  'nobody-listens': pair(knockingClient, goneServer),
  'port-taken': [
    { actors: /^client-\d+$/, typescript: client },
    { actors: /^server-1$/, typescript: echoServer },
    { actors: /^server-2$/, typescript: secondServer },
  ],
  backlog: pair(waitingClient, busyServer),
};

/** Parameters of the experiments between whose processes a relay can stand. */
const RELAY = ['relay', 'delayMs', 'bytesPerSecond'] as const;

export default definePanel(tcp, {
  text: { en, ko },
  sources: SOURCES.connection,
  // Both ends that the learner ends by hand run the same program.
  sourcesFor: ({ ending }, experiment) =>
    experiment === 'endings' && ending === 'by-hand' ? pair(eitherEnd, eitherEnd) : SOURCES[experiment],
  python,
  Scene,
  facts: tcpFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  errorLineOf: (summary) => {
    const { problem, counterexample } = (summary ?? {}) as Partial<TcpSummary>;
    const line = (problem ?? counterexample)?.line;
    return line === 0 ? undefined : line;
  },
  parametersOf: {
    connection: ['clients', 'writes', 'gapMs', ...RELAY, 'port'],
    stream: ['writes', 'sizeBytes', 'gapMs', 'noDelay', ...RELAY, 'port'],
    framing: ['messages', 'framing', 'cuts', 'port'],
    'on-data': ['onData'],
    'slow-reader': ['writes', 'sizeBytes', 'workMs', 'waitForDrain', ...RELAY, 'port'],
    endings: ['ending', 'writes', ...RELAY, 'port'],
    'nobody-listens': ['port'],
    'port-taken': ['port'],
    backlog: ['clients', 'backlog', 'workMs', 'port'],
  },
  servers: ['connection', 'stream', 'framing', 'slow-reader', 'port-taken'],
});
