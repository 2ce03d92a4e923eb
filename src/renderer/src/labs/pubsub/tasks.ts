import type { pubsub } from '../../../../shared/labs/pubsub/contract';
import type { TasksOf } from '../panel';
import { cameLate, publishedWhileCut, TWICE_SUBSCRIBED } from './bets';
import { answers, lastSubscriber, missedBy, takenIn, type PubsubFacts } from './facts';

/** More than one can be had by accident, few enough to be counted in the picture. */
export const EACH_RECEIVED_BY = 3;
/** So many that the slow one had its trouble, and did not fail. */
export const MANY_MESSAGES = 1_000;
/** Half of what the experiment starts with. */
export const FEW_MESSAGES = 250;
export const MANY_PENDING = 10;
/** Its two syllables take three bytes each. */
export const KOREAN_TOPIC = '날씨';

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  copies: [
    {
      id: 'learns-how-many',
      step: 'investigate',
      by: 'event',
      answers: ({ publications }, row) => publications[0]?.answeredRow === row,
    },
    {
      id: 'one-receiver-each',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.subscribers.length >= 2 &&
        facts.publications.length >= 2 &&
        answers(facts).every((receivers) => receivers === 1) &&
        facts.subscribers.every((subscriber) => (facts.given[subscriber] ?? 0) > 0),
    },
    { id: 'from-outside', step: 'make', by: 'run', passes: ({ fromOutside }) => fromOutside > 0 },
  ],
  nobody: [
    {
      id: 'zero',
      step: 'investigate',
      by: 'event',
      answers: ({ publications }, row) => publications.some((one) => one.receivers === 0 && one.answeredRow === row),
    },
    {
      id: 'three-each',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.publications.length > 0 &&
        facts.publications.every((one) => one.receivers === EACH_RECEIVED_BY),
    },
    {
      id: 'past-everybody',
      step: 'make',
      by: 'run',
      passes: ({ ownPublications, subscribers }) =>
        subscribers.length > 0 && ownPublications.some(({ receivers }) => receivers === 0),
    },
  ],
  late: [
    {
      id: 'first-given',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) =>
        facts.deliveries.find(({ subscriber }) => subscriber === lastSubscriber(facts))?.row === row,
    },
    {
      id: 'misses-one',
      step: 'modify',
      by: 'run',
      passes: (facts) => cameLate(facts) && missedBy(facts, lastSubscriber(facts)).length === 1,
    },
    {
      id: 'never-that-topic',
      step: 'make',
      by: 'run',
      passes: (facts) => cameLate(facts) && emptyTopics(facts).length > 0,
    },
  ],
  pattern: [
    {
      id: 'second-copy',
      step: 'investigate',
      by: 'event',
      answers: ({ repeats }, row) => repeats.some((one) => one.row === row),
    },
    {
      id: 'only-by-pattern',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.completed && facts.repeats.length === 0 && byPattern(facts).length > 0,
    },
    {
      id: 'question-marks',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        byPattern(facts).some(({ topic, pattern = '' }) => topic === KOREAN_TOPIC && /^\?+$/.test(pattern)),
    },
  ],
  cut: [
    {
      id: 'first-missed',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => facts.cut !== undefined && missedBy(facts, facts.cut.subscriber)[0]?.row === row,
    },
    {
      id: 'misses-nothing',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.cut?.againRow !== undefined &&
        facts.publications.length > 0 &&
        missedBy(facts, facts.cut.subscriber).length === 0,
    },
    {
      id: 'misses-half',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.cut !== undefined &&
        facts.cut.givenAfter > 0 &&
        2 * missedBy(facts, facts.cut.subscriber).length >= facts.publications.length &&
        publishedWhileCut(facts) > 0,
    },
  ],
  slow: [
    {
      id: 'cut-off',
      step: 'investigate',
      by: 'event',
      answers: ({ cutOff }, row) => cutOff.some((one) => one.row === row),
    },
    {
      id: 'keeps-up',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.publications.length >= MANY_MESSAGES &&
        facts.params.workMs > 0 &&
        facts.cutOff.length === 0 &&
        facts.subscribers.length > 0 &&
        facts.subscribers.every((subscriber) => missedBy(facts, subscriber).length === 0),
    },
    {
      id: 'few-and-large',
      step: 'make',
      by: 'run',
      passes: ({ completed, cutOff, publications }) =>
        completed && cutOff.length > 0 && publications.length <= FEW_MESSAGES,
    },
  ],
  beside: [
    {
      id: 'taken-away',
      step: 'investigate',
      by: 'event',
      answers: ({ ways }, row) => ways.list.firstTakenRow === row,
    },
    {
      id: 'all-the-same',
      step: 'modify',
      by: 'run',
      passes: (facts) => {
        const { pubsub: copies, list, stream } = takenIn(facts);
        return facts.completed && copies > 0 && copies === list && list === stream;
      },
    },
    {
      id: 'many-pending',
      step: 'make',
      by: 'run',
      passes: (facts) => facts.completed && pendingOf(facts) >= MANY_PENDING,
    },
  ],
} as const satisfies TasksOf<typeof pubsub, PubsubFacts>;

/** Topics of which the late one was never given anything, though it asked for them and they were published. */
export function emptyTopics(facts: PubsubFacts): readonly string[] {
  const late = lastSubscriber(facts);
  const given = new Set(facts.deliveries.filter(({ subscriber }) => subscriber === late).map(({ topic }) => topic));
  return [...new Set(missedBy(facts, late).map(({ topic }) => topic))].filter((topic) => !given.has(topic));
}

/** What the first subscriber was given by its pattern. */
export const byPattern = ({ deliveries }: PubsubFacts) =>
  deliveries.filter(({ subscriber, pattern }) => subscriber === TWICE_SUBSCRIBED && pattern !== undefined);

/** Entries of the stream that were taken and never acknowledged. */
export const pendingOf = (facts: PubsubFacts): number => takenIn(facts).stream - facts.acknowledged;
