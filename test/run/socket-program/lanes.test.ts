/** What waits for a partner in vain is told without asking everybody once for each. */
import { expect, it } from 'vitest';
import { Lanes } from '../../../src/main/run/socket-program/lanes';
import { MAX_REMEMBERED_CONNECTIONS, Participant } from '../../../src/main/run/socket-program/participant';
import { Link } from '../../../src/main/run/socket-program/streams';

it('tells a flood from outside after having asked once or twice', async () => {
  const lanes = new Lanes();
  let asked = 0;
  const lane = lanes.open(() => {
    asked += 1;
    return Promise.resolve();
  });
  const told: number[] = [];
  const count = 10_000;
  for (let t = 0; t < count; t += 1) lane.push({ t, tell: (sure) => sure && told.push(t) > 0 });
  lanes.advance();
  await lane.drained();
  expect(told).toEqual(Array.from({ length: count }, (_, t) => t));
  expect(asked).toBeLessThanOrEqual(2);
});

it('asks again for what came after it had asked', async () => {
  const lanes = new Lanes();
  const told: string[] = [];
  let isPartnerTold = false;
  const receiver = lanes.open(() => Promise.resolve());
  const sender = lanes.open(() => {
    // What it did before it was asked comes before its answer.
    if (isPartnerTold) return Promise.resolve();
    sender.push({ t: 3, tell: () => (isPartnerTold = told.push('send') > 0) });
    return Promise.resolve();
  });
  receiver.push({ t: 1, tell: (sure) => sure && told.push('from outside') > 0 });
  receiver.push({ t: 4, tell: (sure) => (isPartnerTold || sure) && told.push('receive') > 0 });
  lanes.advance();
  await receiver.drained();
  expect(told.indexOf('send')).toBeLessThan(told.indexOf('receive'));
  expect(told).toContain('from outside');
});

it('forgets the connections that came first when there were very many', () => {
  const who = new Participant('server');
  const link = new Link({ who, connection: '' }, 1, 2, { msg: 'm' });
  for (let number = 0; number <= MAX_REMEMBERED_CONNECTIONS; number += 1)
    who.remember(String(number), { link, isClient: false });
  expect(who.ends.size).toBe(MAX_REMEMBERED_CONNECTIONS);
  expect(who.ends.has('0')).toBe(false);
});
