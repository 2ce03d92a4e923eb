/** What the threads of an attempt did, step by step, in words: from its trace, whoever chose the order. */
import type { MadeStep, Attempt } from '../attempts';
import { josa } from '../../../trace/josa';

/** So many steps of an attempt are read; the rest is counted. */
const MOST_TOLD = 12;

/** What only a thread itself can see changes nothing for the others. */
const isShared = ({ kind }: MadeStep): boolean => kind !== 'work';

function told(attempt: Attempt | undefined, words: (step: MadeStep) => string): string {
  const steps = attempt?.steps.filter(isShared) ?? [];
  const list = steps.slice(0, MOST_TOLD).map(words);
  if (steps.length > MOST_TOLD) list.push(`… (+${steps.length - MOST_TOLD})`);
  return list.join(' → ');
}

const who = ({ thread }: MadeStep): string => `thread-${thread}`;

function englishStep(step: MadeStep): string {
  const { kind, cell = 'a cell', lock = 'a lock', value, atomic } = step;
  switch (kind) {
    case 'load':
      return `${who(step)} reads ${value ?? '?'} in ${cell}`;
    case 'store':
      return atomic ? `${who(step)} changes ${cell} in one step` : `${who(step)} writes ${value ?? '?'} into ${cell}`;
    case 'lock':
      return `${who(step)} takes ${lock}`;
    case 'unlock':
      return `${who(step)} lets go of ${lock}`;
    default:
      return `${who(step)}: ${kind}`;
  }
}

function koreanStep(step: MadeStep): string {
  const { kind, cell = '칸', lock = '락', value, atomic } = step;
  const subject = josa(who(step), '이/가');
  switch (kind) {
    case 'load':
      return `${subject} ${cell}에서 ${value ?? '?'} 읽음`;
    case 'store':
      return atomic ? `${subject} ${josa(cell, '을/를')} 한 걸음에 바꿈` : `${subject} ${cell}에 ${value ?? '?'} 씀`;
    case 'lock':
      return `${subject} ${lock} 잡음`;
    case 'unlock':
      return `${subject} ${lock} 놓음`;
    default:
      return `${who(step)}: ${kind}`;
  }
}

export const storyOf = {
  en: (attempt: Attempt | undefined): string => told(attempt, englishStep),
  ko: (attempt: Attempt | undefined): string => told(attempt, koreanStep),
};
