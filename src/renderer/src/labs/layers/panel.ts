import cable from '../../../../main/labs/layers/cable.process.ts?source';
import checksumClient from '../../../../main/labs/layers/checksum-client.process.ts?source';
import checksumServer from '../../../../main/labs/layers/checksum-server.process.ts?source';
import python from '../../../../main/labs/layers/layers.py?source';
import rulesClient from '../../../../main/labs/layers/rules-client.process.ts?source';
import rulesServer from '../../../../main/labs/layers/rules-server.process.ts?source';
import tcpClient from '../../../../main/labs/layers/tcp-client.process.ts?source';
import tcpServer from '../../../../main/labs/layers/tcp-server.process.ts?source';
import udpClient from '../../../../main/labs/layers/udp-client.process.ts?source';
import udpServer from '../../../../main/labs/layers/udp-server.process.ts?source';
import type { HighlightedSource } from '../../../../shared/source';
import { layers } from '../../../../shared/labs/layers/contract';
import { definePanel, type Program } from '../panel';
import { bets } from './bets';
import { layersFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

const pair = (client: HighlightedSource, server: HighlightedSource): readonly Program[] => [
  { actors: /^client$/, typescript: client },
  { actors: /^server$/, typescript: server },
];
const TRANSPORTS = { tcp: pair(tcpClient, tcpServer), udp: pair(udpClient, udpServer) };
const CHECKSUM = [...pair(checksumClient, checksumServer), { actors: /^cable$/, typescript: cable }];
const RULES = pair(rulesClient, rulesServer);

export default definePanel(layers, {
  text: { en, ko },
  sources: TRANSPORTS.tcp,
  sourcesFor: ({ transport }, experiment) =>
    ({ lenses: TRANSPORTS[transport], headers: TRANSPORTS[transport], checksum: CHECKSUM, rules: RULES })[experiment],
  python,
  Scene,
  facts: layersFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  servers: ['lenses', 'headers', 'checksum', 'rules'],
  parametersOf: {
    lenses: ['from', 'message', 'transport'],
    headers: ['from', 'message', 'transport', 'mtuBytes'],
    checksum: ['from', 'message', 'turn'],
    rules: ['from', 'message', 'breaks'],
  },
});
