/** What a cell, a column and the whole of a delivery matrix say in words: for the line under it, the eye's help and a screen reader. */
import { span, type UnitWords } from '../../trace/time-words';
import type { MatrixCell, MatrixColumn } from './matrix-view';
import { CELL_STATES, OUTCOMES, type DeliveryState, type OutcomeCounts } from './delivery-state';
import type { DeliveryWords, Handed } from './text';

export interface MatrixWords {
  readonly t: DeliveryWords;
  readonly what: Handed;
  readonly unit: UnitWords;
}

/** So many are named, then it is only said how many more there are. */
const MOST_NAMED = 8;

export function outcomeWords({ t, what }: MatrixWords, { log }: DeliveryState): DeliveryWords['outcomes']['jobs'] {
  if (what !== 'jobs') return t.outcomes[what];
  return log.spec.meantFor === 'one' ? t.outcomes.jobs : t.outcomes.jobsEach;
}

/** `job 7`; of a group `jobs 1 to 10`. */
export function columnWords({ t, what }: MatrixWords, { first, last }: MatrixColumn): string {
  if (first === undefined) return '';
  if (last === undefined || last.id === first.id) {
    const topic = first.topic === undefined ? '' : ` (${t.topic(first.topic)})`;
    return `${t.message[what](first.label)}${topic}`;
  }
  return t.group[what](first.label, last.label);
}

export function cellWords(words: MatrixWords, column: MatrixColumn, receiver: string, cell: MatrixCell): string {
  const parts = cell.one ? oneWords(words, cell.one) : groupWords(words, cell);
  return `${columnWords(words, column)} · ${receiver}: ${parts.join(', ')}`;
}

function oneWords({ t, what, unit }: MatrixWords, one: NonNullable<MatrixCell['one']>): readonly string[] {
  const { states, again } = t.cells[what];
  return [
    one.state === 'again' ? again(what !== 'copies' && one.done > 0 ? one.done : one.given) : states[one.state],
    ...(one.place === undefined ? [] : [t.place(one.place)]),
    ...(what !== 'copies' && one.given > 1 ? [t.givenTimes(one.given)] : []),
    ...(one.waitedNs === undefined ? [] : [t.after(span(one.waitedNs, unit))]),
    ...(one.isLate ? [t.late] : []),
  ];
}

function groupWords({ t, what, unit }: MatrixWords, { counts, late, waited }: MatrixCell): readonly string[] {
  const legend = t.legend[what];
  return [
    ...CELL_STATES.filter((state) => counts[state] > 0).map((state) => t.some(legend[state], counts[state])),
    ...(late > 0 ? [t.lates(late)] : []),
    ...(waited ? [t.waits(span(waited.middleNs, unit), span(waited.longestNs, unit))] : []),
  ];
}

/** What became of a message, or of a group of them. */
export function outcomeCellWords(words: MatrixWords, column: MatrixColumn, state: DeliveryState): string {
  const names = outcomeWords(words, state);
  const isGroup = column.range.until - column.range.from > 1;
  const parts = OUTCOMES.filter((outcome) => column.outcomes[outcome] > 0).map((outcome) =>
    isGroup ? words.t.some(names[outcome], column.outcomes[outcome]) : names[outcome],
  );
  return `${columnWords(words, column)}: ${parts.join(', ')}`;
}

/** `20 jobs: 17 done, 2 lost (7, 12), 1 done more than once (9)`. */
export function summaryWords(words: MatrixWords, state: DeliveryState, outcomes: OutcomeCounts): string {
  const names = outcomeWords(words, state);
  const parts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => {
    const named = outcome === 'complete' || outcome === 'waiting' ? '' : namedWords(state, outcome);
    return `${words.t.some(names[outcome], outcomes[outcome])}${named}`;
  });
  return `${words.t.summary[words.what](state.length)}: ${parts.join(', ')}`;
}

function namedWords(state: DeliveryState, outcome: (typeof OUTCOMES)[number]): string {
  const found = state.messagesWith(outcome, MOST_NAMED + 1);
  if (found.length > MOST_NAMED) return '';
  return ` (${found.map(({ label }) => label).join(', ')})`;
}
