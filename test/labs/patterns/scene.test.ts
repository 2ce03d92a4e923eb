/** What the scene and its delivery matrix draw, on stories written by hand and on the bytes of real frames. */
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/renderer/src/labs/patterns/compare-text';
import { comparedFigures } from '../../../src/renderer/src/labs/patterns/compare-figures';
import { JobsLog } from '../../../src/renderer/src/labs/patterns/jobs-log';
import { calledAt, crewFold, framesOf, underWay, workerIn } from '../../../src/renderer/src/labs/patterns/model';
import { settle, type ParamsOf } from '../../../src/shared/labs/lab';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import { encodeFrame } from '../../../src/shared/labs/patterns/frame';
import { hexOf } from '../../../src/shared/net/hex';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { TraceStore } from '../../../src/shared/trace/store';
import { story } from '../support/story';
import {
  back,
  begins,
  comesLate,
  crashes,
  does,
  eventsOf,
  factsOf,
  finishes,
  hub,
  out,
  ready,
  type StoryLine,
} from './stories';

function storeOf(events: readonly TraceEvent[]): TraceStore {
  const store = new TraceStore();
  for (const { seq: _seq, ...event } of events) store.append(event);
  return store;
}
function paramsOf(pattern: Pattern): ParamsOf<typeof patterns> {
  const settled = settle(patterns, pattern, { jobs: 3 });
  if (!settled.ok) throw new Error(settled.problem.code);
  return settled.params as ParamsOf<typeof patterns>;
}
const crewAt = (lines: readonly StoryLine[], row = lines.length) => crewFold(storeOf(eventsOf(lines))).at(row);

describe('the crew', () => {
  const lines = [ready('worker-1'), out(1, 'worker-1'), begins('worker-1', 1), finishes('worker-1', 1)];

  it('is there, has a job on its way, works on it, has done it', () => {
    const at = (row: number) => workerIn(crewAt(lines, row), 'worker-1');
    expect(at(0).presence).toBe('not-yet');
    expect(at(1)).toMatchObject({ presence: 'there', ahead: [], job: undefined });
    expect(at(2)).toMatchObject({ ahead: [1], job: undefined });
    expect(at(3)).toMatchObject({ ahead: [], job: 1, done: 0 });
    expect(at(4)).toMatchObject({ ahead: [], job: undefined, done: 1 });
  });

  it('of a broadcast each receiver has a copy on its way', () => {
    const crew = crewAt([out(1, 'all', ['worker-1', 'worker-3']), out(2, 'all', ['worker-1'])]);
    expect(underWay(crew)).toEqual([
      { job: 1, worker: 'worker-1' },
      { job: 2, worker: 'worker-1' },
      { job: 1, worker: 'worker-3' },
    ]);
    expect(crew.handedOut).toBe(2);
  });

  it('comes late, crashes, and has nothing in hand any more', () => {
    const [late] = comesLate('worker-2');
    expect(workerIn(crewAt(late ? [late] : []), 'worker-2').presence).toBe('called');
    const dead = [...crashes('worker-3', 1), out(2, 'worker-3'), hub({ code: 'worker-gone', worker: 'worker-3' })];
    expect(workerIn(crewAt(dead), 'worker-3')).toMatchObject({
      presence: 'gone',
      job: undefined,
      ahead: [],
      done: 0,
      crashedOn: 1,
    });
  });
});

describe('a worker from outside', () => {
  const HELLO = { data: { protocol: 'tcp', from: 50_001, to: 7 } } as const;
  const crewOf = (lines: readonly StoryLine[]) => {
    const [greeting] = story([[0, 'sender', 'receive', HELLO]]);
    const events = [...(greeting ? [greeting] : []), ...eventsOf([ready('ada'), ...lines])];
    return crewFold(storeOf(events)).at(events.length);
  };

  it('is known by the port that said its name, whatever its lane is called', () => {
    expect(calledAt(crewOf([]), (port) => port === 50_001)).toBe('ada');
    expect(calledAt(crewOf([]), (port) => port === 50_002)).toBeUndefined();
  });

  it('has done what the sender heard of, and has the last job that went to it', () => {
    const crew = crewOf([out(1, 'ada'), hub({ code: 'job-acknowledged', job: 1, by: 'ada' }), out(2, 'ada')]);
    expect(workerIn(crew, 'ada')).toMatchObject({ presence: 'there', given: 2, lastGiven: 2, done: 1, ahead: [2] });
    expect(underWay(crewOf([out(1, 'ada'), out(2, 'ada')]))).toEqual([{ job: 2, worker: 'ada' }]);
  });

  it('does not make the run’s own workers do twice what they are heard to have done', () => {
    const crew = crewOf([...does('worker-1', 1), hub({ code: 'job-acknowledged', job: 1, by: 'worker-1' })]);
    expect(workerIn(crew, 'worker-1').done).toBe(1);
  });
});

describe('the delivery matrix', () => {
  const matrixOf = (lines: readonly StoryLine[], pattern: Pattern = 'push') =>
    new JobsLog(storeOf(eventsOf(lines)), pattern, paramsOf(pattern)).at(lines.length, true);

  it('has a line for each worker, also for one that never came', () => {
    expect(matrixOf([]).receivers).toEqual(['worker-1', 'worker-2', 'worker-3']);
  });

  it('tells done, done twice, unfinished and lost apart', () => {
    const state = matrixOf([
      ...does('worker-1', 1),
      ...does('worker-2', 1),
      out(2, 'worker-3'),
      ...crashes('worker-3', 2),
      back(2, 'worker-3'),
      ...does('worker-1', 2),
      out(3, 'worker-2'),
    ]);
    expect([0, 1, 2].map((job) => state.outcome(job))).toEqual(['twice', 'complete', 'lost']);
    expect(state.statesOf(1)).toEqual(['once', 'none', 'unfinished']);
    expect(state.cell(1, 0)).toMatchObject({ given: 1, done: 1, waitedNs: 50e6 });
  });

  it('a copy that was sent when a worker was not there is lost for it at once', () => {
    const lines = [out(1, 'all', ['worker-1']), begins('worker-1', 1), finishes('worker-1', 1)];
    const state = new JobsLog(storeOf(eventsOf(lines)), 'pubsub', paramsOf('pubsub')).at(1);
    expect(state.statesOf(0)).toEqual(['waiting', 'lost', 'lost']);
    expect(matrixOf(lines, 'pubsub').statesOf(0)).toEqual(['once', 'lost', 'lost']);
  });

  it('goes back to an earlier moment', () => {
    const lines = [...does('worker-1', 1), ...does('worker-2', 2)];
    const log = new JobsLog(storeOf(eventsOf(lines)), 'push', paramsOf('push'));
    expect(log.at(6).length).toBe(2);
    expect(log.at(1).length).toBe(1);
    expect(log.at(2).statesOf(0)).toEqual(['given', 'none', 'none']);
  });

  it('of a worker from outside shows what the sender did and heard', () => {
    const state = matrixOf([out(1, 'ada'), hub({ code: 'job-acknowledged', job: 1, by: 'ada' })]);
    expect(state.receivers.at(-1)).toBe('ada');
    expect(state.statesOf(0).at(-1)).toBe('once');
  });
});

describe('frames', () => {
  const written = (bytes: string) =>
    storeOf([
      {
        seq: 0,
        t: 0,
        actor: 'sender',
        kind: 'send',
        bytes,
        fidelity: 'LIVE',
        data: { protocol: 'tcp', from: 1, to: 7 },
      },
    ]);

  it('are cut into their four parts', () => {
    const hex = hexOf(encodeFrame({ type: 'JOB', job: 7, text: '7*7' }));
    expect(framesOf(written(hex), 0)).toEqual([
      {
        row: 0,
        at: 0,
        from: 'sender',
        to: 7,
        frame: { type: 'JOB', job: 7, text: '7*7' },
        parts: ['00000008', '4a', '00000007', '372a37'],
      },
    ]);
  });

  it('may be several in one write, and end where something is no frame', () => {
    const both = hexOf(encodeFrame({ type: 'DONE', job: 1, text: '1' })) + hexOf(encodeFrame({ type: 'READY' }));
    expect(framesOf(written(both), 0).map(({ frame }) => frame.type)).toEqual(['DONE', 'READY']);
    expect(framesOf(written(`${both}ffffffff00`), 0)).toHaveLength(2);
    expect(framesOf(written(both.slice(0, -2)), 0)).toHaveLength(1);
    expect(framesOf(written(''), 0)).toEqual([]);
  });
});

describe('two runs side by side', () => {
  const { en } = compareTexts;
  const told = (one: readonly StoryLine[], other: readonly StoryLine[]) =>
    Object.fromEntries(
      comparedFigures(factsOf(one), factsOf(other), en, (ms) => `${ms} ms`).map((figure) => [
        figure.name,
        { one: figure.one, other: figure.other },
      ]),
    );
  const crashed = [out(1, 'worker-3'), ...crashes('worker-3', 1)];
  const silent = [...crashed, ...does('worker-1', 2)];
  const repaired = [...crashed, back(1, 'worker-3'), ...does('worker-1', 1), ...does('worker-1', 2)];

  it('tell which goes on, which loses, which repeats', () => {
    const figures = told(silent, [...repaired, ...does('worker-1', 2)]);
    expect(figures[en.goesOn]).toEqual({ one: en.goes(1), other: en.goes(3) });
    expect(figures[en.loses]).toEqual({ one: en.jobs(1, '1'), other: en.nothing });
    expect(figures[en.knows]).toEqual({ one: en.of(0, 1), other: en.lostNothing });
    expect(figures[en.again]).toEqual({ one: en.nothing, other: en.jobs(2, '1, 2') });
    expect(figures[en.repeats]).toEqual({ one: en.nothing, other: en.jobs(1, '2') });
    expect(figures[en.done('worker-1')]).toEqual({ one: '1', other: '3' });
  });

  it('point at what is of another kind, not at what chance has made different', () => {
    const differing = (one: readonly StoryLine[], other: readonly StoryLine[]) =>
      comparedFigures(factsOf(one), factsOf(other), en, (ms) => `${ms} ms`)
        .filter((figure) => figure.one !== figure.other && !figure.isMeasured)
        .map(({ name }) => name);
    const twoLost = [...crashed, out(2, 'worker-3')];
    const otherLost = [out(2, 'worker-3'), ...crashes('worker-3', 2), ...does('worker-1', 1)];
    expect(differing(silent, otherLost)).toEqual([]);
    expect(differing(silent, twoLost)).toEqual([en.goesOn, en.completed, en.loses]);
  });

  it('tell who stops, and where nobody crashed', () => {
    expect(told(crashed, does('worker-1', 1))[en.goesOn]).toEqual({ one: en.stops, other: en.noCrash });
  });
});
