import askingClient from '../../../../main/labs/udp/asking-client.process.ts?source';
import largestClient from '../../../../main/labs/udp/largest-client.process.ts?source';
import lonelyClient from '../../../../main/labs/udp/lonely-client.process.ts?source';
import reliableClient from '../../../../main/labs/udp/reliable-client.process.ts?source';
import reliableServer from '../../../../main/labs/udp/reliable-server.process.ts?source';
import sendingClient from '../../../../main/labs/udp/sending-client.process.ts?source';
import server from '../../../../main/labs/udp/server.process.ts?source';
import python from '../../../../main/labs/udp/udp.py?source';
import { udp } from '../../../../shared/labs/udp/contract';
import { definePanel, type Program } from '../panel';
import { bets } from './bets';
import { udpFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

const SERVER = /^server$/;
const CLIENT = /^client(-\d)?$/;
const pair = (ofServer: Program['typescript'], ofClient: Program['typescript']): readonly Program[] => [
  { actors: SERVER, typescript: ofServer },
  { actors: CLIENT, typescript: ofClient },
];
const ASKING = pair(server, askingClient);

const FAULTS = ['loss', 'duplicate', 'reorder', 'corrupt', 'delayMs', 'jitterMs'] as const;
const RETRY = ['acknowledge', 'timeoutMs', 'maxTries', 'remember'] as const;

export default definePanel(udp, {
  text: { en, ko },
  sources: ASKING,
  sourcesFor: ({ acknowledge }, experiment) => {
    if (experiment === 'largest') return pair(server, largestClient);
    if (experiment === 'nobody') return [{ actors: CLIENT, typescript: lonelyClient }];
    if (acknowledge) return pair(reliableServer, reliableClient);
    return experiment === 'two-clients' ? ASKING : pair(server, sendingClient);
  },
  parametersOf: {
    'two-clients': ['count', 'message', 'sizeBytes', 'gapMs', 'workMs', 'port'],
    largest: ['sizeBytes', 'port'],
    flood: ['count', 'sizeBytes', 'gapMs', 'workMs', 'receiveBufferBytes'],
    relay: ['count', 'gapMs', ...FAULTS, ...RETRY],
    'by-hand': ['count', 'message', 'sizeBytes', 'gapMs'],
    nobody: ['count', 'message', 'gapMs'],
    reliable: ['count', 'gapMs', ...FAULTS, ...RETRY],
  },
  servers: ['two-clients', 'largest', 'flood', 'relay', 'by-hand', 'reliable'],
  python,
  Scene,
  facts: udpFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
});
