/** Meals and what was given back, at any row; every attempt begins with nothing. */
import { expect, it } from 'vitest';
import { servedFold } from '../../../src/renderer/src/labs/deadlock/model';
import { TraceStore } from '../../../src/shared/trace/store';
import { Attempt, politely } from './stories';

it('counts by what happened up to there', () => {
  const store = new TraceStore();
  const events = [...politely(2).work(0).events, ...new Attempt().work(1).events];
  for (const [t, event] of events.entries()) store.append({ t, ...event });
  const fold = servedFold(store);
  const first = politely(1).events.length;
  expect(fold.at(first)['philosopher-0']).toEqual({ meals: 0, givenBack: 1, refused: false });
  expect(fold.at(first - 2)['philosopher-0']).toEqual({ meals: 0, givenBack: 0, refused: true });
  expect(fold.at(events.length - 2)['philosopher-0']).toEqual({ meals: 1, givenBack: 2, refused: false });
  expect(fold.at(events.length)).toEqual({ 'philosopher-1': { meals: 1, givenBack: 0, refused: false } });
});
