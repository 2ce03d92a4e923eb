/** The words of a delivery matrix, in English. */
import type { CellState, Outcome } from './delivery-state';

const count = (n: number): string => n.toLocaleString('en');

/** `3rd` */
function ordinal(n: number): string {
  const ending = ['th', 'st', 'nd', 'rd'];
  const teens = n % 100 > 10 && n % 100 < 14;
  return `${count(n)}${(teens ? undefined : ending[n % 10]) ?? 'th'}`;
}

interface CellWords {
  readonly states: Readonly<Record<Exclude<CellState, 'again'>, string>>;
  readonly again: (times: number) => string;
}

/** Beside the marks, where no receiver is named. */
type LegendWords = Readonly<Record<CellState, string>>;

const jobOutcomes = {
  complete: 'done',
  twice: 'done more than once',
  waiting: 'not done yet',
  lost: 'lost',
  nobody: 'given to nobody',
} satisfies Record<Outcome, string>;

export const en = {
  title: 'Delivery matrix',
  empty: {
    jobs: 'No job has been given out yet.',
    copies: 'Nothing has been published yet.',
    items: 'Nothing has been put on the list yet.',
    entries: 'Nothing has been appended to the stream yet.',
  },
  noReceivers: {
    jobs: 'There is no worker.',
    copies: 'There is no subscriber.',
    items: 'Nobody takes from it.',
    entries: 'Nobody reads it.',
  },
  total: { jobs: 'done', copies: 'messages', items: 'took', entries: 'acknowledged' },
  outcome: 'overall',
  columns: (size: number) => `Each column stands for ${count(size)} in a row.`,
  choose: 'Choose one to look inside.',
  range: (first: number, last: number, all: number) => `${count(first)} to ${count(last)} of ${count(all)}`,
  zoom: { out: 'Back', earlier: 'Those before', later: 'Those after' },
  show: 'Show',
  shows: { state: 'what became of it', order: 'in which order', waited: 'how long it waited' },
  keys: 'Arrow keys go from cell to cell, Enter shows the event.',
  groupKeys: 'Arrow keys go from cell to cell, Enter looks inside, Escape goes back.',
  message: {
    jobs: (label: string) => `job ${label}`,
    copies: (label: string) => label,
    items: (label: string) => `item ${label}`,
    entries: (label: string) => `entry ${label}`,
  },
  group: {
    jobs: (first: string, last: string) => `jobs ${first} to ${last}`,
    copies: (first: string, last: string) => `${first} to ${last}`,
    items: (first: string, last: string) => `items ${first} to ${last}`,
    entries: (first: string, last: string) => `entries ${first} to ${last}`,
  },
  topic: (topic: string) => `topic ${topic}`,
  cells: {
    jobs: {
      states: {
        none: 'was not given it',
        absent: 'was not there when it was sent',
        waiting: 'has not got it yet',
        given: 'was given it, not done yet',
        once: 'did it',
        unfinished: 'was given it and did not do it',
        lost: 'never got it',
      },
      again: (times: number) => `did it ${count(times)} times`,
    } satisfies CellWords,
    copies: {
      states: {
        none: 'did not ask for it',
        absent: 'was not subscribed when it was sent',
        waiting: 'has not got it yet',
        given: 'was given it',
        once: 'got one copy',
        unfinished: 'did not take it',
        lost: 'never got it',
      },
      again: (times: number) => `got ${count(times)} copies`,
    } satisfies CellWords,
    items: {
      states: {
        none: 'did not get it',
        absent: 'was not there',
        waiting: 'has not got it yet',
        given: 'took it',
        once: 'took it; it is gone for the others',
        unfinished: 'took it and then was gone',
        lost: 'never got it',
      },
      again: (times: number) => `took it ${count(times)} times`,
    } satisfies CellWords,
    entries: {
      states: {
        none: 'was not handed it',
        absent: 'was not there',
        waiting: 'has not read it yet',
        given: 'read it and has not acknowledged it',
        once: 'read it and acknowledged it',
        unfinished: 'read it and never acknowledged it',
        lost: 'never got it',
      },
      again: (times: number) => `acknowledged it ${count(times)} times`,
    } satisfies CellWords,
  },
  legend: {
    jobs: {
      none: 'not given',
      absent: 'was not there',
      waiting: 'not yet',
      given: 'given, not done yet',
      once: 'done',
      again: 'done more than once',
      unfinished: 'given, never done',
      lost: 'never got it',
    } satisfies LegendWords,
    copies: {
      none: 'not asked for',
      absent: 'not subscribed then',
      waiting: 'not yet',
      given: 'given',
      once: 'one copy',
      again: 'more than one copy',
      unfinished: 'not taken',
      lost: 'never got it',
    } satisfies LegendWords,
    items: {
      none: 'not given',
      absent: 'was not there',
      waiting: 'not yet',
      given: 'taken',
      once: 'taken',
      again: 'taken more than once',
      unfinished: 'taken by one that was gone',
      lost: 'never got it',
    } satisfies LegendWords,
    entries: {
      none: 'not given',
      absent: 'was not there',
      waiting: 'not yet',
      given: 'read, not acknowledged',
      once: 'read and acknowledged',
      again: 'acknowledged more than once',
      unfinished: 'read, never acknowledged',
      lost: 'never got it',
    } satisfies LegendWords,
  },
  place: (place: number) => `as its ${ordinal(place)}`,
  givenTimes: (times: number) => `given ${count(times)} times`,
  after: (time: string) => `${time} after it was sent`,
  late: 'after one that was sent later',
  unit: 'In milliseconds.',
  placesOf: 'Its place in the order in which each receiver got them.',
  outcomes: {
    jobs: jobOutcomes,
    jobsEach: { ...jobOutcomes, complete: 'done by all', lost: 'missed by somebody' },
    copies: {
      complete: 'reached all who asked for it',
      twice: 'reached somebody more than once',
      waiting: 'under way',
      lost: 'missed by somebody',
      nobody: 'went to nobody',
    },
    items: {
      complete: 'taken',
      twice: 'taken more than once',
      waiting: 'still on the list',
      lost: 'left on the list',
      nobody: 'taken by nobody',
    } satisfies Record<Outcome, string>,
    entries: {
      complete: 'acknowledged',
      twice: 'acknowledged more than once',
      waiting: 'not acknowledged',
      lost: 'never acknowledged',
      nobody: 'read by nobody',
    } satisfies Record<Outcome, string>,
  },
  some: (part: string, n: number) => `${count(n)} ${part}`,
  lates: (n: number) => `${count(n)} out of order`,
  waits: (middle: string, longest: string) => `waited ${middle} (median), ${longest} at most`,
  summary: {
    jobs: (n: number) => `${count(n)} ${n === 1 ? 'job' : 'jobs'}`,
    copies: (n: number) => `${count(n)} ${n === 1 ? 'message' : 'messages'}`,
    items: (n: number) => `${count(n)} ${n === 1 ? 'item' : 'items'}`,
    entries: (n: number) => `${count(n)} ${n === 1 ? 'entry' : 'entries'}`,
  },
  more: (n: number) => `and ${count(n)} more`,
};
