/** The TCP relay between real sockets: bytes, time, ends, resets, the hand, and that nothing is left. */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { RelayDevice, RelaySetup } from '../../src/main/relay/relay-device';
import { openTcpRelay } from '../../src/main/relay/tcp-relay';
import { Scope } from '../../src/main/resources/scope';
import { MachineClock } from '../../src/main/run/clock';
import { NO_FAULTS, type Faults } from '../../src/shared/relay/faults';
import { ManualClock } from '../support/manual-clock';
import { Observed } from './observed';
import { TcpEnd, TcpServer } from './tcp-ends';

let scope = new Scope('test');

afterEach(async () => {
  await scope.close();
  expect(scope.live()).toEqual([]);
  scope = new Scope('test');
});

interface Stage {
  readonly server: TcpServer;
  readonly relay: RelayDevice;
  readonly observed: Observed;
}

async function stage(
  faults: Partial<Faults> = {},
  more: Partial<RelaySetup> & { readonly serverReads?: boolean } = {},
): Promise<Stage> {
  const server = scope.own('listener', 'server', await TcpServer.open({ reads: more.serverReads ?? true }));
  const observed = new Observed();
  const relay = await openTcpRelay({
    target: server.port,
    faults: { ...NO_FAULTS, ...faults },
    seed: 7,
    observer: observed,
    clock: new MachineClock(),
    ...more,
  });
  return { server, relay: scope.own('socket', 'relay', relay), observed };
}

const client = async ({ relay }: Stage, options: { readonly reads?: boolean } = {}): Promise<TcpEnd> =>
  scope.own('socket', 'client', await TcpEnd.connect(relay.port, options));

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const TEN_MEGABYTES = 10 * 1024 * 1024;

describe('a TCP relay without faults', () => {
  it('passes ten megabytes in each direction at once, byte for byte', async () => {
    const all = await stage();
    const one = await client(all);
    const other = await all.server.accepted();
    const [there, back] = [randomBytes(TEN_MEGABYTES), randomBytes(TEN_MEGABYTES)];
    one.socket.end(there);
    other.socket.end(back);
    await Promise.all([one.when(({ hasEnded }) => hasEnded), other.when(({ hasEnded }) => hasEnded)]);
    expect(sha256(other.bytes)).toBe(sha256(there));
    expect(sha256(one.bytes)).toBe(sha256(back));
    expect(all.observed.lines.slice(0, 2)).toEqual(['accepted', 'connected']);
    expect(all.observed.count('fin passed')).toBe(2);
  });

  it('passes a half-close on, and the other direction stays open', async () => {
    const all = await stage();
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.end('question');
    await other.when(({ hasEnded }) => hasEnded);
    expect(other.text).toBe('question');
    other.socket.end('answer');
    await one.when(({ hasEnded }) => hasEnded);
    expect(one.text).toBe('answer');
    await Promise.all([one.when(({ isClosed }) => isClosed), other.when(({ isClosed }) => isClosed)]);
    expect(all.observed.lines.filter((line) => line.startsWith('fin'))).toEqual([
      'fin arrived',
      'fin passed',
      'fin arrived',
      'fin passed',
    ]);
  });

  it.each(['client', 'server'])('passes a reset of the %s on, also after a half-close', async (who) => {
    for (const halfClosed of [false, true]) {
      const all = await stage();
      const one = await client(all);
      const other = await all.server.accepted();
      const [breaker, victim] = who === 'client' ? [one, other] : [other, one];
      breaker.socket.write('x');
      await victim.when(({ sizeBytes }) => sizeBytes === 1);
      if (halfClosed) {
        breaker.socket.end();
        await victim.when(({ hasEnded }) => hasEnded);
        // Node tells a reset only to somebody who reads or writes; the half-closed one is told at its next byte.
        breaker.socket.resetAndDestroy();
        breaker.socket.destroy();
        const words = setInterval(() => victim.socket.write('y'), 1);
        await victim.when(({ error }) => error !== undefined);
        clearInterval(words);
        expect(['ECONNRESET', 'EPIPE']).toContain(victim.error);
      } else {
        breaker.socket.resetAndDestroy();
        await victim.when(({ error }) => error !== undefined);
        expect(victim.error).toBe('ECONNRESET');
      }
      expect(all.observed.count('reset passed')).toBe(1);
    }
  });

  it('knows a reset behind unread bytes from an orderly end', async () => {
    const all = await stage();
    const one = await client(all);
    one.socket.write('last words');
    one.socket.resetAndDestroy();
    one.socket.destroy();
    await all.observed.heard('reset passed');
    expect(all.observed.count('fin')).toBe(0);
  });

  it('makes a sender wait for a receiver that does not read, and loses nothing', async () => {
    const all = await stage({}, { serverReads: false });
    const one = await client(all);
    const other = await all.server.accepted();
    const sent = randomBytes(4 * TEN_MEGABYTES);
    one.socket.end(sent);
    // Buffers along the way are full when nothing has been passed on for many turns of the loop.
    let [before, quietTurns] = [-1, 0];
    while (quietTurns < 1_000) {
      const now = all.observed.lines.length;
      quietTurns = now === before ? quietTurns + 1 : 0;
      before = now;
      await new Promise(setImmediate);
    }
    expect(one.socket.writableLength).toBeGreaterThan(0);
    other.read();
    other.socket.resume();
    await other.when(({ hasEnded }) => hasEnded);
    expect(sha256(other.bytes)).toBe(sha256(sent));
  });
});

describe('faults of a TCP relay', () => {
  it('cuts a stream in slices and says so', async () => {
    const all = await stage({ sliceBytes: 4 });
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.write('hello world');
    await other.when(({ sizeBytes }) => sizeBytes === 11);
    expect(other.text).toBe('hello world');
    expect(all.observed.lines.filter((line) => line.startsWith('forwarded'))).toEqual([
      'forwarded 1 @0 "hell" cut',
      'forwarded 1 @4 "o wo" cut',
      'forwarded 1 @8 "rld" cut',
    ]);
  });

  it('cuts each direction of a stream at chosen bytes, however it comes', async () => {
    const all = await stage({ cutAt: [2, 5, 100] });
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.write('hello');
    await other.when(({ sizeBytes }) => sizeBytes === 5);
    one.socket.write(' world');
    await other.when(({ sizeBytes }) => sizeBytes === 11);
    other.socket.write('answer');
    await one.when(({ sizeBytes }) => sizeBytes === 6);
    expect(all.observed.lines.filter((line) => line.startsWith('forwarded'))).toEqual([
      'forwarded 1 @0 "he" cut',
      'forwarded 1 @2 "llo" cut',
      'forwarded 2 @5 " world"',
      'forwarded 3 @0 "an" cut',
      'forwarded 3 @2 "swe" cut',
      'forwarded 3 @5 "r" cut',
    ]);
    expect([other.text, one.text]).toEqual(['hello world', 'answer']);
  });

  it('hands pieces cut at chosen bytes to the system one by one', async () => {
    const clock = new ManualClock();
    const all = await stage({ cutAt: [1, 2] }, { clock });
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.write('abc');
    for (const text of ['a', 'ab', 'abc']) {
      await other.when(({ sizeBytes }) => sizeBytes === text.length);
      expect(other.text).toBe(text);
      await clock.advance(10);
    }
    expect(other.pieces.map(String)).toEqual(['a', 'b', 'c']);
  });

  it('delays bytes and the end of the stream alike', async () => {
    const clock = new ManualClock();
    const all = await stage({ delayMs: 100 }, { clock });
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.end('late');
    await all.observed.heard('fin arrived');
    await clock.advance(99);
    expect(all.observed.count('forwarded')).toBe(0);
    await clock.advance(1);
    await other.when(({ hasEnded }) => hasEnded);
    expect(other.text).toBe('late');
  });

  it('lets no more through than the bandwidth, a little at a time', async () => {
    const clock = new ManualClock();
    const all = await stage({ bytesPerSecond: 1_000 }, { clock });
    const one = await client(all);
    const other = await all.server.accepted();
    one.socket.end(Buffer.alloc(500, 'x'));
    await all.observed.heard('fin arrived');
    for (let ms = 0; ms < 250; ms += 1) await clock.advance(1);
    expect(all.observed.count('forwarded')).toBe(12); // of 20 bytes each
    for (let ms = 0; ms < 250; ms += 1) await clock.advance(1);
    await other.when(({ hasEnded }) => hasEnded);
    expect(other.sizeBytes).toBe(500);
  });

  it('turns the same bits for the same seed, however the stream is cut', async () => {
    const sent = Buffer.alloc(5_000, 'a');
    async function received(seed: number, writes: number): Promise<string> {
      const all = await stage({ corrupt: 0.3 }, { seed });
      const one = await client(all);
      const other = await all.server.accepted();
      for (let at = 0; at < sent.length; at += sent.length / writes) {
        const end = Math.min(sent.length, at + sent.length / writes);
        one.socket.write(sent.subarray(at, end));
        await other.when(({ sizeBytes }) => sizeBytes === end);
      }
      return other.text;
    }
    const first = await received(1, 1);
    expect(first).not.toBe(sent.toString());
    expect(await received(1, 100)).toBe(first);
    expect(await received(2, 1)).not.toBe(first);
  });

  it.each(['loss', 'duplicate', 'reorder'] as const)('refuses %s: it is given bytes, not segments', async (fault) => {
    await expect(stage({ [fault]: 0.1 })).rejects.toMatchObject({ code: 'IMPOSSIBLE_HERE', detail: { fault } });
    const { relay } = await stage();
    expect(() => relay.setFaults({ ...NO_FAULTS, [fault]: 0.1 })).toThrow(/IMPOSSIBLE_HERE/);
  });
});

describe('the hand at a TCP relay', () => {
  /** Three cards from the client: ab, cd, ef; and the end of its stream behind them. */
  async function withCards(): Promise<Stage & { readonly one: TcpEnd; readonly other: TcpEnd }> {
    const all = await stage({}, { hand: true });
    const one = await client(all);
    const other = await all.server.accepted();
    for (const [index, text] of ['ab', 'cd', 'ef'].entries()) {
      one.socket.write(text);
      await all.observed.heard('card', index + 1);
    }
    one.socket.end();
    await all.observed.heard('fin arrived');
    return { ...all, one, other };
  }

  it('lets go in order: a card takes those before it along, and the end comes last', async () => {
    const { relay, other, observed } = await withCards();
    expect(relay.cards.map(({ offset }) => offset)).toEqual([0, 2, 4]);
    relay.release(2);
    await other.when(({ sizeBytes }) => sizeBytes === 4);
    expect(other.hasEnded).toBe(false);
    expect(relay.cards.map(({ card }) => card)).toEqual([3]);
    relay.setHand(false);
    await other.when(({ hasEnded }) => hasEnded);
    expect(other.text).toBe('abcdef');
    expect(observed.lines.filter((line) => line.startsWith('forwarded 3'))).toEqual(['forwarded 3 @4 "ef" by hand']);
  });

  it('edits bytes, as many as there were, and refuses what would break the stream', async () => {
    const { relay, other } = await withCards();
    relay.edit(2, Buffer.from('CD'));
    expect(() => relay.edit(2, Buffer.from('CDE'))).toThrow(/CARD_SIZE_FIXED.*2/);
    for (const act of [() => relay.discard(1), () => relay.copy(1), () => relay.swap(1, 2)])
      expect(act).toThrow(/IMPOSSIBLE_HERE/);
    expect(() => relay.discard(9)).toThrow(/NO_SUCH_CARD/);
    expect(() => relay.release(9)).toThrow(/NO_SUCH_CARD/);
    relay.releaseAll();
    await other.when(({ hasEnded }) => hasEnded);
    expect(other.text).toBe('abCDef');
  });

  it('closes with cards waiting and says which', async () => {
    const { relay, observed } = await withCards();
    await relay.close();
    expect(observed.lines.slice(-3)).toEqual(['dropped 1 ended', 'dropped 2 ended', 'dropped 3 ended']);
  });

  it('drops the cards of a receiver that broke off', async () => {
    const { relay, other, observed } = await withCards();
    other.socket.resetAndDestroy();
    await observed.heard('reset arrived');
    expect(relay.cards).toEqual([]);
    expect(observed.count('dropped')).toBe(3);
  });
});

describe('cutting off', () => {
  it('ends the direction towards the server only', async () => {
    const all = await stage();
    const one = await client(all);
    const other = await all.server.accepted();
    all.relay.cutOff('half');
    await other.when(({ hasEnded }) => hasEnded);
    one.socket.write('into the void');
    await all.observed.heard('dropped 1 hand');
    other.socket.write('still heard');
    await one.when(({ text }) => text === 'still heard');
    expect(one.hasEnded).toBe(false);
    expect(all.observed.count('fin passed by hand')).toBe(1);
  });

  it('ends both directions', async () => {
    const all = await stage();
    const one = await client(all);
    const other = await all.server.accepted();
    all.relay.cutOff('close');
    await Promise.all([one.when(({ hasEnded }) => hasEnded), other.when(({ hasEnded }) => hasEnded)]);
    one.socket.end();
    other.socket.end();
    await Promise.all([one.when(({ isClosed }) => isClosed), other.when(({ isClosed }) => isClosed)]);
  });

  it('breaks both off', async () => {
    const all = await stage();
    const one = await client(all);
    const other = await all.server.accepted();
    all.relay.cutOff('reset');
    await Promise.all([one.when(({ isClosed }) => isClosed), other.when(({ isClosed }) => isClosed)]);
    expect([one.error, other.error]).toEqual(['ECONNRESET', 'ECONNRESET']);
    expect(all.observed.count('reset passed by hand')).toBe(2);
  });
});

describe('a TCP relay under attack', () => {
  it('resets a client whose server is not there', async () => {
    const all = await stage();
    await all.server.close();
    const one = await client(all);
    await one.when(({ isClosed }) => isClosed);
    expect(one.error).toBe('ECONNRESET');
    expect(all.observed.lines).toEqual(['accepted', 'failed ECONNREFUSED', 'reset passed']);
  });

  it('carries a thousand clients at once', async () => {
    const all = await stage();
    const clients = await Promise.all(Array.from({ length: 1_000 }, () => client(all)));
    await all.server.accepted(1_000);
    for (const [index, one] of clients.entries()) one.socket.end(`client ${String(index)}`);
    await Promise.all(all.server.ends.map((other) => other.when(({ hasEnded }) => hasEnded)));
    expect(new Set(all.server.ends.map(({ text }) => text)).size).toBe(1_000);
  });

  it('closes in the middle of a transfer to somebody who never reads', async () => {
    const all = await stage({ delayMs: 5 }, { serverReads: false });
    const one = await client(all);
    await all.server.accepted();
    one.socket.write(randomBytes(TEN_MEGABYTES));
    await all.observed.heard('forwarded', 3);
    await all.relay.close();
    await one.when(({ isClosed }) => isClosed);
    await expect(TcpEnd.connect(all.relay.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('closes while it still connects', async () => {
    const all = await stage();
    const one = await client(all);
    await all.observed.heard('accepted');
    expect(all.observed.lines).toEqual(['accepted']);
    await all.relay.close();
    await one.when(({ hasEnded, isClosed }) => hasEnded || isClosed);
  });

  it('outlives a client that breaks off in the middle of everything', async () => {
    const all = await stage({ sliceBytes: 100, bytesPerSecond: 50_000 });
    const one = await client(all);
    one.socket.write(randomBytes(100_000));
    await all.observed.heard('forwarded', 3);
    one.socket.resetAndDestroy();
    one.socket.destroy();
    all.relay.cutOff('reset');
    const next = await client(all);
    next.socket.end('fine');
    await (await all.server.accepted(2)).when(({ text }) => text === 'fine');
  });
});
