/** The counting that engine and screen share, on runs written by hand. */
import { expect, it } from 'vitest';
import { tallyOf } from '../../../src/shared/labs/udp/tally';
import { fragmentsOf, mostIn, ONE_FRAME_BYTES } from '../../../src/shared/labs/udp/fragments';
import { plain, sealed, SERVER_PORT, UdpStory } from './stories';

const tally = ({ events }: UdpStory, acknowledge = false) =>
  tallyOf({ length: events.length, at: (row) => events[row] }, acknowledge);
const relayed = (arrived: readonly number[]) => {
  const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2), plain(3));
  for (const number of arrived) told.passes(plain(number));
  return tally(told);
};

it('tells lost, repeated and overtaken apart', () => {
  expect(relayed([0, 1, 2, 3])).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 0, order: [0, 1, 2, 3] });
  expect(relayed([0, 3])).toMatchObject({ lost: 2, lostNumbers: [1, 2], duplicated: 0, outOfOrder: 0 });
  expect(relayed([3, 0, 3, 0])).toMatchObject({ lost: 2, duplicated: 2, outOfOrder: 1, order: [3, 0, 3, 0] });
  // What nobody sent is in the order, but makes up for nothing that was lost.
  expect(relayed([0, 1, 2, 9])).toMatchObject({ lost: 1, lostNumbers: [3], order: [0, 1, 2, 9] });
});

it('counts each client for itself', () => {
  const told = new UdpStory();
  told.bind('server', SERVER_PORT);
  told.bind('client-1', 5_001);
  told.bind('client-2', 5_002);
  for (const port of [5_001, 5_002]) told.send(`client-${String(port - 5_000)}`, port, SERVER_PORT, plain(0));
  told.receive('server', 5_001, SERVER_PORT, plain(0));
  expect(tally(told)).toMatchObject({ sent: 2, received: 1, lost: 1, duplicated: 0, clients: { 'client-1': 5_001 } });
  told.receive('server', 5_009, SERVER_PORT, plain(0));
  expect(tally(told)).toMatchObject({ received: 1, fromOutside: 1, lost: 1 });
  told.receive('server', 5_002, SERVER_PORT, plain(0));
  expect(tally(told)).toMatchObject({ received: 2, lost: 0, duplicated: 0, outOfOrder: 0 });
});

it('does not read a number that the check says is damaged', () => {
  const told = UdpStory.relayed().sends(sealed(7));
  told.passes(sealed(7).replace(/^37/, '36'));
  expect(tally(told, true)).toMatchObject({ received: 1, unreadable: 1, lost: 1, order: [] });
  expect(tally(told, false)).toMatchObject({ received: 1, unreadable: 0, order: [6] });
});

it('reads payloads without a check as they are, whatever the parameter says', () => {
  const told = UdpStory.relayed().sends(plain(4));
  told.passes(plain(4));
  expect(tally(told, true)).toMatchObject({ lost: 0, order: [4] });
});

it('knows how many fragments a datagram would be', () => {
  expect([0, ONE_FRAME_BYTES, ONE_FRAME_BYTES + 1, 65_507].map(fragmentsOf)).toEqual([1, 1, 2, 45]);
  for (const count of [1, 2, 3, 45])
    expect([fragmentsOf(mostIn(count)), fragmentsOf(mostIn(count) + 1)]).toEqual([count, count + 1]);
});
