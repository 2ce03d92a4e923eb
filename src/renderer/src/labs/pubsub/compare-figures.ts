/** What two runs came to, figure by figure. */
import type { ComparedFigure } from '../compare/ComparisonTable';
import type { CompareWords } from './compare-text';
import type { PubsubFacts } from './facts';

export function comparedFigures(one: PubsubFacts, other: PubsubFacts, t: CompareWords): readonly ComparedFigure[] {
  const subscribers = [...new Set([...one.subscribers, ...other.subscribers])];
  const figure = (name: string, told: (facts: PubsubFacts) => number | string): ComparedFigure => ({
    name,
    one: text(told(one)),
    other: text(told(other)),
  });
  return [
    figure(t.server, ({ embedded }) => (embedded ? t.embedded : t.outside)),
    figure(t.published, ({ publications }) => publications.length),
    figure(t.copies, ({ deliveries }) => deliveries.length),
    ...subscribers.flatMap((actor) => [
      figure(t.given(actor), ({ given }) => given[actor] ?? 0),
      figure(t.missed(actor), ({ missed }) => missed[actor]?.length ?? 0),
    ]),
    figure(t.repeats, ({ repeats }) => repeats.length),
    figure(t.cutOff, ({ cutOff }) => cutOff.length),
  ];
}

const text = (told: number | string): string => (typeof told === 'number' ? told.toLocaleString('en') : told);
