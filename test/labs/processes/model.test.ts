import { expect, it } from 'vitest';
import { handledFold } from '../../../src/renderer/src/labs/processes/model';
import { waitsOf } from '../../../src/renderer/src/labs/waits';
import { TraceStore } from '../../../src/shared/trace/store';
import { story } from '../support/story';
import { noSentinel, quickCreator } from './stories';

it('every process has its own `handled`, at every row, forwards and back', () => {
  const store = new TraceStore();
  const value = (actor: string, handled: number) =>
    [0, actor, 'store', { cell: `${actor}.handled`, data: { value: handled } }] as const;
  for (const event of story([value('consumer-1', 1), value('consumer-2', 1), value('consumer-1', 2)]))
    store.append(event);
  const fold = handledFold(store);
  expect(fold.at(3)).toEqual({ 'consumer-1': 2, 'consumer-2': 1 });
  expect(fold.at(1)).toEqual({ 'consumer-1': 1 });
  expect(fold.at(0)).toEqual({});
});

it('a wait lasts until its actor’s next event, and knows who ended it', () => {
  const put = quickCreator.findIndex(({ kind }) => kind === 'put');
  expect(waitsOf(quickCreator)).toEqual([
    { actor: 'consumer-1', for: 'item', row: 3, endRow: put + 1, releasedBy: put, ms: 4 },
  ]);
});

it('a wait that never ends lasts until the last event', () => {
  const waits = waitsOf(noSentinel('stop').slice(0, 9));
  expect(waits.map(({ actor, endRow, releasedBy }) => [actor, endRow, releasedBy])).toEqual([
    ['consumer-1', undefined, undefined],
    ['main', undefined, undefined],
  ]);
});
