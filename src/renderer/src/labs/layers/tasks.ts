import type { layers } from '../../../../shared/labs/layers/contract';
import { ETHERNET_MTU_BYTES } from '../../../../shared/net/ethernet';
import { textField } from '../event-data';
import type { TasksOf } from '../panel';
import type { LayersFacts } from './facts';

/** As many times as many bytes as characters: what text in Hangul comes to. */
export const BYTES_A_LETTER = 3;
export const MIN_LETTERS = 3;
/** The run as it is offered comes to three. */
export const WANTED_PACKETS = 5;

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  lenses: [
    {
      id: 'handed-over',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.actor === 'client' && event.kind === 'send';
      },
    },
    {
      id: 'three-bytes-each',
      step: 'modify',
      by: 'run',
      passes: ({ completed, letters, letterBytes }) =>
        completed && letters >= MIN_LETTERS && letterBytes >= BYTES_A_LETTER * letters,
    },
    {
      id: 'as-a-datagram',
      step: 'make',
      by: 'run',
      passes: ({ completed, params, received }) =>
        completed && params.transport === 'udp' && received === params.message,
    },
  ],
  headers: [
    {
      id: 'was-given',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.actor === 'server' && event.kind === 'receive';
      },
    },
    {
      id: 'mostly-envelope',
      step: 'modify',
      by: 'run',
      passes: ({ completed, headerBytes, handedOverBytes }) =>
        completed && handedOverBytes > 0 && headerBytes > handedOverBytes,
    },
    {
      id: 'five-over-ethernet',
      step: 'make',
      by: 'run',
      passes: ({ completed, params, overLink, received }) =>
        completed &&
        params.mtuBytes === ETHERNET_MTU_BYTES &&
        overLink.packets === WANTED_PACKETS &&
        received === params.message,
    },
  ],
  checksum: [
    {
      id: 'where-compared',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.actor === 'server' && event.kind === 'note' && textField(event, 'code') === 'CHECKED';
      },
    },
    {
      id: 'not-noticed',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, checked }) => completed && params.turn !== 'nothing' && checked?.noticed === false,
    },
    {
      id: 'wrong-and-taken',
      step: 'make',
      by: 'run',
      passes: ({ completed, params, checked, received }) =>
        completed && checked?.noticed === false && received !== undefined && received !== params.message,
    },
  ],
  rules: [
    {
      id: 'where-broken',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.actor === 'server' && event.kind === 'note' && textField(event, 'code') === 'RULE_BROKEN';
      },
    },
    {
      id: 'all-kept',
      step: 'modify',
      by: 'run',
      passes: ({ completed, brokenRule, received, params }) =>
        completed && brokenRule === undefined && received === params.message,
    },
    {
      id: 'broken-but-received',
      step: 'make',
      by: 'run',
      passes: ({ completed, brokenRule, received, params }) =>
        completed && brokenRule !== undefined && received === params.message,
    },
  ],
} as const satisfies TasksOf<typeof layers, LayersFacts>;
