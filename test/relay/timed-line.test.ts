/** The line of delay and bandwidth: in order, never early, and nothing leaves a line that was closed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimedLine } from '../../src/main/relay/timed-line';
import { NO_FAULTS } from '../../src/shared/relay/faults';
import { ManualClock } from '../support/manual-clock';

function line(): { readonly clock: ManualClock; readonly left: number[]; readonly line: TimedLine<number> } {
  const [clock, left] = [new ManualClock(), [] as number[]];
  return { clock, left, line: new TimedLine(clock, { leave: (item) => left.push(item) }) };
}

describe('a timed line', () => {
  it('lets go at once what nothing holds up', () => {
    const { left, line: one } = line();
    one.push(1, 10, NO_FAULTS);
    expect(left).toEqual([1]);
    expect(one.size).toBe(0);
  });

  it('keeps the order and is never early, whatever the delays', async () => {
    const thing = fc.record({ delayMs: fc.nat({ max: 40 }), bytesPerSecond: fc.constantFrom(0, 1_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 30 }), async (things) => {
        const { clock, left, line: one } = line();
        for (const [index, { delayMs, bytesPerSecond }] of things.entries())
          one.push(index, 3, { ...NO_FAULTS, delayMs, bytesPerSecond });
        for (let ms = 0; left.length < things.length; ms += 1) {
          for (const index of left) expect(things[index]?.delayMs).toBeLessThanOrEqual(ms);
          const throughBytes = left.filter((index) => things[index]?.bytesPerSecond === 1_000).length * 3;
          expect(throughBytes).toBeLessThanOrEqual(ms);
          await clock.advance(1);
        }
        expect(left).toEqual(things.map((_, index) => index));
        expect(one.waitingBytes).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('does not add up late timers: a second late is a second late for all', async () => {
    const { clock, left, line: one } = line();
    for (let item = 1; item <= 10; item += 1) one.push(item, 100, { ...NO_FAULTS, bytesPerSecond: 1_000 });
    await clock.advance(1_000);
    expect(left).toHaveLength(10);
  });

  it('holds, goes on, and gives back what waits', () => {
    const { left, line: one } = line();
    one.hold();
    for (let item = 1; item <= 3_000; item += 1) one.push(item, 2, NO_FAULTS);
    expect(left).toEqual([]);
    expect(one.waitingBytes).toBe(6_000);
    one.goOn();
    expect(left).toHaveLength(3_000);
    one.hold();
    one.push(7, 5, NO_FAULTS);
    expect(one.clear()).toEqual([7]);
    expect([one.size, one.waitingBytes]).toEqual([0, 0]);
  });

  it('is silent when it was closed', async () => {
    const { clock, left, line: one } = line();
    one.push(1, 1, { ...NO_FAULTS, delayMs: 5 });
    expect(one.close()).toEqual([1]);
    one.push(2, 1, NO_FAULTS);
    await clock.advance(10);
    expect(left).toEqual([]);
  });
});
