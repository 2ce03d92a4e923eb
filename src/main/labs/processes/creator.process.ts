/**
 * The creator: a process that puts items into a queue and is done.
 * It knows nothing of the consumers: not how many there are, not whether there is one at all.
 */
import type { Item } from '../../../shared/labs/item-list';
import { joinRun } from '../../run/process-program/self';
import { handled } from './handled';

const self = await joinRun<{ readonly input: readonly Item[] }>();

for (const item of self.given.input) {
  await self.put('items', item);
}

// "No more from me." It reaches no consumer: only an item can, such as the sentinel.
self.close('items');

// The consumers count in their own `handled`. This one is still what it was.
self.load('handled', handled);
self.leave();
