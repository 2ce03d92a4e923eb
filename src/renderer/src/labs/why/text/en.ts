import type { Way, why } from '../../../../../shared/labs/why/contract';
import { amdahl } from '../../../../../shared/labs/why/scaling';
import { duration } from '../../figures';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { isBeyondLimit, lastRow, serialPart, waysOf, type WhyFacts } from '../facts';
import { FEW_TIMES, MANY_WORKERS, STEADY_MS, WELL_BEYOND, type tasks } from '../tasks';
import { notes } from './en-notes';

const times = (value: number): string => `${value.toFixed(1)} times`;
const percent = (part: number): string => `${Math.round(part * 100)}%`;
const cores = (count: number): string => (count === 1 ? '1 core' : `${count} cores`);
const chosenOrder = ({ gated }: WhyFacts): string =>
  gated
    ? ' Mind the times in this run: you, or “How it moves”, held the threads back. Choose “Free” and run again to see what your computer does.'
    : '';

function wayTimes(facts: WhyFacts): string {
  return waysOf(facts.params)
    .flatMap((way) => {
      const seen = facts.ways[way];
      return seen
        ? [`${way}: last fast one after ${duration(seen.lastFastMs)}, all after ${duration(seen.allDoneMs)}`]
        : [];
    })
    .join('; ');
}

const wayTime = ({ ways }: WhyFacts, way: Way): string => duration(ways[way]?.lastFastMs ?? 0);

function speed(facts: WhyFacts): string {
  const last = lastRow(facts);
  return last
    ? `${last.workers} workers did ${times(last.speedup)} as many tasks a second as one`
    : 'nothing was measured';
}

function bend(facts: WhyFacts): string {
  const { bend: row, rows } = facts;
  if (row)
    return `The line bends at ${row.workers === 1 ? '1 worker' : `${row.workers} workers`}: one more brought less than half of what the first one does.`;
  return rows.length > 1
    ? 'The line does not bend: every worker brought at least half of what the first one does.'
    : '';
}

function ceiling(facts: WhyFacts): string {
  const serial = serialPart(facts);
  const last = lastRow(facts);
  if (!last || serial <= 0) return '';
  return `One worker alone kept the shared thing busy for ${percent(serial)} of the time. So there is no more than ${times(1 / serial)} to be had, however many work. With ${last.workers} workers it was busy for ${percent(last.busy)} of the time, and the workers spent ${percent(last.waiting)} of theirs waiting for it. Amdahl’s formula, which is for one task that is split among the workers, gives ${times(amdahl(serial, last.workers))}; measured were ${last.speedup.toFixed(1)}. ${beyond(facts)}Here there are many tasks, so while one worker uses the shared thing the others do their own parts; the limit is the same.`;
}

/** A first row that came out too low makes all others look better than they can be. */
const beyond = (facts: WhyFacts): string =>
  isBeyondLimit(facts)
    ? 'What was measured is above the limit, so the first row came out too low. Measure again with more “Time per row”, when the machine is less busy. '
    : '';

const gone = ({ door }: WhyFacts): string =>
  door.gone.length === 0 ? 'No replica ended' : `${new Intl.ListFormat('en').format(door.gone)} ended`;
const answers = ({ door }: WhyFacts): string =>
  `${door.answered} of ${door.sent} requests were answered, ${door.failed} failed`;
const shares = ({ door }: WhyFacts): string =>
  Object.entries(door.answeredBy)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([actor, count]) => `${actor} answered ${count}`)
    .join(', ');

export const en = {
  idea: 'Four reasons to do things at the same time, each measured on this machine with real threads, processes and sockets.',
  terms: [
    { term: 'concurrent', meaning: 'Several tasks are under way, and none has to be finished before the next begins.' },
    { term: 'parallel', meaning: 'Several tasks run at the same moment, each on a core of its own.' },
    { term: 'asynchronous (async)', meaning: 'To begin something and do other things until it is ready.' },
    { term: 'core', meaning: 'A part of the processor that runs one thread at a time.' },
    { term: 'throughput', meaning: 'How much gets done in a second, by all together.' },
    { term: 'bottleneck', meaning: 'The one thing everybody has to pass, and which decides how fast all are.' },
    { term: 'replica', meaning: 'One of several servers that can all do the same.' },
    { term: 'idempotent', meaning: 'Doing it twice is as good as doing it once, so it may be asked for again.' },
  ],
  parameters: {
    mode: { label: 'Way', hint: 'One way of doing the tasks, or all three one after the other.' },
    work: { label: 'Kind of work', hint: 'Waiting, as for a disk or a network, or computing.' },
    tasks: { label: 'Tasks', hint: 'How many, the slow one included.' },
    slowAt: { label: 'Place of the slow one', hint: 'First in the line, or in the middle.' },
    fastMs: { label: 'A fast task', hint: 'How long it takes on its own. Also what a replica needs for a request.' },
    slowMs: { label: 'The slow task', hint: 'How long it takes on its own.' },
    workers: { label: 'Most workers', hint: 'Measured is from 1 up to so many. 0 means twice the number of cores.' },
    sharedPercent: {
      label: 'Shared part',
      hint: 'How many percent of a task need what only one worker can use at a time.',
    },
    measureMs: { label: 'Time per row', hint: 'How long is measured with each number of workers.' },
    replicas: { label: 'Replicas', hint: 'How many servers stand behind the door.' },
    requests: {
      label: 'Requests',
      hint: 'How many the client asks. As many are under way at once as there are replicas.',
    },
    retries: {
      label: 'Second tries',
      hint: 'How often the door asks another replica when one is gone before it has answered.',
    },
  },
  notes,
  experiments: {
    'slow-among-fast': {
      intro:
        'The same tasks, one slow and the others fast, are done in three ways: one after the other (sequential), all begun at once in one thread (concurrent, async), and in a thread each (parallel). With “wait” a task waits for a timer; with “compute” it mixes numbers.',
      question: 'When is the last fast task done: before or after the slow one?',
      options: { before: 'before the slow one', after: 'after the slow one' },
      happened: (f: WhyFacts) => `${wayTimes(f)}.`,
      right: (f) => `${wayTimes(f)}.`,
      feedback: {
        'async-is-parallel': (f) =>
          `Async does not make more hands. “concurrent” is one thread, and these tasks compute: while it computes the slow one it can do nothing else. Its last fast task was done after ${wayTime(f, 'concurrent')}, and the slow one after ${duration(f.ways.concurrent?.slowDoneMs ?? 0)}. Threads of their own can use other cores.`,
        'waiting-needs-a-core': (f) =>
          `To wait takes no core. “concurrent” is one thread, and still it began all tasks before it waited for any: its last fast one was done after ${wayTime(f, 'concurrent')}, while the slow one was still waiting.`,
      },
      otherwise: (f) => `${wayTimes(f)}.`,
      unsettled: 'Let every way do all its tasks, then your bet can be settled.',
      explanation: (f) =>
        `${wayTimes(f)}. In sequence each task waits for all before it, so a slow one makes everybody behind it late. ` +
        (f.params.work === 'wait'
          ? 'These tasks only wait, so one thread can keep all of them under way. Threads would do as well, but are not needed for it.'
          : `These tasks compute, so one thread has to do them one after the other whatever it calls it. A thread each lets the operating system share out the cores, ${cores(f.cores)} here.`) +
        chosenOrder(f),
      modelAnswer:
        'In sequence everything behind the slow task waits for it. If tasks only wait, one thread that begins all of them at once is enough. If they compute, only more threads on more cores help.',
      tasks: {
        'slow-is-done': {
          ask: 'In the way “concurrent”, select the event at which the slow task is done.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Look in the lane of concurrent for the note that its slow task is done.`,
          done: (f) => `Yes. In this run ${f.ways.concurrent?.fastBeforeSlow ?? 0} fast tasks were done before it.`,
        },
        'async-computes': {
          ask: 'Make a run in which “concurrent” does not help: its last fast task is done after the slow one.',
          missing: (f) =>
            f.ways.concurrent
              ? `Its last fast task was done after ${wayTime(f, 'concurrent')}, the slow one after ${duration(f.ways.concurrent.slowDoneMs)}. What would keep its one thread busy?`
              : 'The way “concurrent” was not in this run, or not to its end.',
          done: (f) => `${wayTimes(f)}. There is only one thread, and computing keeps it.`,
        },
        'two-before': {
          ask: 'Make a run in which “sequential” has at least two fast tasks done before the slow one, and at least one after it.',
          missing: (f) =>
            `Before the slow one ${f.ways.sequential?.fastBeforeSlow ?? 0} were done. Where in the line does it stand?`,
          done: (f) =>
            `${f.ways.sequential?.fastBeforeSlow ?? 0} were done before it. Whoever stands behind it still waits.`,
        },
      },
    },
    throughput: {
      intro:
        'Workers, each a thread, do small tasks and share nothing. How many tasks a second do all of them get done together? Measured is with one worker, two, and so on, up to “Most workers”; 0 means twice the number of cores of this machine.',
      question: 'With the most workers, how many times as many tasks a second will be done as with one?',
      options: {
        same: 'About as many: it is one computer',
        cores: 'About as many times as there are cores',
        workers: 'About as many times as there are workers',
      },
      happened: (f: WhyFacts) => `With ${cores(f.cores)}, ${speed(f)}.`,
      right: (f) => `${speed(f)}, on ${cores(f.cores)}. ${bend(f)}`,
      feedback: {
        'more-threads-proportionally-faster': (f) =>
          `A thread needs a core to compute on, and there are ${f.cores}. ${speed(f)}. ${bend(f)} More threads than that take turns, and nothing is won.`,
        'waiting-needs-a-core': (f) =>
          `These tasks wait, and whoever waits needs no core: ${speed(f)}, on ${cores(f.cores)}.`,
      },
      otherwise: (f) => `${speed(f)}, on ${cores(f.cores)}. ${bend(f)}`,
      unsettled: 'Let all rows be measured, with clearly more workers than cores, then your bet can be settled.',
      explanation: (f) =>
        `${speed(f)}, and this machine can run ${f.cores} threads at the same moment. ${bend(f)} ` +
        (f.params.work === 'compute'
          ? 'Up to the number of cores each worker can have one of its own. What other programs need, shared caches, cores that are really two halves of one, and a clock that slows down when it gets hot keep the measured line below the ideal one.'
          : 'Tasks that wait leave the cores free, so here the cores are no limit.') +
        chosenOrder(f),
      modelAnswer:
        'Computing gets faster with more threads until every core is busy; after that they take turns. Waiting has no such limit.',
      tasks: {
        'row-of-cores': {
          ask: 'Select the event that says what was measured with as many workers as there are cores.',
          missing: (f, picked) => `${kindOf.en(picked)}Look in main’s lane for the note that says workers ${f.cores}.`,
          done: (f) => `Yes. ${bend(f)}`,
        },
        'waiting-workers': {
          ask: `Make a run in which the most workers do at least ${WELL_BEYOND} times as much as the cores alone could.`,
          missing: (f) => `${speed(f)}; there are ${cores(f.cores)}. What can many do at the same time without a core?`,
          done: (f) => `${speed(f)}, on ${cores(f.cores)}. Waiting for a disk or a network is like this.`,
        },
        steadier: {
          ask: `Measure computing again with at least ${duration(STEADY_MS)} per row and more workers than cores. Is the line smoother?`,
          missing: (f) =>
            `Each row was measured for ${duration(f.params.measureMs)}, up to ${f.rows.at(-1)?.workers ?? 0} workers; there are ${cores(f.cores)}.`,
          done: (f) => `${speed(f)}. ${bend(f)} A short measurement catches whatever else the machine did just then.`,
        },
      },
    },
    bottleneck: {
      intro:
        'Each task has a part a worker does on its own and a part for which it needs something that only one can use at a time, guarded by a lock. With “wait” the tasks only wait, so the cores are no limit. Every task is counted; the timeline shows the first five of each worker in each row.',
      question:
        'With as much of each task shared as the setup says: how many times as many tasks a second will the most workers do as one?',
      options: {
        same: 'No more: they have to take turns',
        limited: 'More, up to a limit that the shared part sets',
        proportional: 'As many times as there are workers',
      },
      happened: (f: WhyFacts) => `${speed(f)}.`,
      right: (f) => `${speed(f)}. ${ceiling(f)}`,
      feedback: {
        'more-workers-relieve-a-bottleneck': (f) =>
          `${speed(f)}. More workers only make the line in front of the shared thing longer.`,
      },
      otherwise: (f) => `${speed(f)}. ${ceiling(f)}`,
      unsettled: 'Let all rows be measured, with a shared part and so many workers that they can meet there.',
      explanation: (f) =>
        `${speed(f)}. ${ceiling(f)} ${bend(f)} To get further, make the shared part smaller or have more than one of what is shared.` +
        chosenOrder(f),
      modelAnswer:
        'The shared part can be done by one worker at a time. Once it is busy all the time, nothing gets faster: with a quarter of each task shared, four times is the limit.',
      tasks: {
        'had-to-wait': {
          ask: 'Select an event at which a worker wanted the shared thing and somebody else had it.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}A worker that finds the lock taken is blocked. Look in the rows with several workers.`,
          done: () => 'Yes. It sleeps until whoever has the lock lets it go.',
        },
        tighter: {
          ask: `With at least ${MANY_WORKERS} workers, make it so tight that they do less than ${FEW_TIMES} times as much as one.`,
          missing: (f) =>
            `${speed(f)}. One worker alone kept the shared thing busy for ${percent(serialPart(f))} of the time.`,
          done: (f) => `${speed(f)}. ${ceiling(f)}`,
        },
        wider: {
          ask: 'Make the bottleneck so wide that at least four workers do nearly as many times as much as there are of them, with a part still shared.',
          missing: (f) => `${speed(f)}. The shared thing was busy for ${percent(lastRow(f)?.busy ?? 0)} of the time.`,
          done: (f) => `${speed(f)}. Whatever is busy for a small part of the time makes few wait.`,
        },
      },
    },
    replicas: {
      intro:
        'Several replicas of a server, each a process, stand behind one door. A client has many requests and knows the door only. The door hands each request to the next living replica. While it runs, end one replica with “Kill”. You can ask the door yourself with nc, one line at a time: the tab “From outside” says how.',
      question: 'You kill one replica halfway. What becomes of the requests?',
      options: {
        none: 'None fails: all are answered',
        'in-hand': 'Only what the dead one had in hand fails',
        all: 'From then on all fail',
      },
      happened: (f: WhyFacts) => `${gone(f)}; ${answers(f)}.`,
      right: (f) => `${gone(f)}; ${answers(f)}, ${f.door.answeredAfter} of the answers after that. ${shares(f)}.`,
      feedback: {
        'one-gone-all-gone': (f) =>
          `The client knows the door, not the replicas. ${gone(f)}, and ${f.door.answeredAfter} requests were answered after that by the others: ${shares(f)}.`,
      },
      otherwise: (f) =>
        `${gone(f)}; ${answers(f)}. The door lost ${f.door.lost} requests with a replica, and asked again up to ${f.params.retries} times each.`,
      unsettled: 'Kill exactly one replica while the client is still asking, and let the run end.',
      explanation: (f) =>
        `${answers(f)}. ${shares(f)}. ` +
        (f.door.gone.length > 0
          ? `${gone(f)} while the client was asking, and took ${f.door.lost} requests with it. The door noticed because the connection broke, and ` +
            (f.params.retries > 0
              ? 'asked another replica. That is safe only because these requests change nothing (they are idempotent).'
              : 'gave those up, since it was told not to ask again.')
          : 'Nobody was killed in this run.') +
        ' The door itself stands only once: if it goes, nothing can be reached.' +
        chosenOrder(f),
      modelAnswer:
        'The others go on. What the dead replica had in hand is lost with it, but the door can ask another one for it, if asking twice does no harm. So with a second try none fails.',
      tasks: {
        'door-notices': {
          ask: 'Select the event at which the door notices that a replica is gone.',
          missing: (f, picked) =>
            f.door.lost === 0
              ? 'In this run no replica took a request with it. Kill one while it works.'
              : `${kindOf.en(picked)}Look in main’s lane for the error.`,
          done: () =>
            'Yes: the connection broke before there was an answer. What follows is the second try, or the giving up.',
        },
        'no-second-try': {
          ask: 'Make a run in which the death of a replica costs a request, and the others go on.',
          missing: (f) => `${gone(f)}; ${answers(f)}. How often may the door ask again?`,
          done: (f) =>
            `${answers(f)}. Without a second try what the dead one had in hand is lost: ${f.door.lost} here.`,
        },
        'two-gone': {
          ask: 'Kill two replicas and still have every request answered.',
          missing: (f) => `${gone(f)}; ${answers(f)}.`,
          done: (f) =>
            `${gone(f)}, and still ${f.door.answered} of ${f.door.sent} requests were answered. ${shares(f)}.`,
        },
        'all-gone': {
          ask: 'Kill all of them while the client is asking. What does the door say then?',
          missing: (f) => `${f.door.gone.length} of ${f.params.replicas} ended while the client was asking.`,
          done: (f) => `${answers(f)}. Replicas help as long as one of them lives.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof why, WhyFacts, typeof bets, typeof tasks>;
