import { describe, expect, it } from 'vitest';
import type { Pace } from '../../src/shared/bench/pace';
import { seededRandom } from '../../src/main/run/random';
import { Turnstile } from '../../src/main/run/turnstile';
import { ManualClock } from '../support/manual-clock';

function bench(
  pace: Pace,
  seed = 1,
): { turnstile: Turnstile; clock: ManualClock; passed: string[]; arrive: (actor: string) => void } {
  const clock = new ManualClock();
  const turnstile = new Turnstile(pace, clock, seededRandom(seed));
  const passed: string[] = [];
  const arrive = (actor: string): void => turnstile.arrive({ actor, kind: 'put' }, () => passed.push(actor));
  return { turnstile, clock, passed, arrive };
}

describe('the turnstile', () => {
  it('lets everybody through in free pace, LIVE', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'free' });
    arrive('a');
    arrive('b');
    expect(passed).toEqual(['a', 'b']);
    expect(turnstile.fidelity).toBe('LIVE');
  });

  it('holds everybody while paused and lets one go at each step, by arrival, GATED', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    arrive('a');
    arrive('b');
    expect(passed).toEqual([]);
    expect(turnstile.state().waiting.map(({ actor }) => actor)).toEqual(['a', 'b']);
    turnstile.step();
    expect(passed).toEqual(['a']);
    expect(turnstile.fidelity).toBe('GATED');
  });

  it('lets the named actor go, also if it comes later', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    arrive('a');
    turnstile.underWay('b');
    turnstile.step('b');
    expect(passed).toEqual([]);
    arrive('b');
    expect(passed).toEqual(['b']);
  });

  it('refuses a step of somebody who is not here', () => {
    const { turnstile } = bench({ mode: 'paused' });
    expect(() => turnstile.step('nobody')).toThrow(expect.objectContaining({ code: 'UNKNOWN_ACTOR' }) as Error);
  });

  it('goes on choosing when somebody who stands there is given more to do', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'shuffled' });
    turnstile.underWay('b');
    arrive('a');
    turnstile.underWay('a');
    turnstile.blocked('b');
    expect(passed).toEqual(['a']);
  });

  it('opens when it becomes free', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    arrive('a');
    arrive('b');
    turnstile.setPace({ mode: 'free' });
    expect(passed).toEqual(['a', 'b']);
  });

  it('forgets steps that were owed when the pace changes', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    turnstile.step();
    turnstile.setPace({ mode: 'paused' });
    arrive('a');
    expect(passed).toEqual([]);
  });

  it('lets one go every 200 ms in slow pace at half speed', async () => {
    const { clock, passed, arrive } = bench({ mode: 'slow', speed: 0.5 });
    for (const actor of ['a', 'b', 'c']) arrive(actor);
    await clock.advance(0);
    expect(passed).toEqual(['a']);
    await clock.advance(199);
    expect(passed).toEqual(['a']);
    await clock.advance(1);
    expect(passed).toEqual(['a', 'b']);
    await clock.advance(200);
    expect(passed).toEqual(['a', 'b', 'c']);
  });

  it('stops going slowly when paused half-way', async () => {
    const { turnstile, clock, passed, arrive } = bench({ mode: 'slow', speed: 1 });
    arrive('a');
    arrive('b');
    await clock.advance(0);
    turnstile.setPace({ mode: 'paused' });
    await clock.advance(1_000);
    expect(passed).toEqual(['a']);
  });

  it('waits until nobody is under way before it shuffles', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'shuffled' });
    turnstile.underWay('b');
    arrive('a');
    expect(passed).toEqual([]);
    turnstile.blocked('b');
    expect(passed).toEqual(['a']);
  });

  it('does not wait for somebody who is gone', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'shuffled' });
    turnstile.underWay('b');
    arrive('a');
    turnstile.gone('b');
    expect(passed).toEqual(['a']);
  });

  it('shuffles by the seed and not by who came first', () => {
    const order = (seed: number, arrivals: readonly string[]): string => {
      const { turnstile, passed, arrive } = bench({ mode: 'shuffled' }, seed);
      turnstile.underWay('last');
      for (const actor of arrivals) arrive(actor);
      turnstile.gone('last');
      for (let gone = 0; gone < arrivals.length; gone += 1) turnstile.gone(passed[gone] ?? '');
      return passed.join('');
    };
    expect(order(7, ['a', 'b', 'c', 'd', 'e'])).toBe(order(7, ['e', 'c', 'a', 'd', 'b']));
    const orders = new Set(Array.from({ length: 30 }, (_, seed) => order(seed, ['a', 'b', 'c', 'd', 'e'])));
    expect(orders.size).toBeGreaterThan(10);
  });

  it('makes one step of one, also when it brings the next one here', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    // Like a get from an empty queue: it is let go, finds nothing, and waits for others.
    turnstile.arrive({ actor: 'reader', kind: 'get' }, () => {
      passed.push('reader');
      turnstile.blocked('reader');
    });
    arrive('b');
    turnstile.step();
    expect(passed).toEqual(['reader']);
    turnstile.step();
    expect(passed).toEqual(['reader', 'b']);
  });

  it('holds nobody any more once it is open for good', () => {
    const { turnstile, passed, arrive } = bench({ mode: 'paused' });
    arrive('a');
    turnstile.openForGood();
    turnstile.setPace({ mode: 'paused' });
    turnstile.step();
    arrive('b');
    expect(passed).toEqual(['a', 'b']);
  });

  it('tells listeners who stands and what they would do', () => {
    const { turnstile, arrive } = bench({ mode: 'paused' });
    const seen: number[] = [];
    const unsubscribe = turnstile.onDidChange(({ waiting }) => seen.push(waiting.length));
    arrive('a');
    unsubscribe();
    arrive('b');
    expect(seen).toEqual([0, 1]);
  });
});
