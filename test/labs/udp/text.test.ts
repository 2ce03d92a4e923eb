/** Every text that speaks of a run, on a real run of its experiment, in both languages: no hole, no `undefined`. */
import { expect, it } from 'vitest';
import { udpEngine } from '../../../src/main/labs/udp/engine';
import { udpFacts } from '../../../src/renderer/src/labs/udp/facts';
import { en } from '../../../src/renderer/src/labs/udp/text/en';
import { ko } from '../../../src/renderer/src/labs/udp/text/ko';
import { udp, type UdpExperiment } from '../../../src/shared/labs/udp/contract';
import { runLab } from '../../support/run-lab';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';

const SHORT = { count: 5, gapMs: 1 };
const EXPERIMENTS: Readonly<Record<Exclude<UdpExperiment, 'by-hand'>, object>> = {
  'two-clients': SHORT,
  largest: {},
  flood: { count: 500 },
  relay: SHORT,
  nobody: SHORT,
  reliable: SHORT,
};

it.each(Object.keys(EXPERIMENTS) as (keyof typeof EXPERIMENTS)[])('%s', async (experiment) => {
  const params = EXPERIMENTS[experiment];
  const { events, status } = await runLab(udpEngine, udp, { experiment, params, seed: 5 });
  const facts = udpFacts(watched(udp, experiment, events, { params, status }));
  const said = [en, ko].flatMap((text) => [...saidOf(text.experiments[experiment], facts)]);
  expect(said.length).toBeGreaterThan(30);
  for (const one of said) expect(one).not.toMatch(HOLES);
});
