/** Bets on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/udp/bets';
import { plain, sealed, SERVER_PORT, UdpStory } from './stories';

const right = (actual: unknown) => ({ open: false, right: true, actual });
const wrong = (actual: unknown, misconception?: string) => ({
  open: false,
  right: false,
  actual,
  ...(misconception !== undefined && { misconception }),
});
const OPEN = { open: true };

describe('two-clients', () => {
  const story = (clients: readonly number[], sockets = 1) => {
    const told = new UdpStory();
    for (let socket = 0; socket < sockets; socket += 1) told.bind('server', SERVER_PORT + socket);
    for (const [index, port] of clients.entries()) {
      told.bind(`client-${String(index + 1)}`, port);
      told.receive('server', port, SERVER_PORT, plain(0));
    }
    return told.facts('two-clients');
  };

  it('counts the sockets that the server opened', () => {
    expect(judge(bets['two-clients'], 1, story([5_001, 5_002]))).toEqual(right(1));
    expect(judge(bets['two-clients'], 3, story([5_001, 5_002]))).toEqual(wrong(1, 'server-needs-a-socket-per-client'));
    expect(judge(bets['two-clients'], 0, story([5_001, 5_002]))).toEqual(wrong(1));
    expect(judge(bets['two-clients'], 2, story([5_001, 5_002], 2))).toEqual(right(2));
  });

  it('is open until both have been heard', () => {
    expect(judge(bets['two-clients'], 1, story([5_001]))).toEqual(OPEN);
  });
});

describe('largest', () => {
  const facts = (largest: number, refused?: number, status: 'completed' | 'stopped' = 'completed') => {
    const told = new UdpStory();
    told.bind('server', SERVER_PORT);
    told.bind('client', 5_001);
    told.net('server', 'receive', { from: 5_001, to: SERVER_PORT, sizeBytes: largest });
    if (refused !== undefined) told.net('client', 'error', { code: 'EMSGSIZE', sizeBytes: refused });
    return told.facts('largest', {}, status);
  };

  it('goes by what arrived and what was refused', () => {
    expect(judge(bets.largest, 'limit', facts(65_507, 65_508))).toEqual(right('limit'));
    expect(judge(bets.largest, 'none', facts(65_507, 65_508))).toEqual(wrong('limit', 'datagram-has-no-size-limit'));
    expect(judge(bets.largest, 'frame', facts(65_507, 65_508))).toEqual(wrong('limit', 'datagram-must-fit-a-frame'));
    expect(judge(bets.largest, 'between', facts(9_216, 9_217))).toEqual(right('between'));
    expect(judge(bets.largest, 'frame', facts(1_472, 1_473))).toEqual(right('frame'));
    expect(judge(bets.largest, 'none', facts(69_602))).toEqual(right('none'));
  });

  it('is open while the search goes on', () => {
    expect(judge(bets.largest, 'limit', facts(65_507, 65_508, 'stopped'))).toEqual(OPEN);
  });
});

describe('flood', () => {
  const facts = (received: number, status: 'completed' | 'stopped' = 'completed') => {
    const told = new UdpStory();
    told.bind('server', SERVER_PORT);
    told.bind('client', 5_001);
    for (let number = 0; number < 100; number += 1) told.send('client', 5_001, SERVER_PORT, plain(number));
    for (let number = 0; number < received; number += 1) told.receive('server', 5_001, SERVER_PORT, plain(number));
    return told.facts('flood', { count: 100 }, status);
  };

  it('is right within a tenth of what was sent', () => {
    expect(judge(bets.flood, 40, facts(30))).toEqual(right(30));
    expect(judge(bets.flood, 41, facts(30))).toEqual(wrong(30));
    expect(judge(bets.flood, 100, facts(30))).toEqual(wrong(30, 'udp-waits-for-the-receiver'));
    expect(judge(bets.flood, 100, facts(95))).toEqual(right(95));
  });

  it('takes nobody for right who is near only because few arrived', () => {
    expect(judge(bets.flood, 3, facts(6))).toEqual(right(6));
    expect(judge(bets.flood, 2, facts(6))).toEqual(wrong(6));
    expect(judge(bets.flood, 13, facts(6))).toEqual(wrong(6));
  });

  it('is open when the client did not send all, or was stopped', () => {
    expect(judge(bets.flood, 30, facts(30, 'stopped'))).toEqual(OPEN);
  });
});

describe('relay', () => {
  const facts = (arrived: readonly number[], error = false) => {
    const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2));
    for (const number of arrived) told.passes(plain(number));
    if (error) told.net('client', 'error', { code: 'ECONNREFUSED' });
    return told.facts('relay', { count: 3 });
  };

  it('goes by what the client was told', () => {
    expect(judge(bets.relay, 'nothing', facts([0, 2]))).toEqual(right('nothing'));
    expect(judge(bets.relay, 'at-once', facts([0, 2]))).toEqual(wrong('nothing', 'udp-loss-is-reported'));
    expect(judge(bets.relay, 'later', facts([0, 2], true))).toEqual(right('later'));
  });

  it('is open when nothing was lost', () => {
    expect(judge(bets.relay, 'nothing', facts([2, 0, 1]))).toEqual(OPEN);
  });
});

describe('by-hand', () => {
  const facts = (released: readonly number[]) => {
    const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2), plain(3));
    for (const number of released) told.passes(plain(number));
    return told.facts('by-hand', { count: 4 }, 'stopped');
  };

  it('compares the order of arrival with the order of release, also in a run that was stopped', () => {
    expect(judge(bets['by-hand'], 'as-released', facts([3, 0]))).toEqual(right('as-released'));
    expect(judge(bets['by-hand'], 'sorted', facts([3, 0]))).toEqual(wrong('as-released', 'udp-arrives-in-order'));
    expect(judge(bets['by-hand'], 'discarded', facts([3, 0]))).toEqual(
      wrong('as-released', 'late-datagram-is-discarded'),
    );
  });

  it('is not misled by one for which the server had no room', () => {
    const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2), plain(3));
    told.passes(plain(3));
    told.net('relay', 'send', { from: 6_001, to: SERVER_PORT, sizeBytes: 8 }, { bytes: plain(1), msg: 'relay#lost' });
    told.passes(plain(0));
    const facts = told.facts('by-hand', { count: 4 }, 'stopped');
    expect(judge(bets['by-hand'], 'as-released', facts)).toEqual(right('as-released'));
  });

  it('is open while nothing was overtaken', () => {
    expect(judge(bets['by-hand'], 'as-released', facts([0, 3]))).toEqual(OPEN);
  });
});

describe('nobody', () => {
  const facts = (firstSendFails = false) => {
    const told = new UdpStory();
    told.bind('client-1', 5_001);
    told.bind('client-2', 5_002);
    told.send('client-1', 5_001, 9, plain(0));
    if (!firstSendFails) told.send('client-2', 5_002, 9, plain(0));
    told.net('client-2', 'error', { code: 'ECONNREFUSED' });
    return told.facts('nobody');
  };

  it('goes by what each was told, and when', () => {
    const actual = { 'client-1': 'nothing', 'client-2': 'later' };
    expect(judge(bets.nobody, actual, facts())).toEqual(right(actual));
    expect(judge(bets.nobody, { 'client-1': 'later', 'client-2': 'later' }, facts())).toEqual(
      wrong(actual, 'udp-loss-is-reported'),
    );
    expect(judge(bets.nobody, { 'client-1': 'nothing', 'client-2': 'fails' }, facts())).toEqual(
      wrong(actual, 'connecting-udp-asks-the-server'),
    );
    const failing = { 'client-1': 'nothing', 'client-2': 'fails' };
    expect(judge(bets.nobody, failing, facts(true))).toEqual(right(failing));
  });
});

describe('reliable', () => {
  const facts = (delivered: readonly number[], sends = 3) => {
    const told = UdpStory.relayed().sends(...[0, 1, 1].slice(0, sends).map(sealed));
    told.passes(sealed(0));
    told.passes(sealed(1));
    for (const number of delivered) told.note('server', { code: 'DELIVERED', number });
    return told.facts('reliable', { count: 2 });
  };

  it('goes by what was handed on', () => {
    expect(judge(bets.reliable, 'once', facts([0, 1]))).toEqual(right('once'));
    expect(judge(bets.reliable, 'twice', facts([0, 1]))).toEqual(wrong('once', 'retry-means-twice'));
    expect(judge(bets.reliable, 'missing', facts([0, 1]))).toEqual(wrong('once', 'what-is-lost-stays-lost'));
    expect(judge(bets.reliable, 'once', facts([0, 0, 1]))).toEqual(wrong('twice'));
    expect(judge(bets.reliable, 'once', facts([0]))).toEqual(wrong('missing'));
  });

  it('is open when nothing had to be repaired', () => {
    expect(judge(bets.reliable, 'once', facts([0, 1], 2))).toEqual(OPEN);
  });
});
