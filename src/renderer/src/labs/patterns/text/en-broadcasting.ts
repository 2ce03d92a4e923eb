/** Pull, where many have the same, and publish-subscribe, where all get the same. */
import { andNames, duration } from '../../figures';
import { kindOf } from '../../picked';
import { lateWorker } from '../bets';
import { trouble, type PatternsFacts } from '../facts';
import { sentences } from '../sentences';
import { SEVERAL } from '../tasks';
import type { PatternsText } from './en';
import { chosenOrder, count, crashed, doneTwice, jobs, pieces, shares, theJobs } from './en-parts';

/** A piece that comes once more is the same piece. */
const servedTwice = ({ twice }: PatternsFacts): string =>
  twice.length === 0
    ? ''
    : ` ${pieces(twice).replace(/^p/, 'P')} ${twice.length === 1 ? 'was' : 'were'} delivered more than once, because from outside a slow source looks just like a dead one. That does no harm: it is the same piece.`;

const fetched = (f: PatternsFacts): string =>
  f.lost.length === 0
    ? `All ${count(f.params.jobs, 'piece')} came in.`
    : `${f.completedJobs} of ${count(f.params.jobs, 'piece')} came in; missing: ${pieces(f.lost)}.`;

/** Which pieces were asked for again, and of whom. */
function askedElsewhere({ again }: PatternsFacts): string {
  const [first] = again;
  if (!first) return '';
  const more = again.length === 1 ? '' : ` This happened ${count(again.length - 1, 'more time')}.`;
  return ` Piece ${first.job} was still missing, so the collector asked ${first.to} for it.${more}`;
}

const crashedAsked = ({ crashes }: PatternsFacts): string =>
  crashes.length === 0
    ? ''
    : `${andNames(crashes.map(({ actor, job }) => `${actor} crashed when it was asked for piece ${job}`))}.`;

/** Whoever is quick is asked more often, if that is to be seen here. */
function quicker(f: PatternsFacts): string {
  const slow = trouble(f, 'isSlow');
  const served = (source: string): number => f.done[source]?.length ?? 0;
  const most = Math.max(0, ...Object.values(f.done).map((own) => own.length));
  return slow.length > 0 && slow.every((source) => served(source) < most) ? 'A quick source is asked more often.' : '';
}

/** The late worker, when it came, and what it missed. */
function late(f: PatternsFacts): string {
  const worker = lateWorker(f);
  if (worker === undefined) return '';
  const [missed, given] = [f.missed[worker] ?? [], f.given[worker] ?? []];
  return missed.length === 0
    ? `${worker} came before anything was sent and received ${count(new Set(given).size, 'job')}.`
    : `${worker} was not there for ${jobs(missed)}; it received ${given.length === 0 ? 'nothing' : jobs(given)}.`;
}

/** Why the late worker got what it got. */
function hadIt(f: PatternsFacts): string {
  const worker = lateWorker(f);
  return worker !== undefined && f.missed[worker]?.length === 0
    ? 'This time it came before the first job was sent, so it missed nothing.'
    : 'The sender sends to those who are connected at that moment, and keeps nothing of what went before.';
}

/** What each did of what all should have done. */
const each = (f: PatternsFacts): string =>
  `${f.completedJobs} of ${count(f.params.jobs, 'job')} ${f.completedJobs === 1 ? 'was' : 'were'} done by every worker. ${shares(f)}`;

/** How far behind the slow ones were. */
function behind(f: PatternsFacts): string {
  const { longest } = f;
  if (!longest || !trouble(f, 'isSlow').includes(longest.actor)) return '';
  return `Being slow, ${longest.actor} fell behind: it finished job ${longest.job} ${duration(longest.ms)} after it was sent. Until then, copies piled up unread.`;
}

export const broadcasting = {
  pull: {
    intro:
      'Now the one in the middle needs something: a collector fetches pieces from several sources, as a torrent client does. Every source has all the pieces. One source is slow, one comes late, and one crashes when it is asked for a piece.',
    question:
      'A source crashes before it has delivered the piece it was asked for. What will the collector have in the end?',
    options: {
      all: 'All the pieces',
      'all-but-one': 'All but the piece it had asked that source for',
      stops: 'Only the pieces that came before the crash',
    },
    happened: (f) => sentences(shares(f, 'delivered'), crashedAsked(f), fetched(f)),
    right: (f) => askedElsewhere(f).trim() || 'No source was left to ask again.',
    feedback: {
      'a-request-is-not-repeated': (f) =>
        `A job that is given out is out of your hands. A piece that you have only asked for is not there yet, and the collector knows that.${askedElsewhere(f)}`,
      'one-gone-all-gone': (f) =>
        `Only that one source is gone. The collector asks any other source that is free, and ${count(f.doneAfterCrash, 'piece was', 'pieces were')} delivered after the crash.`,
    },
    otherwise: (f) => askedElsewhere(f).trim() || 'No source was left to ask again.',
    unsettled: 'In this run no source crashed, or it was stopped, or there was only one source.',
    explanation: (f) =>
      sentences(
        quicker(f),
        askedElsewhere(f),
        'The collector knows what it needs, so it also knows what is missing. It needs no separate acknowledgement: the piece itself is one.',
      ) +
      servedTwice(f) +
      chosenOrder(f),
    modelAnswer:
      'All of them. The one who fetches knows what is missing and can ask another source, as long as a source is left that has the piece.',
    tasks: {
      'asks-elsewhere': {
        ask: 'Select the event in which the collector asks for a piece it had asked for before.',
        missing: (f, picked) =>
          f.again.length === 0
            ? 'In this run no piece was asked for again. Make a run in which a source crashes.'
            : `${kindOf.en(picked)}Look at the collector’s notes after the crash.`,
        done: (f) => `Yes.${askedElsewhere(f)}`,
      },
      'several-gone': {
        ask: `Let at least ${SEVERAL} sources crash, and still collect all the pieces.`,
        missing: (f) =>
          `${f.crashes.length === 0 ? 'No source' : count(f.crashes.length, 'source')} crashed. ${fetched(f)}`,
        done: (f) =>
          `${crashedAsked(f)} Still, all ${count(f.params.jobs, 'piece')} came in: one source that stays alive is enough.`,
      },
      'pieces-lost': {
        ask: 'Make even this pattern lose something: some pieces come, the others never do.',
        missing: (f) => `${fetched(f)} What if nobody is left to ask?`,
        done: (f) => `${fetched(f)} Asking somewhere else only helps while there is somewhere else.`,
      },
    },
  },
  pubsub: {
    intro:
      'Like radio: the sender sends a copy of every job to all who are connected at that moment, and waits for nobody. One worker is slow, one comes late, and one crashes along the way.',
    question: 'A worker comes when a few jobs have already been sent. What will it receive?',
    options: {
      'from-now-on': 'What is sent from then on, but nothing from before',
      'from-the-start': 'Everything, including what was sent before',
      'a-share': 'Its share: each job goes to only one worker',
    },
    happened: (f) => sentences(late(f), each(f)),
    right: hadIt,
    feedback: {
      'late-subscriber-gets-history': () =>
        sentences(
          'For that, somebody would have had to keep it. The sender sent to those who were connected then and kept nothing for anybody who had not come yet.',
          'To catch up later, there must be something that stores the jobs, such as a log or a queue.',
        ),
      'topic-is-a-queue': (f) =>
        sentences(
          'That would be push. Here each worker gets a copy of every job for as long as it is connected.',
          f.handedOut.length === 0 ? '' : 'So the same job may be done by several of them.',
        ),
    },
    otherwise: hadIt,
    unsettled: 'In this run no worker came late and then received something, or it was stopped.',
    explanation: (f) =>
      sentences(
        behind(f),
        f.crashes.length === 0 ? '' : `${crashed(f)}. Nothing that is sent later reaches a dead worker.`,
        f.lost.length === 0
          ? 'Every worker did every job.'
          : `So ${count(f.lost.length, 'job was', 'jobs were')} not done by everybody, and ${f.noticed.length === 0 ? 'nothing in the sender’s lane says so' : `the sender knows of ${f.noticed.length}`}.`,
        f.handedOutAfterMs === undefined
          ? ''
          : f.params.acknowledge
            ? `Waiting for acknowledgements, the sender was done after ${duration(f.handedOutAfterMs)}. It, too, kept copies only for those who were connected.`
            : `The sender had sent everything after ${duration(f.handedOutAfterMs)}${Object.keys(f.done).length === 0 ? '' : `; the last job was done after ${duration(f.elapsedMs)}`}.`,
      ) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      'Only what is sent while it is connected. Publish-subscribe of this kind keeps nothing: a latecomer gets no history, nobody does a dead worker’s copies for it, and the sender hears of neither.',
    tasks: {
      missed: {
        ask: 'Select an event in which the sender sends a job that the late worker never receives.',
        missing: (_f, picked) => `${kindOf.en(picked)}Look at the sender’s notes from before that worker came.`,
        done: () => 'Yes. To the sender it was a job like any other: one copy for each worker who was there.',
      },
      'everybody-everything': {
        ask: `With at least ${SEVERAL} workers, have every worker do every job. Slow ones are allowed.`,
        missing: (f) => each(f),
        done: (f) =>
          `${shares(f)} If everybody is connected from beginning to end, publish-subscribe loses nothing either.`,
      },
      'to-nobody': {
        ask: 'Have the sender send at least one job that nobody at all receives.',
        missing: () =>
          'There was somebody to receive each job. Can you make a moment when all are dead, or nobody has come yet?',
        done: (f) => `${theJobs(f.toNobody)} reached nobody, and the sender just went on.`,
      },
    },
  },
} as const satisfies Pick<PatternsText['experiments'], 'pull' | 'pubsub'>;
