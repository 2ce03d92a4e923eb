/** Traces as fast-check makes them: any text for any name, and handovers that pair like real ones. */
import fc from 'fast-check';
import type { Address, RunEnd, RunHead } from '../../src/shared/bench/run';
import { EVENT_KINDS, FIDELITIES, type Actor, type NewEvent } from '../../src/shared/trace/event';
import type { Announcement, Recorded } from '../../src/shared/trace/recorded';
import { TraceStore } from '../../src/shared/trace/store';
import type { Json } from '../../src/shared/wire/json';

/** Names that break things: what a shell, a spreadsheet, a diagram or a parser takes for its own. */
export const awkwardText = fc.oneof(
  fc.constantFrom(
    'main',
    'creator',
    'consumer-1',
    '큐',
    '😀',
    '',
    ' ',
    '#',
    'a#',
    '#3',
    'a#03',
    'a#3#4',
    'end',
    '%%',
    'a;b',
    'a"b',
    'a,b',
    'a\nb',
    'a\r\nb',
    '=1+1',
    '+1',
    '-1',
    '@x',
    "'x",
    '__proto__',
    'constructor',
    ':wrap:',
    '-->',
    '\u2028',
    '\u0000',
    'ﬂ°°35¶ß',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const json = fc.jsonValue({ maxDepth: 3, depthSize: 'small' }) as fc.Arbitrary<Json>;

/** JSON as it comes back from a parser, where -0 is 0. */
const data = fc
  .oneof(
    fc.record({ item: fc.oneof(fc.integer(), awkwardText) }),
    fc.record({ item: awkwardText, ms: fc.integer() }),
    fc.dictionary(
      awkwardText.filter((name) => name !== '__proto__'),
      json,
      { maxKeys: 4 },
    ),
    json,
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

const place = fc.oneof(
  fc.constant({}),
  awkwardText.map((queue) => ({ queue })),
  awkwardText.map((lock) => ({ lock })),
  awkwardText.map((cell) => ({ cell })),
);

const messageId = fc.oneof(
  fc.tuple(awkwardText, fc.nat(20)).map(([actor, number]) => `${actor}#${number}`),
  fc.tuple(awkwardText, fc.nat()).map(([actor, number]) => `${actor}#${number}`),
  awkwardText,
);

export const anyEvent: fc.Arbitrary<NewEvent> = fc
  .tuple(
    fc.record(
      {
        t: fc.oneof(fc.nat(), fc.maxSafeNat(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })),
        actor: awkwardText,
        kind: fc.constantFrom(...EVENT_KINDS),
        fidelity: fc.constantFrom(...FIDELITIES),
        msg: messageId,
        after: messageId,
        data,
        bytes: fc.string({ unit: fc.constantFrom('0', '7', 'a', 'f') }),
        line: fc.integer({ min: 1, max: 100_000 }),
      },
      { requiredKeys: ['t', 'actor', 'kind', 'fidelity'] },
    ),
    place,
  )
  .map(([event, at]) => ({ ...event, ...at }));

export const anyEvents = fc.array(anyEvent, { maxLength: 60 });

export function storeOf(events: readonly NewEvent[]): TraceStore {
  const store = new TraceStore();
  for (const event of events) store.append(event);
  return store;
}

export function eventsIn(store: TraceStore): readonly NewEvent[] {
  return Array.from({ length: store.length }, (_, row) => {
    const { seq: _seq, ...event } = store.event(row);
    return event;
  });
}

/** A few actors that hand things to one another, each received at most twice and never before it was sent. */
export const handovers: fc.Arbitrary<readonly NewEvent[]> = fc
  .array(
    fc.record({
      actor: fc.constantFrom('a', 'b', 'c', 'd'),
      act: fc.constantFrom('work', 'put', 'get', 'send', 'receive', 'enable'),
      which: fc.nat(),
    }),
    { maxLength: 80 },
  )
  .map((steps) => {
    const sent: { msg: string; kind: string }[] = [];
    const received: string[] = [];
    const counts = new Map<string, number>();
    return steps.map(({ actor, act, which }, t): NewEvent => {
      const base = { t, actor, fidelity: 'LIVE' as const };
      if (act === 'put' || act === 'send') {
        const number = (counts.get(actor) ?? 0) + 1;
        counts.set(actor, number);
        const msg = `${actor}#${number}`;
        sent.push({ msg, kind: act });
        return act === 'put' ? { ...base, kind: act, msg, queue: 'q', data: { item: t } } : { ...base, kind: act, msg };
      }
      const of = sent.filter(({ kind }) => kind === (act === 'get' ? 'put' : 'send'));
      const chosen = of[which % Math.max(1, of.length)];
      if ((act === 'get' || act === 'receive') && chosen) {
        received.push(chosen.msg);
        return act === 'get'
          ? { ...base, kind: act, msg: chosen.msg, queue: 'q' }
          : { ...base, kind: act, msg: chosen.msg };
      }
      const after = received[which % Math.max(1, received.length)];
      if (act === 'enable' && after !== undefined) return { ...base, kind: 'note', after };
      return { ...base, kind: 'work' };
    });
  });

export const head: RunHead = {
  run: 'b3b5f2c0-1111-4222-8333-444455556666',
  lab: 'processes',
  experiment: 'default',
  params: { input: [1, 'd', '😀'], workMs: 0 },
  seed: 42,
  startedAt: '2026-05-04T09:30:00.000Z',
  versions: { interleave: '0.1.0', node: '20.19.0', platform: 'linux x64' },
};

const lane: Actor = { actor: 'creator', kind: 'process', pid: 4711, program: 'labs/processes/creator.process.ts' };
const server: Address = { name: 'echo', protocol: 'tcp', host: '127.0.0.1', port: 40_000 };

export function recordedOf(events: readonly NewEvent[], end: Partial<RunEnd> = {}): Recorded {
  const store = storeOf(events);
  const middle = Math.floor(events.length / 2);
  const announced: Announcement[] = [
    { before: 0, item: { type: 'actor', actor: lane } },
    { before: middle, item: { type: 'address', address: server } },
  ];
  return {
    store,
    announced,
    end: { status: 'completed', summary: { consumed: [1] }, events: store.length, dropped: 0, ...end },
  };
}
