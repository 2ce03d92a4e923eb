/** Every text that speaks of a run, on a real run of its experiment, in both languages: no hole, no `undefined`. */
import { expect, it } from 'vitest';
import { pubsubEngine } from '../../../src/main/labs/pubsub/engine';
import { judge, type Answer, type Bet } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/pubsub/bets';
import { pubsubFacts, type PubsubFacts } from '../../../src/renderer/src/labs/pubsub/facts';
import { en } from '../../../src/renderer/src/labs/pubsub/text/en';
import { ko } from '../../../src/renderer/src/labs/pubsub/text/ko';
import { noteWords } from '../../../src/renderer/src/trace/note-words';
import { pubsub, type PubsubExperiment } from '../../../src/shared/labs/pubsub/contract';
import { pubsubEventOf } from '../../../src/shared/labs/pubsub/events';
import { runLab } from '../../support/run-lab';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';
import { PubsubStory } from './stories';

/** The answer that a run of each experiment proves right. */
const RIGHT: Readonly<Record<PubsubExperiment, Answer>> = {
  copies: 12,
  nobody: 'gone',
  late: 4,
  pattern: 12,
  cut: 'rest',
  slow: 'cut',
  beside: { pubsub: 36, list: 12, stream: 12 },
};

it.each(Object.keys(RIGHT) as PubsubExperiment[])('%s', async (experiment) => {
  const { events, status } = await runLab(pubsubEngine, pubsub, { experiment, seed: 5 });
  const facts = pubsubFacts(watched(pubsub, experiment, events, { status }));
  const bet = bets[experiment] as unknown as Bet<PubsubFacts>;
  expect(judge(bet, RIGHT[experiment], facts)).toMatchObject({ open: false, right: true });
  for (const text of [en, ko]) {
    const said = [...saidOf(text.experiments[experiment], facts)];
    expect(said.length).toBeGreaterThan(15);
    for (const one of said) expect(one).not.toMatch(HOLES);
    for (const event of events) {
      if (event.kind !== 'note' || !pubsubEventOf(event)) continue;
      expect(noteWords(event, text.notes), JSON.stringify(event.data)).toBeDefined();
      expect(noteWords(event, text.notes)).not.toMatch(HOLES);
    }
  }
});

it.each(Object.keys(RIGHT) as PubsubExperiment[])('%s, of which nothing has happened yet', (experiment) => {
  const facts = new PubsubStory().facts(experiment, {}, 'stopped');
  for (const text of [en, ko])
    for (const one of saidOf(text.experiments[experiment], facts)) expect(one).not.toMatch(HOLES);
});
