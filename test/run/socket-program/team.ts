/** A team of real processes with sockets, with all a run lends it and no lab around it. */
import { afterEach, expect } from 'vitest';
import type { GateState } from '../../../src/shared/bench/contract';
import { FREE, type Pace } from '../../../src/shared/bench/pace';
import type { Address } from '../../../src/shared/bench/run';
import { netDataOf, type NetData } from '../../../src/shared/net/net-data';
import type { Actor, TraceEvent } from '../../../src/shared/trace/event';
import { LabError } from '../../../src/shared/wire/error';
import type { Json } from '../../../src/shared/wire/json';
import { forkProcess } from '../../../src/main/hosts/fork';
import { Scope } from '../../../src/main/resources/scope';
import { MachineClock } from '../../../src/main/run/clock';
import type { TeamOptions } from '../../../src/main/run/process-program/process-team';
import type { ProgramProcess } from '../../../src/main/run/process-program/program-process';
import type { ProcessObserver } from '../../../src/main/run/process-program/workplace';
import { seededRandom } from '../../../src/main/run/random';
import { Recorder } from '../../../src/main/run/recorder';
import { SocketTeam } from '../../../src/main/run/socket-program/socket-team';
import { Turnstile } from '../../../src/main/run/turnstile';
import { programFile } from './build-programs';

export interface Bench {
  readonly team: SocketTeam;
  readonly turnstile: Turnstile;
  readonly scope: Scope;
  readonly actors: Actor[];
  readonly addresses: Address[];
  events(): TraceEvent[];
  start(actor: string, program: string, given: Json): Promise<ProgramProcess>;
  /** The first event, past or to come, that fits. */
  until(fits: (event: TraceEvent) => boolean): Promise<TraceEvent>;
  standing(fits: (state: GateState) => boolean): Promise<void>;
  stop(): Promise<void>;
}

const open = new Set<Bench>();

/** Whatever a test did, nothing is left of its processes and sockets, and no effect was told before its cause. */
afterEach(async () => {
  for (const one of open) {
    await one.stop();
    expect(one.scope.live()).toEqual([]);
    expectCausesFirst(one.events());
  }
  open.clear();
});

export function bench({
  pace = FREE,
  hold = false,
  observer = {},
  queues = [],
}: {
  readonly pace?: Pace;
  readonly hold?: boolean;
  readonly observer?: ProcessObserver;
  readonly queues?: TeamOptions['queues'];
} = {}): Bench {
  const scope = new Scope('test');
  const clock = new MachineClock();
  const recorder = new Recorder();
  const turnstile = new Turnstile(pace, clock, seededRandom(1));
  const abort = new AbortController();
  const actors: Actor[] = [];
  const addresses: Address[] = [];
  const team = new SocketTeam(
    {
      scope,
      clock,
      trace: recorder,
      turnstile,
      hold,
      seed: 1,
      signal: abort.signal,
      actor: (actor) => actors.push(actor),
      address: (address) => addresses.push(address),
      spawnProcess: async (name, label, args) =>
        scope.own('process', label, await forkProcess(programFile(name), args)),
    },
    { observer, queues },
  );
  let stopped: Promise<void> | undefined;
  const made: Bench = {
    team,
    turnstile,
    scope,
    actors,
    addresses,
    events: () => Array.from({ length: recorder.store.length }, (_, row) => recorder.store.event(row)),
    start: async (actor, program, given) => {
      const member = await team.start({ actor, program, given });
      if (!member) throw new Error('the run was stopped');
      return member;
    },
    until: (fits) => until(recorder, fits),
    standing: (fits) => standing(turnstile, fits),
    stop: () => (stopped ??= stop()),
  };
  const stop = async (): Promise<void> => {
    abort.abort(new LabError('CANCELLED'));
    turnstile.openForGood();
    await team.close();
    await scope.close();
  };
  open.add(made);
  return made;
}

export const net = (event: TraceEvent): NetData => netDataOf(event.data) ?? { protocol: 'udp' };

export const kinds = (events: readonly TraceEvent[]): string[] => events.map(({ actor, kind }) => `${actor} ${kind}`);

/** The hex of an event as text. */
export const textOf = ({ bytes = '' }: TraceEvent): string => Buffer.from(bytes, 'hex').toString();

const HANDS_OVER = new Set(['spawn', 'send', 'connect', 'close', 'put', 'kill']);
const TAKES = new Set(['ready', 'receive', 'accept', 'get']);

function expectCausesFirst(events: readonly TraceEvent[]): void {
  const handed = new Set<string>();
  for (const { kind, msg, data } of events) {
    if (msg === undefined) continue;
    const received = kind === 'reset' && (data as { received?: boolean }).received === true;
    if (HANDS_OVER.has(kind) || (kind === 'reset' && !received)) {
      expect(handed.has(msg), `${msg} is handed over once`).toBe(false);
      handed.add(msg);
    } else if (TAKES.has(kind) || received)
      expect(handed.has(msg), `${msg} is handed over before it is taken`).toBe(true);
  }
}

async function until(recorder: Recorder, fits: (event: TraceEvent) => boolean): Promise<TraceEvent> {
  for (let row = 0; ; row += 1) {
    while (row >= recorder.store.length) await new Promise(setImmediate);
    const event = recorder.store.event(row);
    if (fits(event)) return event;
  }
}

function standing(turnstile: Turnstile, fits: (state: GateState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (fits(turnstile.state())) return resolve();
    const stop = turnstile.onDidChange((state) => {
      if (!fits(state)) return;
      stop();
      resolve();
    });
  });
}
