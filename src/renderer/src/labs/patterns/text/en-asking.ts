/** Request-reply and push: one has the jobs, each is meant for one worker. */
import { duration } from '../../figures';
import { kindOf } from '../../picked';
import { trouble, wentOn, type PatternsFacts } from '../facts';
import { sentences } from '../sentences';
import { SOME_TWICE } from '../tasks';
import type { PatternsText } from './en';
import {
  chosenOrder,
  count,
  crashed,
  doneTwice,
  givenAgain,
  jobs,
  outcome,
  shares,
  slowOnes,
  theJobs,
} from './en-parts';

/** What became of the job that the first one to crash had in hand. */
function crashedJob(f: PatternsFacts): string {
  const [crash] = f.crashes;
  if (!crash) return '';
  const who = `${crash.actor} crashed holding job ${crash.job}`;
  if (!f.lost.includes(crash.job)) return `${who}, and another worker did it.`;
  return f.noticed.includes(crash.job)
    ? `${who}. That job was never done, and the sender knows it.`
    : `${who}. Nobody else did it, and nothing in the sender’s lane says that it is missing.`;
}

/** Who is free gets the next: what that made of the slow ones. */
function fewer(f: PatternsFacts): string {
  const slow = trouble(f, 'isSlow');
  const doneBy = (worker: string): number => f.done[worker]?.length ?? 0;
  const most = Math.max(0, ...Object.values(f.done).map((own) => own.length));
  const isFewer = slow.length > 0 && slow.every((worker) => doneBy(worker) < most);
  return isFewer ? ' So a slow worker gets fewer, and the others need not wait for it.' : '';
}

const afterwards = (f: PatternsFacts): string =>
  f.doneAfterCrash === 0
    ? 'Nothing was done after that.'
    : `After the crash, ${count(f.doneAfterCrash, 'more job')} got done.`;

const nobodyCrashed = 'No worker crashed in this run.';

export const asking = {
  'request-reply': {
    intro:
      'The sender asks one worker to do a job, waits for the answer, and only then asks the next worker to do the next job. One worker is slow, one comes late, and one crashes while it holds a job.',
    question: 'How many jobs will be under way at the same time, at most?',
    options: {},
    happened: (f) =>
      `At most ${count(f.mostAtOnce, 'job was', 'jobs were')} under way at once. ${shares(f)} ${outcome(f)}`,
    right: (f) =>
      sentences(
        f.mostAtOnce === 1
          ? 'Just one: while the sender waits for an answer it gives out nothing.'
          : `At most ${f.mostAtOnce} at once.`,
        slowOnes(f) && `${slowOnes(f)}.`,
      ),
    feedback: {
      'asking-does-not-wait': (f) =>
        sentences(
          `Several workers do not help if the sender gives out nothing while it waits for an answer. So there ${f.mostAtOnce === 1 ? 'was' : 'were'} never more than ${count(f.mostAtOnce, 'job')} under way.`,
          slowOnes(f) && `${slowOnes(f)}; all that time the others had nothing to do.`,
        ),
    },
    otherwise: (f) =>
      `At most ${count(f.mostAtOnce, 'job was', 'jobs were')} under way at once. Compare the workers’ lanes and look where jobs overlap.`,
    unsettled: 'For this, at least two workers must do something, and the run must come to its end.',
    explanation: (f) =>
      sentences(
        slowOnes(f) && `${slowOnes(f)}.`,
        'When workers are asked in turn, everybody waits each time it is a slow one’s turn.',
        'In return, a job that was answered is certainly done. Of one that was not answered, nobody knows whether it was done or not.',
        f.crashes.length === 0
          ? ''
          : `${crashed(f)}. Once a connection has ended, it is clear that no answer will come.${f.noticed.length > 0 ? ` So the sender gave up ${jobs(f.noticed)}.` : ''}`,
      ) +
      givenAgain(f) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      'One. Request-reply waits for the answer before it goes on. It is easy to follow, and what was answered is certainly done, but the other workers sit idle and the slowest sets the pace.',
    tasks: {
      notices: {
        ask: 'Select the event in which the sender concludes that the crashed worker will not answer.',
        missing: (f, picked) =>
          f.crashes.length === 0
            ? `${nobodyCrashed} Make a run in which one does.`
            : `${kindOf.en(picked)}Look at the sender’s notes, right after the connection ended.`,
        done: () =>
          'Yes. The worker could not say anything, but the operating system closed its connection, and that was enough. If the whole machine had lost power, not even that would have come.',
      },
      'nothing-lost': {
        ask: 'Let a worker crash while it holds a job, and still lose nothing.',
        missing: (f) =>
          f.crashes.length === 0
            ? nobodyCrashed
            : `${outcome(f)} The sender knows what is missing. What could it do about it?`,
        done: (f) => `${crashed(f)}, and still all ${count(f.params.jobs, 'job')} got done.${givenAgain(f)}`,
      },
      'done-twice': {
        ask: 'Nobody crashes, nothing is lost, and yet at least one job is done twice. Make it happen.',
        missing: (f) =>
          f.crashes.length > 0
            ? 'A worker crashed. Set “Crashing workers” to 0.'
            : f.lost.length > 0
              ? outcome(f)
              : `No job was done twice. ${f.params.acknowledge ? `A job is given out again after ${duration(f.params.timeoutMs)} without an answer. Does any worker take longer?` : 'First switch on “Acknowledge and redeliver”.'}`,
        done: (f) =>
          `${theJobs(f.twice)}. A worker that was only slow was taken for dead. No timeout can tell the two apart.`,
      },
    },
  },
  push: {
    intro:
      'The sender gives the next job to a worker that has said it is free, as a load balancer does, and forgets what it has given out. One worker is slow, one comes late, and one crashes while it holds a job.',
    question: 'A worker crashes while it holds a job. What happens to that job?',
    options: {
      back: 'It returns to the sender, and another worker does it',
      gone: 'Nobody ever does it, but the other jobs go on',
      stops: 'The sender waits for it, and nothing goes on',
    },
    happened: (f) => sentences(shares(f), crashedJob(f), outcome(f)),
    right: (f) =>
      sentences(
        f.params.acknowledge
          ? 'The sender keeps each job until it is acknowledged.'
          : 'The job was in the worker’s memory and went with it, and the sender had kept nothing.',
        afterwards(f),
      ),
    feedback: {
      'queue-takes-the-item-back': (f) =>
        sentences(
          f.params.acknowledge
            ? 'What was kept can be given out again, but only if a worker is left to do it.'
            : 'Where would it return from? The job was in the worker’s memory and went with it, and the sender kept nothing of what it had given out.',
          f.params.acknowledge ? '' : 'If a job is to survive its worker, somebody must keep it until it is done.',
        ),
      'one-gone-all-gone': (f) =>
        sentences(
          'The sender waits for no worker in particular: it gives the next job to any that is free.',
          afterwards(f),
        ),
    },
    otherwise: afterwards,
    unsettled: 'In this run no worker crashed, or it was stopped, or there was only one worker.',
    explanation: (f) =>
      sentences(
        `Whoever is free gets the next job.${fewer(f)}${f.completedJobs === 0 ? '' : ` Up to ${count(f.mostAtOnce, 'job was', 'jobs were')} under way at once, and everything took ${duration(f.elapsedMs)}.`}`,
        f.params.acknowledge
          ? 'The sender kept every job until it was acknowledged.'
          : wentOn(f) && f.lost.length > 0
            ? 'That is the price of giving out and forgetting: the work goes on without the dead worker, but what it held is lost silently.'
            : '',
      ) +
      givenAgain(f) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      'Nobody does it. The sender gave it out and forgot it, so it is gone with its worker and leaves no trace. The rest goes on. To be given out again, a job must be kept until it is acknowledged.',
    tasks: {
      'where-it-vanishes': {
        ask: 'Select the event in which a worker takes a job down with it.',
        missing: (f, picked) =>
          f.crashes.length === 0
            ? `${nobodyCrashed} Make a run in which one does.`
            : `${kindOf.en(picked)}Look for the last note in the lane of ${f.crashes[0]?.actor ?? 'the worker that crashed'}.`,
        done: (f) =>
          f.lost.length > 0 && !f.params.acknowledge
            ? 'Yes. Now look for that job in the sender’s lane: it learns that a connection has ended, but not what that worker held.'
            : 'Yes. But the sender had kept it, so it could be given out again.',
      },
      'given-again': {
        ask: 'Let a worker crash, and still have every job done exactly once.',
        missing: (f) => (f.crashes.length === 0 ? nobodyCrashed : outcome(f)),
        done: (f) =>
          `${crashed(f)}, and still each of the ${count(f.params.jobs, 'job')} was done once.${givenAgain(f)}`,
      },
      'too-impatient': {
        ask: `Make the sender too impatient: nobody crashes, and at least ${SOME_TWICE} jobs are done more than once.`,
        missing: (f) =>
          f.crashes.length > 0
            ? 'A worker crashed. Set “Crashing workers” to 0.'
            : `${f.twice.length === 0 ? 'No job was' : count(f.twice.length, 'job was', 'jobs were')} done more than once. Workers that are only slow must be taken for dead, several times, while another is free.`,
        done: (f) =>
          `${theJobs(f.twice)}. The worker that had it first did it, too, in the end. Sending a reminder twice is harmless; charging a card twice is not.`,
      },
    },
  },
} as const satisfies Pick<PatternsText['experiments'], 'request-reply' | 'push'>;
