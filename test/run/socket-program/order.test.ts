/** The order in which reports of several processes are told, for any history and any way they come in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lanes, type Lane, type Task } from '../../../src/main/run/socket-program/lanes';

/** What happened: somebody sent something, or was given what somebody (or somebody outside) had sent. */
interface Did {
  readonly t: number;
  readonly by: number;
  /** Which thing was sent or received. */
  readonly thing: number;
  readonly received: boolean;
  readonly fromOutside: boolean;
}

const PROCESSES = 4;

const histories = fc
  .array(
    fc.record({
      by: fc.nat(PROCESSES - 1),
      to: fc.nat(PROCESSES - 1),
      what: fc.constantFrom('send', 'take', 'outside'),
    }),
    {
      maxLength: 60,
    },
  )
  .map((steps) => {
    const did: Did[] = [];
    const underWay: { readonly thing: number; readonly to: number }[] = [];
    for (const [t, { by, to, what }] of steps.entries()) {
      if (what === 'send') {
        underWay.push({ thing: t, to });
        did.push({ t, by, thing: t, received: false, fromOutside: false });
      } else if (what === 'outside') did.push({ t, by, thing: t, received: true, fromOutside: true });
      else {
        const at = underWay.findIndex((one) => one.to === by);
        const [taken] = at < 0 ? [] : underWay.splice(at, 1);
        if (taken) did.push({ t, by, thing: taken.thing, received: true, fromOutside: false });
      }
    }
    return did;
  });

it('tells every cause before its effect, and takes nobody of ours for an outsider', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.array(fc.nat(PROCESSES - 1), { maxLength: 80 }), async (history, arrivals) => {
      const told: Did[] = [];
      const lanes = new Lanes();
      const unheard = Array.from({ length: PROCESSES }, (_, by) => history.filter((one) => one.by === by));
      const task = (one: Did): Task => ({
        t: one.t,
        tell: (sure) => {
          const partner = told.some(({ thing, received }) => thing === one.thing && !received);
          if (one.received && !partner && !sure) return false;
          if (one.received && !partner) expect(one.fromOutside).toBe(true);
          told.push(one);
          return true;
        },
      });
      const hear = (by: number, most: number): void => {
        for (const one of unheard[by]?.splice(0, most) ?? []) open[by]?.push(task(one));
        lanes.advance();
      };
      const flush = (by: number) => (): Promise<void> => {
        hear(by, Infinity);
        return Promise.resolve();
      };
      const open: Lane[] = Array.from({ length: PROCESSES }, (_, by) => lanes.open(flush(by)));
      for (const by of arrivals) hear(by, 1);
      // The processes end one after the other, and each end waits until all of it is told.
      await Promise.all(
        open.map((lane, by) => {
          hear(by, Infinity);
          return lanes.close(lane);
        }),
      );
      expect(told).toHaveLength(history.length);
      for (let by = 0; by < PROCESSES; by += 1) {
        expect(told.filter((one) => one.by === by)).toEqual(history.filter((one) => one.by === by));
      }
    }),
    { numRuns: 200 },
  );
});

it('asks nobody where nobody waits', async () => {
  const lanes = new Lanes();
  let asked = 0;
  const lane = lanes.open(() => {
    asked += 1;
    return Promise.resolve();
  });
  lane.push({ t: 1, tell: () => true });
  lanes.advance();
  await lanes.close(lane);
  expect(asked).toBe(0);
});
