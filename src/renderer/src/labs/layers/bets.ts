import type { layers } from '../../../../shared/labs/layers/contract';
import type { BetsOf } from '../../bet/bet';
import type { LayersFacts } from './facts';

/** No character takes more: four bytes in UTF-8, six where JSON writes `\u0001`. */
const MOST_BYTES_A_UNIT = 6;

export const bets = {
  lenses: {
    kind: 'number',
    options: [],
    misconceptions: ['one-character-is-one-byte'],
    predict: ({ message }) => ({ kind: 'number', min: 0, max: Math.max(20, MOST_BYTES_A_UNIT * message.length) }),
    actual: ({ completed, encoded, letterBytes }) => (completed && encoded ? letterBytes : undefined),
    misconception: (answer, { letters, letterBytes }) =>
      answer === letters && letters !== letterBytes ? 'one-character-is-one-byte' : undefined,
  },
  headers: {
    kind: 'number',
    options: [],
    misconceptions: ['localhost-is-the-network'],
    predict: () => ({ kind: 'number', min: 0, max: 100 }),
    actual: ({ completed, carrierCount }) => (completed && carrierCount > 0 ? carrierCount : undefined),
    misconception: (answer, { carrierCount, overLink }) =>
      answer === overLink.packets && answer !== carrierCount ? 'localhost-is-the-network' : undefined,
  },
  checksum: {
    kind: 'choice',
    options: ['noticed', 'not-noticed'],
    misconceptions: ['a-checksum-notices-everything'],
    predict: () => ({ kind: 'choice', options: ['noticed', 'not-noticed'] }),
    actual: ({ checked }) => (checked ? (checked.noticed ? 'noticed' : 'not-noticed') : undefined),
    misconception: (answer, { params, checked }) =>
      answer === 'noticed' && params.turn !== 'nothing' && checked?.noticed === false
        ? 'a-checksum-notices-everything'
        : undefined,
  },
  rules: {
    kind: 'choice',
    options: ['goes-on', 'names-the-rule', 'silent'],
    misconceptions: ['the-other-side-guesses'],
    predict: () => ({ kind: 'choice', options: ['goes-on', 'names-the-rule', 'silent'] }),
    actual: ({ completed, brokenRule, said }) => {
      if (!completed) return undefined;
      if (brokenRule !== undefined) return 'names-the-rule';
      return said.some(({ by }) => by === 'server') ? 'goes-on' : 'silent';
    },
    misconception: (answer, { brokenRule }) =>
      answer === 'goes-on' && brokenRule !== undefined ? 'the-other-side-guesses' : undefined,
  },
} as const satisfies BetsOf<typeof layers, LayersFacts>;
