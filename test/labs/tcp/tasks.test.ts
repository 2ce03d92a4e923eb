/** Tasks and texts on runs written by hand: each with what it lacks added, and taken away. */
import { describe, expect, it } from 'vitest';
import { tcpFacts, type TcpFacts } from '../../../src/renderer/src/labs/tcp/facts';
import { tasks } from '../../../src/renderer/src/labs/tcp/tasks';
import { en } from '../../../src/renderer/src/labs/tcp/text/en';
import { ko } from '../../../src/renderer/src/labs/tcp/text/ko';
import type { Task } from '../../../src/renderer/src/labs/panel';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';
import {
  accept,
  allGo,
  buffered,
  connect,
  ended,
  error,
  heldBack,
  inLine,
  kernelRow,
  made,
  merged,
  note,
  portOf,
  receive,
  send,
  SERVER,
  taken,
  told,
  twoClients,
  unframed,
  known,
  type X,
} from './stories';

type More = Parameters<typeof watched<typeof tcp>>[3];
type Lines = Parameters<typeof told>[0];

const facts = (experiment: X, lines: Lines, more?: More): TcpFacts =>
  tcpFacts(watched(tcp, experiment, told(lines), more));

function passes(experiment: X, id: string, lines: Lines, more?: More): boolean {
  const task = (tasks[experiment] as readonly Task<TcpFacts>[]).find((one) => one.id === id);
  if (task?.by !== 'run') throw new Error(`no run task ${id}`);
  return task.passes(facts(experiment, lines, more));
}

function rowsThatAnswer(experiment: X, id: string, lines: Lines): readonly number[] {
  const task = (tasks[experiment] as readonly Task<TcpFacts>[]).find((one) => one.id === id);
  if (task?.by !== 'event') throw new Error(`no event task ${id}`);
  const of = facts(experiment, lines);
  return lines.map((_, row) => row).filter((row) => task.answers(of, row));
}

describe('events to be found', () => {
  const fin = [0, 'server', 'receive', { data: { protocol: 'tcp', fin: true } }] as const;
  const told2 = [0, 'client-1', 'receive', { data: { protocol: 'tcp', fin: true } }] as const;
  const broken = [0, 'server', 'reset', { data: { protocol: 'tcp', received: true } }] as const;
  const ownReset = [0, 'server', 'reset', { data: { protocol: 'tcp' } }] as const;
  it.each<[X, string, Lines, readonly number[]]>([
    ['connection', 'server-learns', twoClients, [4]],
    ['connection', 'server-learns', twoClients.slice(0, 4), []],
    ['stream', 'several-in-one', merged, [6]],
    ['stream', 'several-in-one', [send(0, 5), receive(0, 5)], []],
    ['framing', 'no-message', [...unframed, made('delimiter', 'x')], [0, 1, 2]],
    ['framing', 'no-message', [made('none', 'a'), made('none', 'bb')], []],
    ['slow-reader', 'no-more-room', heldBack, [3]],
    ['endings', 'server-is-told', [told2, fin], [1]],
    ['endings', 'server-is-told', [ownReset, broken], [1]],
    ['nobody-listens', 'refusal', [connect(1), error('client-1', 'ECONNREFUSED')], [1]],
    ['port-taken', 'told-no', taken, [1]],
    ['port-taken', 'first-still-serves', taken, [2]],
    ['port-taken', 'first-still-serves', [accept(1, 'server-1'), ...taken.slice(0, 2)], []],
    ['backlog', 'connected-in-line', inLine, [0, 1, 2]],
  ])('%s: %s', (experiment, id, lines, rows) => {
    expect(rowsThatAnswer(experiment, id, lines)).toEqual(rows);
  });

  it('the first wrong delivery of the replay, by the counterexample’s own messages', () => {
    const replay = [note('server', 'DELIVERED', { text: 'x' }), note('server', 'DELIVERED', { text: 'z' })];
    const counterexample = { messages: ['x', 'y'], cuts: [1], received: ['x', 'z'] };
    const of = tcpFacts(watched(tcp, 'on-data', told(replay), { summary: { counterexample } }));
    expect(of.onData.wrongRows).toEqual([1]);
  });

  it('or where the first message that was not delivered was there, once all was read', () => {
    const counterexample = { messages: ['a', 'b'], cuts: [], received: ['a'] };
    const replay = [receive(0, 10), note('server', 'DELIVERED', { text: 'a' })];
    const wrong = (lines: Lines) =>
      tcpFacts(watched(tcp, 'on-data', told(lines), { summary: { counterexample } })).onData.wrongRows;
    expect(wrong(replay)).toEqual([]);
    expect(wrong([...replay, note('server', 'RECEIVED')])).toEqual([0]);
  });
});

describe('runs to be made', () => {
  it('five at once, and not one after the other', () => {
    const five = known(Object.fromEntries([1, 2, 3, 4, 5].map((client) => [portOf(client), 0])));
    expect(passes('connection', 'five-at-once', [five])).toBe(true);
    expect(passes('connection', 'five-at-once', twoClients)).toBe(false);
  });

  it('somebody from outside is one that the server accepted', () => {
    const outside = [
      0,
      'outside-1',
      'connect',
      { msg: 'client-9#1', data: { protocol: 'tcp', from: 1, to: 2 } },
    ] as const;
    expect(passes('connection', 'from-outside', [outside, accept(9)])).toBe(true);
    expect(passes('connection', 'from-outside', [outside])).toBe(false);
    expect(passes('connection', 'from-outside', twoClients)).toBe(false);
  });

  it('pieces and writes', () => {
    expect(passes('stream', 'more-than-writes', [send(0, 4), receive(0, 2), receive(2, 2)])).toBe(true);
    expect(passes('stream', 'more-than-writes', merged)).toBe(false);
    const five = [0, 1, 2, 3, 4].flatMap((at) => [send(at, 1), receive(at, 1)]);
    expect(passes('stream', 'one-each', five)).toBe(true);
    expect(passes('stream', 'one-each', five.slice(2))).toBe(false);
    const sameCountButMerged = [
      ...[0, 2, 4, 6, 8].map((at) => send(at, 2)),
      ...[receive(0, 4), receive(4, 1), receive(5, 1), receive(6, 2), receive(8, 2)],
    ];
    expect(passes('stream', 'one-each', sameCountButMerged)).toBe(false);
  });

  it('lucky cuts and cut lengths', () => {
    const messages = ['a', 'bb', 'ccc'];
    const lucky = messages.map((text) => made('none', text));
    const byLength = messages.map((text) => made('length', text));
    expect(passes('framing', 'lucky-cuts', lucky, { params: { messages, cuts: [1, 3] } })).toBe(true);
    expect(passes('framing', 'lucky-cuts', unframed, { params: { messages } })).toBe(false);
    expect(passes('framing', 'lucky-cuts', lucky.slice(0, 2), { params: { messages: ['a', 'bb'], cuts: [1] } })).toBe(
      false,
    );
    const framed = { messages, framing: 'length' as const };
    expect(passes('framing', 'cut-the-length', byLength, { params: { ...framed, cuts: [2] } })).toBe(true);
    // After the four bytes of the length, and after the whole message.
    for (const cuts of [[4], [5]])
      expect(passes('framing', 'cut-the-length', byLength, { params: { ...framed, cuts } })).toBe(false);
    const everywhere = Array.from({ length: 17 }, (_, at) => at + 1);
    expect(passes('framing', 'byte-by-byte', byLength, { params: { ...framed, cuts: everywhere } })).toBe(true);
    expect(passes('framing', 'byte-by-byte', byLength, { params: { ...framed, cuts: everywhere.slice(1) } })).toBe(
      false,
    );
  });

  it('a repair counts only where the text was changed and could be tried', () => {
    const params = { onData: 'function onData(piece) {}' };
    const tried = (failed: number) => [note('main', 'FUZZED', { trials: 500, failed })];
    expect(passes('on-data', 'passes-all', tried(0), { params })).toBe(true);
    expect(passes('on-data', 'passes-all', tried(1), { params })).toBe(false);
    expect(passes('on-data', 'passes-all', tried(0))).toBe(false);
    expect(passes('on-data', 'half-repaired', tried(3), { params })).toBe(true);
    expect(passes('on-data', 'half-repaired', tried(500), { params })).toBe(false);
    const problem = { code: 'ENDLESS_LOOP', line: 0, message: '' } as const;
    expect(passes('on-data', 'passes-all', tried(0), { params, summary: { problem } })).toBe(false);
  });

  it('held back for seconds; deaf', () => {
    expect(passes('slow-reader', 'seconds-held-back', heldBack)).toBe(true);
    expect(passes('slow-reader', 'seconds-held-back', heldBack.slice(0, -1))).toBe(false);
    expect(passes('slow-reader', 'deaf-writer', heldBack)).toBe(true);
    expect(passes('slow-reader', 'deaf-writer', [buffered(3_999_999)])).toBe(false);
  });

  it('states at the server’s end, not at the client’s', () => {
    const listening = kernelRow(SERVER, 0, 'LISTEN');
    const at = (local: number, remote: number, state: 'CLOSE_WAIT' | 'TIME_WAIT') => [
      listening,
      kernelRow(local, remote, state),
    ];
    const byHand = { params: { ending: 'by-hand' as const } };
    expect(passes('endings', 'kept-waiting', at(SERVER, portOf(1), 'CLOSE_WAIT'), byHand)).toBe(true);
    expect(passes('endings', 'kept-waiting', at(SERVER, portOf(1), 'CLOSE_WAIT'))).toBe(false);
    expect(passes('endings', 'kept-waiting', at(portOf(1), SERVER, 'CLOSE_WAIT'), byHand)).toBe(false);
    expect(passes('endings', 'server-closes-first', at(SERVER, portOf(1), 'TIME_WAIT'))).toBe(true);
    expect(passes('endings', 'server-closes-first', at(portOf(1), SERVER, 'TIME_WAIT'))).toBe(false);
  });

  it('ports of one’s own', () => {
    const refused = [error('client-1', 'ECONNREFUSED')];
    expect(passes('nobody-listens', 'another-port', refused, { params: { port: 9_000 } })).toBe(true);
    expect(passes('nobody-listens', 'another-port', refused)).toBe(false);
    expect(passes('nobody-listens', 'somebody-there', [connect(1)])).toBe(true);
    expect(passes('nobody-listens', 'somebody-there', refused)).toBe(false);
    expect(passes('port-taken', 'a-port-of-mine', taken, { params: { port: 9_000 } })).toBe(true);
    expect(passes('port-taken', 'a-port-of-mine', taken)).toBe(false);
  });

  it('the line at the door', () => {
    const looked = (connected: number) => [...allGo, note('main', 'LOOKED', { connected })];
    expect(passes('backlog', 'room-for-all', looked(8), { params: { backlog: 8 } })).toBe(true);
    expect(passes('backlog', 'room-for-all', looked(7), { params: { backlog: 8 } })).toBe(false);
    expect(passes('backlog', 'three-outside', looked(5), { params: { backlog: 4 } })).toBe(true);
    expect(passes('backlog', 'three-outside', looked(6), { params: { backlog: 5 } })).toBe(false);
    expect(passes('backlog', 'three-outside', inLine, { params: { backlog: 2 } })).toBe(false);
  });
});

describe('texts', () => {
  const counterexample = { messages: ['x', 'y'], cuts: [], received: [] };
  const thrown = { ...counterexample, cuts: [2, 3], error: 'RangeError' };
  const problem = { code: 'SYNTAX_ERROR', line: 2, message: '' } as const;
  const runs = [
    facts('connection', []),
    facts('connection', twoClients),
    facts('stream', merged),
    facts('framing', unframed),
    facts('framing', [note('server', 'MALFORMED', { receiver: 'length' })], { params: { messages: [], cuts: [] } }),
    facts('on-data', [note('main', 'FUZZED', { trials: 500, failed: 9 })], { summary: { counterexample } }),
    facts('on-data', [], { summary: { counterexample: thrown, trials: 500, failed: 9 } }),
    facts('on-data', [], { summary: { problem } }),
    facts('slow-reader', heldBack),
    facts('slow-reader', heldBack, { params: { waitForDrain: false } }),
    facts('endings', [...ended('ECONNRESET', undefined), kernelRow(SERVER, 0, 'LISTEN')]),
    facts('nobody-listens', [error('client-1', 'ECONNREFUSED')]),
    facts('port-taken', taken),
    facts('backlog', inLine),
    tcpFacts(
      watched(
        tcp,
        'stream',
        told(merged).map((event) => ({ ...event, fidelity: 'GATED' as const })),
      ),
    ),
  ];

  it.each([
    ['en', en],
    ['ko', ko],
  ] as const)('%s: say something sensible of every run, whatever it lacks', (_, texts) => {
    for (const of of runs) {
      for (const text of saidOf(texts.experiments, of)) {
        expect(text).not.toMatch(HOLES);
        expect(text, 'a list without anything in it').not.toMatch(/ \(\)| {2}/);
      }
    }
  });

  it('tell the figures of the run', () => {
    expect(en.experiments.stream.happened(facts('stream', merged))).toBe(
      '4 writes with 40 bytes together; the reader was handed 2 pieces with 40 bytes. 1 piece held the ends of several writes.',
    );
    expect(ko.experiments.backlog.happened(facts('backlog', inLine))).toBe(
      '서버가 아무도 받아들이지 않았는데 클라이언트 8개 가운데 3개가 연결돼 있었어요. 백로그는 2예요.',
    );
  });
});
