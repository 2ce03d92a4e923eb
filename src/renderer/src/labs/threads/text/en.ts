import type { threads } from '../../../../../shared/labs/threads/contract';
import { andNames, listed } from '../../figures';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { ThreadsFacts } from '../facts';
import { requests, SHARED_COUNT, type tasks } from '../tasks';
import { notes } from './en-notes';

const shares = ({ consumers, worked }: ThreadsFacts): string =>
  consumers.map((actor) => `${actor} worked on ${listed(worked[actor] ?? []) || 'nothing'}`).join('; ');
const ledger = ({ debit, credit }: ThreadsFacts): string =>
  debit === credit ? `debit and credit agree (${debit})` : `debit is ${debit} and credit is ${credit}: half-written`;
const stuckNames = ({ stuck }: ThreadsFacts): string => andNames(Object.keys(stuck));
const blockedNames = ({ blocked }: ThreadsFacts): string => andNames(blocked);
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const chosenOrder = ({ gated }: ThreadsFacts): string =>
  gated ? ' Mind the order in this run: you, or “How it moves”, decided who went next.' : '';
const inNode =
  'In Node, worker.terminate() ends a thread’s JavaScript as soon as possible, even where it sleeps in Atomics.wait. No finally block runs, and nothing it held in shared memory is given back.';

export const en = {
  idea: 'A creator and its consumers as threads of one process. They share all of its memory, and also the trouble of one another.',
  terms: [
    {
      term: 'thread',
      meaning: 'One of several courses of execution in a process. Here each is a worker of Node, with shared memory.',
    },
    { term: 'sentinel', meaning: 'An agreed value that means “no more will come”. In this lab it is -1.' },
    { term: 'lock', meaning: 'Only one thread holds it at a time. Whoever wants it waits until it is given back.' },
    {
      term: 'cooperative cancel',
      meaning: 'A thread is asked to end and does so itself, at a point where it leaves nothing undone.',
    },
    { term: 'lease', meaning: 'A lock for a limited time. After that somebody else may take it.' },
    {
      term: 'fencing token',
      meaning: 'A number that grows each time a lock is taken. Data refuse whoever comes with an older one.',
    },
  ],
  parameters: {
    input: {
      label: 'Items',
      hint: 'What the creator puts, in order: numbers, or text in quotes. -1 ends one consumer.',
    },
    consumers: { label: 'Consumers', hint: 'How many threads take from the same queue.' },
    ending: {
      label: 'How the end is told',
      hint: 'input: by what stands in the list. one-each: a sentinel for each consumer. close: the queue is closed.',
    },
    workMs: { label: 'Work per item', hint: 'How long a consumer works on one item.' },
    rescue: {
      label: 'Rescue',
      hint: 'cancel: threads look whether they are asked to end. timeout: they give up waiting for the lock. lease: they may take it over.',
    },
    patienceMs: {
      label: 'Patience',
      hint: 'timeout: how long a thread waits for the lock. lease: how long an owner may keep it.',
    },
  },
  notes,
  experiments: {
    'one-sentinel': {
      intro:
        'The creator puts its items into a queue and, last, one sentinel, -1. Several consumers take from that queue. Let it run until nothing moves any more, then press Stop or put something by hand.',
      question: 'Left alone, how many of the consumers end by themselves?',
      options: {},
      happened: (f: ThreadsFacts) =>
        f.endedAlone.length === f.consumers.length
          ? `All ${f.consumers.length} consumers ended by themselves.`
          : `${f.endedAlone.length} of ${f.consumers.length} consumers ended by themselves${Object.keys(f.stuck).length > 0 ? `; ${stuckNames(f)} waited for an item` : ''}.`,
      right: () => 'You saw it: taking an item takes it away from all others, and the sentinel is an item.',
      feedback: {
        'sentinel-reaches-every-consumer': (f) =>
          `A sentinel is no announcement. ${andNames(f.sentinelTakers) || 'Nobody'} took ${f.sentinelTakers.length === 1 ? 'the one there was' : 'those there were'}, and then ${f.sentinelTakers.length === 1 ? 'it was' : 'they were'} gone from the queue. ${stuckNames(f)} found the queue empty and waited.`,
      },
      otherwise: (f) =>
        `In this run ${f.endedAlone.length} ended by themselves; sentinels taken: ${f.sentinelTakers.length}.`,
      unsettled: 'Let the run go until nothing moves any more, then stop it or put an item by hand.',
      explanation: (f) =>
        `${shares(f)}. Each item, the sentinel too, left the queue once. ` +
        (Object.keys(f.stuck).length > 0
          ? `${stuckNames(f)} waited for an item that nobody would put: the creator had ended. A process in which one thread waits for ever does not end either; main waited for it.`
          : 'Each consumer was told of the end, so nobody was left.') +
        (f.byHand ? ' What you put by hand was taken by one that waited.' : '') +
        chosenOrder(f),
      modelAnswer:
        'One. Whoever takes the sentinel ends; the others wait on an empty queue. It takes one sentinel for each consumer, or a queue that can be closed.',
      tasks: {
        'who-took-it': {
          ask: 'Select the event where a consumer takes the sentinel.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look for the get of -1.`,
          done: () => 'Yes. From here on it is in nobody else’s reach.',
        },
        'by-hand': {
          ask: 'Bring a run to its end without Stop: put the missing sentinel by hand.',
          missing: (f) =>
            f.byHand ? 'Somebody still waits, or you pressed Stop.' : 'Nothing was put by hand in this run.',
          done: () => 'All ended. Your sentinel woke the one that was waiting.',
        },
        'all-of-four': {
          ask: 'Let four or more consumers end without your help.',
          missing: (f) =>
            f.consumers.length < 4
              ? `There are ${f.consumers.length} consumers.`
              : `Sentinels taken: ${f.sentinelTakers.length}. Change the items, or “How the end is told”.`,
          done: (f) =>
            f.sentinelTakers.length > 0
              ? `${f.sentinelTakers.length} sentinels for ${f.consumers.length} consumers.`
              : 'Closing tells everybody at once, however many there are.',
        },
      },
    },
    'shared-variable': {
      intro:
        'Each consumer adds one to the variable “handled” for every item. Main, which never adds anything, reads it at the end. In the lab “Processes” each process had a variable of its own; compare.',
      question: 'The creator puts all the items of the setup. What does main read in “handled” when all have ended?',
      options: {},
      happened: (f) => `${shares(f)}. Main read ${f.handledByMain ?? 'nothing'}.`,
      right: () => 'One variable, in the one memory all threads share.',
      feedback: {
        'threads-have-copies': (f) =>
          `It would be less if main or each consumer had a copy, as processes do. Here main read ${f.handledByMain ?? '?'}, the count of all consumers together, without anybody having sent it.`,
      },
      otherwise: (f) =>
        `Worked on were ${f.workedCount} items, sentinels are not worked on; main read ${f.handledByMain ?? '?'}.`,
      unsettled: 'Let the run end by itself: main reads the variable when all others have ended.',
      explanation: (f) =>
        `${shares(f)}: ${f.workedCount} in all, and ${f.handledByMain ?? '?'} is what main read. ${f.passedOn > 0 ? `${f.passedOn === 1 ? 'Once' : `${f.passedOn} times`} one thread counted on from what another had written.` : 'In this run one thread did all the counting; main still read its number.'} Each addition is one step that nobody can come in between of (Atomics.add). Read, add and write as three steps could lose counts: the lab “Race conditions” shows it.` +
        chosenOrder(f),
      modelAnswer:
        'As many as were worked on. Threads of one process share its memory, so there is only one “handled”.',
      tasks: {
        'anothers-count': {
          ask: 'Select an event where a thread adds to a number that another thread has written.',
          missing: (f, picked) =>
            f.passedOn > 0
              ? `${kindOf.en(picked)}Look for two writes of “handled” in a row, in different lanes, and select the second.`
              : 'In this run one thread did all the counting. Run it again, or give the consumers more work.',
          done: () => 'Yes. Nothing was sent: it found the number where the other had left it.',
        },
        twenty: {
          ask: `Let three or more consumers work, and main read exactly ${SHARED_COUNT}.`,
          missing: (f) =>
            `Main read ${f.handledByMain ?? 'nothing yet'}; consumers that worked: ${f.consumers.filter((actor) => (f.worked[actor]?.length ?? 0) > 0).length}.`,
          done: () => 'Whoever did how much: the sum is in one place.',
        },
      },
    },
    terminate: {
      intro:
        'Each consumer takes an item, takes the lock “ledger”, writes debit, works for a while, writes credit and gives the lock back. Terminate the one that holds the lock while it works. Watch the others; when nothing moves any more, press Stop. If you terminate nobody, the run simply ends.',
      question: 'You terminate the thread that holds the lock. What becomes of the lock?',
      options: {
        released: 'It becomes free, since its owner is gone',
        finishes: 'The thread finishes its item first and gives it back',
        stays: 'It stays taken',
      },
      happened: (f) =>
        f.terminated
          ? `${f.terminated.actor} was terminated with the lock in its hand. ${f.terminated.takenOver ? `${f.terminated.nextOwner ?? 'Another'} took the lock over.` : f.blocked.length > 0 ? `${blockedNames(f)} waited for it to the end.` : f.gaveUp > 0 ? `The others gave up ${times(f.gaveUp)}.` : ''} In the ledger ${ledger(f)}.`
          : `Nobody was terminated with the lock in its hand. In the ledger ${ledger(f)}.`,
      right: () => 'A lock is a word in memory. It does not notice that the thread whose number stands in it is gone.',
      feedback: {
        'terminate-releases-locks': (f) =>
          `Who should give it back? ${f.terminated?.actor ?? 'The thread'} ended before its unlock, and the lock is only a word in shared memory with that thread’s number in it. The operating system frees what belongs to a process when the process ends. A thread’s end frees nothing that is shared.`,
        'kill-lets-it-finish': (f) =>
          `To terminate is not to ask. ${f.terminated?.actor ?? 'The thread'} was ended where it was: after its write of debit, before its write of credit and its unlock. In the ledger ${ledger(f)}.`,
      },
      otherwise: (f) =>
        `In this run ${f.deadOwner === undefined ? 'no owner was lost' : `${f.deadOwner} took the lock with it`}.`,
      unsettled:
        'Terminate a consumer while it works with the lock, with “Rescue” not set to lease, and leave the others time to want the lock. Then press Stop.',
      explanation: (f) =>
        (f.terminated
          ? `${f.terminated.actor} ended between lock and unlock. In the ledger ${ledger(f)}. `
          : `In this run nobody was terminated with the lock in its hand. `) +
        (f.blocked.length > 0
          ? `${blockedNames(f)} waited for the lock, and nobody was left who could give it back. `
          : '') +
        (f.gaveUp > 0
          ? `With a time-out threads gave up ${times(f.gaveUp)} and wrote nothing: they go on, and the data stay as they are. `
          : '') +
        (f.takenOver > 0
          ? `The lease ended and the lock was taken over ${times(f.takenOver)}; the new owner wrote both numbers anew from credit. `
          : '') +
        (f.refused > 0 ? `An earlier owner came back with an old token and was refused ${times(f.refused)}. ` : '') +
        `${inNode} Python’s threads cannot be terminated at all, for this reason.` +
        chosenOrder(f),
      modelAnswer:
        'It stays taken. The owner’s unlock never runs, and nothing else gives the lock back. The others wait for a thread that is no more.',
      tasks: {
        'where-it-died': {
          ask: 'Terminate the owner of the lock. Then select the event where it took the lock it never gave back.',
          missing: (f, picked) =>
            f.deadOwner === undefined
              ? 'No owner was terminated in this run.'
              : `${kindOf.en(picked)}Look for the last lock in the lane of ${f.deadOwner}.`,
          done: () => 'Yes. The unlock that belongs to it is missing.',
        },
        'give-up': {
          ask: 'Set “Rescue” to timeout and terminate the owner. The others must give up waiting.',
          missing: (f) => `Rescue: ${f.params.rescue}. Dead owner: ${f.deadOwner ?? 'none'}. Given up: ${f.gaveUp}.`,
          done: (f) =>
            `They gave up ${times(f.gaveUp)} and the run ended. In the ledger ${ledger(f)}: a time-out frees the threads, not the data.`,
        },
        'take-over': {
          ask: 'With a lease, terminate the owner and let another thread put the ledger right.',
          missing: (f) =>
            `Rescue: ${f.params.rescue}. Dead owner: ${f.deadOwner ?? 'none'}. In the ledger ${ledger(f)}.`,
          done: (f) =>
            `${f.terminated?.nextOwner ?? 'Another'} took the lock over from ${f.deadOwner ?? 'it'}, and ${ledger(f)}.`,
        },
        'come-back-late': {
          ask: 'With a lease, make an owner so slow that its write comes too late and is refused.',
          missing: (f) =>
            `Refused so far: ${f.refused}. Hold an owner until its lease is over, then let it go; or let the work take longer than the patience.`,
          done: (f) =>
            `Refused ${times(f.refused)}. The owner was alive and believed it still held the lock; only its token told.`,
        },
      },
    },
    cancel: {
      intro:
        'The same ledger and lock. But now the consumers look at a flag at the top of their loop, where they hold no lock. Ask the one that works with the lock to end.',
      question: 'You ask the thread that holds the lock to end. When does it end?',
      options: {
        'at-once': 'At once, wherever it is',
        'after-unlock': 'After it has finished its item and given the lock back',
        never: 'Never, as long as there are items',
      },
      happened: (f) =>
        f.cancelled
          ? `${f.cancelled.actor} was asked while it held the lock. ${f.cancelled.gaveBack ? 'It gave the lock back' : 'It did not give the lock back'}${f.cancelled.ended ? ' and ended' : ''}. In the ledger ${ledger(f)}.`
          : 'Nobody was asked while it held the lock.',
      right: () => 'A request changes a flag, nothing more. The thread sees it when it looks.',
      feedback: {
        'a-request-ends-it-at-once': (f) =>
          `The request only set a flag. ${f.cancelled?.actor ?? 'The thread'} went on with its item, wrote credit, gave the lock back, and looked then. That delay is what you pay; ${ledger(f)} is what you get.`,
      },
      otherwise: (f) =>
        f.cancelled?.gaveBack
          ? `${f.cancelled.actor} gave the lock back first and then ended.`
          : 'In this run it did not give the lock back.',
      unsettled: 'Ask a consumer to end while it works with the lock, and let the run end by itself.',
      explanation: (f) =>
        (f.cancelled
          ? `${f.cancelled.actor} was asked and ${f.cancelled.gaveBack ? 'gave the lock back before it left' : 'did not give the lock back'}. `
          : 'Nobody was asked while it held the lock. ') +
        `In the ledger ${ledger(f)}. The others went on with what was in the queue: ${shares(f)}. A thread that never looks, or that sleeps on something else, cannot be asked; so waits need an end, too.` +
        (f.deadOwner === undefined ? '' : ` ${f.deadOwner} was terminated with the lock: a flag is no help there.`) +
        chosenOrder(f),
      modelAnswer:
        'After it has given the lock back. It looks at the flag only at the top of its loop, and there it holds nothing and has left nothing half done.',
      tasks: {
        'where-it-looked': {
          ask: 'Select the event where the thread sees that it was asked to end.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look for the note just before its exit.`,
          done: () => 'Yes. All that it had begun lies before it.',
        },
        'whole-ledger': {
          ask: 'Ask two or more consumers to end, one of them while it holds the lock. The ledger must agree at the end.',
          missing: (f) =>
            `Asked: ${requests(f.events)}. In the ledger ${ledger(f)}${f.cancelled ? '' : '; nobody was asked while it held the lock'}.`,
          done: (f) => `${requests(f.events)} were asked, and ${ledger(f)}.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof threads, ThreadsFacts, typeof bets, typeof tasks>;
