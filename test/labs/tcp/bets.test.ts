/** Bets on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge, type Answer } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/tcp/bets';
import { tcpFacts, type TcpFacts } from '../../../src/renderer/src/labs/tcp/facts';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { watched } from '../support/story';
import {
  accept,
  buffered,
  connect,
  ended,
  error,
  heldBack,
  inLine,
  made,
  merged,
  note,
  receive,
  send,
  taken,
  told,
  twoClients,
  unframed,
  type X,
} from './stories';

type More = Parameters<typeof watched<typeof tcp>>[3];

const facts = (experiment: X, lines: Parameters<typeof told>[0], more?: More): TcpFacts =>
  tcpFacts(watched(tcp, experiment, told(lines), more));

const judged = (experiment: X, answer: Answer, lines: Parameters<typeof told>[0], more?: More) =>
  judge<TcpFacts>(bets[experiment], answer, facts(experiment, lines, more));

const open = { open: true };
const right = (actual: Answer, more = {}) => ({ open: false, right: true, actual, ...more });
const wrong = (actual: Answer, misconception?: string) => ({
  open: false,
  right: false,
  actual,
  ...(misconception !== undefined && { misconception }),
});

describe('connection', () => {
  it('one port for all', () => {
    expect(judged('connection', 1, twoClients)).toEqual(right(1));
    expect(judged('connection', 3, twoClients)).toEqual(wrong(1, 'port-identifies-connection'));
  });
  it('counts what the server really used, and says nothing of a single connection', () => {
    expect(judged('connection', 1, [accept(1), accept(2, 'server', 7001)])).toEqual(wrong(2));
    expect(judged('connection', 1, [connect(1), accept(1)])).toEqual(open);
  });
});

describe('stream', () => {
  it('four writes in two pieces', () => {
    expect(judged('stream', 'fewer', merged)).toEqual(right('fewer'));
    expect(judged('stream', 'same', merged)).toEqual(wrong('fewer', 'one-send-is-one-receive'));
    expect(judged('stream', 'more', merged)).toEqual(wrong('fewer'));
  });
  it('as many as writes is right by luck', () => {
    const lucky = [send(0, 5), send(5, 5), receive(0, 5), receive(5, 5)];
    expect(judged('stream', 'same', lucky)).toEqual(right('same', { misconception: 'it-worked-so-it-is-right' }));
  });
  it('more pieces than writes', () => {
    const split = [send(0, 5), send(5, 5), receive(0, 4), receive(4, 3), receive(7, 3)];
    expect(judged('stream', 'more', split)).toEqual(right('more'));
  });
  it('stays open while bytes are missing, and where it was stopped', () => {
    expect(judged('stream', 'fewer', merged.slice(0, -3))).toEqual(open);
    expect(judged('stream', 'fewer', merged, { status: 'stopped' })).toEqual(open);
  });
});

describe('framing', () => {
  const params = { messages: ['a', 'bb', 'ccc'], cuts: [2, 5] };
  it('pieces are taken for messages', () => {
    expect(judged('framing', ['ab', 'bcc', 'c'], unframed, { params })).toEqual(right(['ab', 'bcc', 'c']));
    expect(judged('framing', ['a', 'bb', 'ccc'], unframed, { params })).toEqual(
      wrong(['ab', 'bcc', 'c'], 'one-send-is-one-receive'),
    );
  });
  it('asks the receiver that fits', () => {
    const both = [...unframed, made('length', 'a'), made('length', 'bb'), made('length', 'ccc')];
    const framed = { params: { ...params, framing: 'length' as const } };
    expect(judged('framing', ['a', 'bb', 'ccc'], both, framed)).toEqual(right(['a', 'bb', 'ccc']));
    expect(judged('framing', ['ab', 'bcc', 'c'], both, framed)).toEqual(
      wrong(['a', 'bb', 'ccc'], 'a-cut-breaks-a-message'),
    );
  });
  it('a number typed is the text it was sent as', () => {
    expect(
      judged('framing', [1, 2], [made('none', '1'), made('none', '2')], { params: { messages: [1, 2], cuts: [1] } }),
    ).toMatchObject({ right: true });
  });
});

describe('onData', () => {
  const tried = (failed: number) => [note('main', 'FUZZED', { trials: 500, failed })];
  it.each([
    [0, 'none'],
    [1, 'few'],
    [50, 'few'],
    [51, 'many'],
    [500, 'many'],
  ] as const)('%s of 500 is %s', (failed, actual) => {
    expect(judged('on-data', actual, tried(failed))).toEqual(right(actual));
  });
  it('names what a wrong answer stands for', () => {
    expect(judged('on-data', 'none', tried(400))).toEqual(wrong('many', 'one-send-is-one-receive'));
    expect(judged('on-data', 'few', tried(400))).toEqual(wrong('many', 'rare-means-never'));
    expect(judged('on-data', 'many', tried(0))).toEqual(wrong('none'));
  });
  it('a text that cannot be tried settles nothing', () => {
    const problem = { code: 'SYNTAX_ERROR', line: 3, message: 'x' } as const;
    expect(judged('on-data', 'none', [], { summary: { problem, trials: 0 } })).toEqual(open);
    expect(judged('on-data', 'none', tried(0), { summary: { problem } })).toEqual(open);
  });
});

describe('slow reader', () => {
  it('the writer is held back', () => {
    expect(judged('slow-reader', 'held', heldBack)).toEqual(right('held'));
    expect(judged('slow-reader', 'lost', heldBack)).toEqual(wrong('held', 'full-queue-drops'));
    expect(judged('slow-reader', 'at-reader', heldBack)).toEqual(wrong('held', 'full-queue-grows'));
  });
  it('one that does not listen keeps it all itself', () => {
    const deaf = [send(0, 5_000_000), buffered(4_900_000), receive(0, 5_000_000)];
    expect(judged('slow-reader', 'at-writer', deaf)).toEqual(right('at-writer'));
  });
  it('a reader that keeps up shows nothing', () => {
    expect(judged('slow-reader', 'held', [send(0, 10), receive(0, 10)])).toEqual(open);
  });
});

describe('endings', () => {
  it('both are told that no more will come', () => {
    expect(judged('endings', { server: 'end', 'client-1': 'end' }, ended('fin', 'fin'))).toMatchObject({ right: true });
    expect(judged('endings', { server: 'end', 'client-1': 'nothing' }, ended('fin', 'fin'))).toMatchObject({
      right: false,
      misconception: 'close-ends-both-directions',
    });
    expect(judged('endings', { server: 'nothing', 'client-1': 'end' }, ended('fin', 'fin'))).toMatchObject({
      misconception: 'the-end-goes-unnoticed',
    });
  });
  it('after a reset the one who did it is told nothing', () => {
    const reset = ended('ECONNRESET', undefined);
    expect(judged('endings', { server: 'reset', 'client-1': 'nothing' }, reset)).toMatchObject({ right: true });
    expect(judged('endings', { server: 'end', 'client-1': 'end' }, reset)).toMatchObject({
      right: false,
      misconception: 'close-means-data-arrived',
    });
  });
  it('stays open without a connection, and where it was stopped', () => {
    expect(judged('endings', { server: 'end', 'client-1': 'end' }, [])).toEqual(open);
    expect(judged('endings', { server: 'end', 'client-1': 'end' }, ended('fin', 'fin'), { status: 'stopped' })).toEqual(
      open,
    );
  });
});

describe('not getting in', () => {
  it('nobody listens', () => {
    const refused = [error('client-1', 'ECONNREFUSED')];
    expect(judged('nobody-listens', 'refused', refused)).toEqual(right('refused'));
    expect(judged('nobody-listens', 'silence', refused)).toEqual(wrong('refused', 'a-closed-port-is-silent'));
    expect(judged('nobody-listens', 'connected', refused)).toEqual(wrong('refused', 'connecting-needs-nobody'));
    expect(judged('nobody-listens', 'connected', [connect(1)])).toEqual(right('connected'));
    expect(judged('nobody-listens', 'refused', [])).toEqual(open);
  });
  it('the port is taken', () => {
    expect(judged('port-taken', 'second-fails', taken)).toEqual(right('second-fails'));
    expect(judged('port-taken', 'both', taken)).toEqual(wrong('second-fails', 'a-port-can-be-shared'));
    expect(judged('port-taken', 'first-loses', taken)).toEqual(wrong('second-fails', 'the-last-takes-the-port'));
    expect(judged('port-taken', 'second-fails', twoClients)).toEqual(open);
  });
  it('the line at the door', () => {
    expect(judged('backlog', 3, inLine)).toEqual(right(3));
    expect(judged('backlog', 0, inLine)).toEqual(wrong(3, 'connect-means-server-accepted-my-program'));
    expect(judged('backlog', 8, inLine)).toEqual(wrong(3, 'full-queue-grows'));
    expect(judged('backlog', 2, inLine)).toEqual(wrong(3));
    expect(judged('backlog', 3, inLine.slice(0, 3))).toEqual(open);
    // Whoever had not tried yet does not show that there was no room.
    expect(
      judged(
        'backlog',
        3,
        inLine.filter(({ 1: actor, 2: kind }) => kind !== 'get' || actor !== 'client-8'),
      ),
    ).toEqual(open);
  });
});
