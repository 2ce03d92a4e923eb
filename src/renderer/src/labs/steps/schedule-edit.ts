/** A schedule being edited, and where in it. Pure: what each key does to it. */
import type { Schedule } from '../../../../shared/steps/schedule';

export interface Draft {
  readonly turns: Schedule;
  /** Before which turn the learner stands; `turns.length` is the end. */
  readonly at: number;
}

export const inserted = ({ turns, at }: Draft, thread: number): Draft => ({
  turns: turns.toSpliced(at, 0, thread),
  at: at + 1,
});

/** Without the turn the learner stands before. */
export const deleted = ({ turns, at }: Draft): Draft => ({ turns: turns.toSpliced(at, 1), at });

/** Without the turn just passed. */
export const erased = (draft: Draft): Draft => (draft.at === 0 ? draft : deleted({ ...draft, at: draft.at - 1 }));

/** The turn the learner stands before, one place earlier (-1) or later (1), and the learner with it. */
export function moved({ turns, at }: Draft, by: -1 | 1): Draft {
  const thread = turns[at];
  const to = at + by;
  if (thread === undefined || to < 0 || to >= turns.length) return { turns, at };
  return { turns: turns.toSpliced(at, 1).toSpliced(to, 0, thread), at: to };
}

export const placed = ({ turns }: Draft, at: number): Draft => ({
  turns,
  at: Math.max(0, Math.min(at, turns.length)),
});

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * @param threads  how many there are: the digits 0 to `threads - 1` insert a turn
 * @returns        `undefined` if the key means nothing here
 */
export function afterKey(draft: Draft, pressed: PressedKey, threads: number): Draft | undefined {
  const { key, altKey } = pressed;
  if (pressed.ctrlKey || pressed.metaKey) return undefined;
  if (altKey) return key === 'ArrowLeft' ? moved(draft, -1) : key === 'ArrowRight' ? moved(draft, 1) : undefined;
  switch (key) {
    case 'ArrowLeft':
      return placed(draft, draft.at - 1);
    case 'ArrowRight':
      return placed(draft, draft.at + 1);
    case 'Home':
      return placed(draft, 0);
    case 'End':
      return placed(draft, draft.turns.length);
    case 'Delete':
      return deleted(draft);
    case 'Backspace':
      return erased(draft);
    default:
      return /^\d$/.test(key) && Number(key) < threads ? inserted(draft, Number(key)) : undefined;
  }
}

/** `0, 0, 1` or `0 0 1`, with or without brackets. @returns `undefined` if there is anything else in it */
export function parseSchedule(text: string, threads: number): Schedule | undefined {
  const words = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  const turns = words.map(Number);
  return words.every((word) => /^\d{1,4}$/.test(word)) && turns.every((thread) => thread < threads) ? turns : undefined;
}
