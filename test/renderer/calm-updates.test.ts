import { describe, expect, it } from 'vitest';
import { CalmUpdates, type Frames } from '../../src/renderer/src/run/calm-updates';

/** Frames and timers that come when told, and a screen that takes as long as told. */
function screen(): {
  told: () => number;
  frame: (tookMs?: number) => void;
  rest: () => number | undefined;
  updates: CalmUpdates;
} {
  let nowMs = 0;
  let told = 0;
  let waiting: ((nowMs: number) => void)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const frames: Frames = {
    next: (run) => waiting.push(run),
    after: (ms, run) => timers.push({ ms, run }),
  };
  const updates = new CalmUpdates(() => (told += 1), frames);
  return {
    updates,
    told: () => told,
    frame: (tookMs = 16) => {
      const due = waiting;
      waiting = [];
      nowMs += tookMs;
      for (const run of due) run(nowMs);
    },
    rest: () => {
      const timer = timers.shift();
      timer?.run();
      return timer?.ms;
    },
  };
}

describe('calm updates', () => {
  it('tell once in the next frame, whatever has come by then', () => {
    const { updates, told, frame } = screen();
    for (let news = 0; news < 10; news += 1) updates.changed();
    expect(told()).toBe(0);
    frame();
    expect(told()).toBe(1);
    frame();
    frame();
    expect(told()).toBe(1);
  });

  it('tell in every other frame while the screen keeps up', () => {
    const { updates, told, frame, rest } = screen();
    for (let frames = 0; frames < 20; frames += 1) {
      updates.changed();
      frame();
    }
    expect(told()).toBe(10);
    expect(rest()).toBeUndefined();
  });

  it('rest for twenty frames after a late one, and then tell what has come meanwhile', () => {
    const { updates, told, frame, rest } = screen();
    updates.changed();
    frame();
    frame(60);
    updates.changed();
    frame();
    expect(told()).toBe(1);
    expect(rest()).toBe(340);
    frame();
    expect(told()).toBe(2);
  });

  it('rest longer after a very late one, within bounds', () => {
    const { updates, frame, rest } = screen();
    updates.changed();
    frame();
    frame(150);
    expect(rest()).toBe(600);
    updates.changed();
    frame();
    frame(5_000);
    expect(rest()).toBe(1_000);
  });

  it('do not rest from what somebody waits for', () => {
    const { updates, told, frame } = screen();
    updates.changed();
    frame();
    frame(500);
    updates.changedNow();
    frame();
    expect(told()).toBe(2);
  });

  it('tell at once what somebody waits for, also if it came while a late frame was drawn', () => {
    const { updates, told, frame } = screen();
    updates.changed();
    frame();
    updates.changedNow();
    frame(200);
    frame();
    expect(told()).toBe(2);
  });

  it('always tell the last news', () => {
    const { updates, told, frame, rest } = screen();
    updates.changed();
    frame();
    updates.changed();
    frame(100);
    rest();
    frame();
    expect(told()).toBe(2);
  });
});
