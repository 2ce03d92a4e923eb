/** What scripts are put together from. */
import * as fc from 'fast-check';
import type { Request, Script, Step } from './script';

export type Requests = fc.Arbitrary<Request>;

export const protocol = fc.constantFrom<2 | 3>(2, 3);

/** Clients in turns, each with one request or several in one piece. */
export function scriptsOf(requests: Requests, clients: number, steps = 14): fc.Arbitrary<Script> {
  return fc.record({
    protocols: fc.array(protocol, { minLength: clients, maxLength: clients }),
    steps: fc.array(
      fc.record({
        client: fc.nat({ max: clients - 1 }),
        requests: fc.array(requests, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: steps },
    ),
  });
}

export const weighted = (...choices: readonly (readonly [number, Requests])[]): Requests =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Something of each type to begin with, so that more of what follows meets it. */
const BEGINNING: Step = {
  client: 0,
  requests: [
    ['rpush', 'a', 'x', 'y', 'x', '10', 'z', 'x'],
    ['set', 'b', '10'],
    ['xadd', 'c', '1-1', 'f', 'v'],
    ['xadd', 'c', '2-0', 'f', 'v', 'g', 'w'],
    ['xgroup', 'create', 'c', 'g', '0'],
    ['xgroup', 'create', 'c', 'w', '$'],
    ['xreadgroup', 'group', 'g', 'q', 'count', '1', 'streams', 'c', '>'],
  ],
};

export const begun = (scripts: fc.Arbitrary<Script>): fc.Arbitrary<Script> =>
  scripts.map((script) => ({ ...script, steps: [BEGINNING, ...script.steps] }));
