/** Events in words: the same sentence in the table, the inspector, the tooltip and to a screen reader. */
import { use, useMemo } from 'react';
import { type TraceEvent } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';
import { useText, type SameText, type Texts } from '../language/text';
import { factsOf, type EventFacts } from './event-facts';
import { noteWords, NoteWordsContext, type NoteWords } from './note-words';
import { en } from './text/en';
import { ko } from './text/ko';

export interface TraceWords extends SameText<typeof en> {
  /** Of the lab whose events are told; without it notes are shown by their codes. */
  readonly notes?: NoteWords | undefined;
}
export const traceTexts: Texts<typeof en> = { en, ko };

export function useTraceWords(): TraceWords {
  const words = useText(traceTexts);
  const notes = use(NoteWordsContext);
  return useMemo(() => (notes ? { ...words, notes } : words), [words, notes]);
}

/** "consumer-1 took 3 from items" */
export function eventSentence(event: TraceEvent, words: TraceWords): string {
  const noted = noteWords(event, words.notes);
  return noted === undefined ? words.sentence(factsOf(event)) : `${event.actor}: ${noted}`;
}

/** The same without the actor: "took 3 from items" */
export function eventPhrase(event: TraceEvent, words: TraceWords): string {
  return noteWords(event, words.notes) ?? words.phrase(factsOf(event));
}

/**
 * What the actor is doing since its event at `row`; `undefined` = it has had none.
 *
 * @param isOver  the run has ended: whoever did not end by itself was cut off, or has waited for just that
 */
export function stateWords(store: TraceStore, row: number | undefined, words: TraceWords, isOver = false): string {
  if (row === undefined) return words.state.notYet;
  const facts = factsOf(store.event(row));
  if (isOver && facts.kind !== 'exit') return stoppedWords(facts, words);
  switch (facts.kind) {
    case 'exit':
      return words.state.ended(facts.code, facts.signal);
    case 'wait':
    case 'block':
      return words.state.waits(facts.waitsFor, facts.place);
    case 'work':
      return words.state.works(facts.value);
    default:
      return words.state.running;
  }
}

/** Nobody waits for ever in a run that has ended: for the others' end it was, for anything else it never came. */
function stoppedWords({ kind, waitsFor }: EventFacts, words: TraceWords): string {
  const isCutOff = kind === 'block' || (kind === 'wait' && waitsFor !== 'exit');
  return isCutOff ? words.state.waitedInVain : words.state.over;
}
