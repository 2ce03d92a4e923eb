/**
 * Where a stream is cut, and what a learner's hand does to it. A cut at 3 lies after the third byte, so a
 * stream of `length` bytes can be cut at 1 to `length - 1`. Cuts are rising and each there once.
 */
export interface RibbonDraft {
  readonly cuts: readonly number[];
  /** The place between two bytes where the keys act. */
  readonly at: number;
}

const within = (at: number, length: number): number => Math.max(1, Math.min(length - 1, at));

/** Cuts there, or joins what was cut there. */
export function toggled(cuts: readonly number[], at: number, length: number): readonly number[] {
  if (at < 1 || at >= length) return cuts;
  if (cuts.includes(at)) return cuts.filter((cut) => cut !== at);
  return [...cuts, at].toSorted((one, other) => one - other);
}

/** Moves a cut; one that comes to lie on another becomes one with it. */
export function moved(cuts: readonly number[], from: number, to: number, length: number): readonly number[] {
  if (!cuts.includes(from) || length < 2) return cuts;
  const others = cuts.filter((cut) => cut !== from);
  return [...new Set([...others, within(to, length)])].toSorted((one, other) => one - other);
}

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** @returns `undefined` if the key is none of ours */
export function afterKey({ cuts, at }: RibbonDraft, { key, shiftKey }: Key, length: number): RibbonDraft | undefined {
  if (length < 2) return undefined;
  const to = goal(key, at, length);
  if (to !== undefined) return { cuts: shiftKey ? moved(cuts, at, to, length) : cuts, at: to };
  if (key === 'Enter') return { cuts: toggled(cuts, at, length), at };
  if (key === 'Delete' || key === 'Backspace') return { cuts: cuts.filter((cut) => cut !== at), at };
  return undefined;
}

function goal(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return within(at - 1, length);
    case 'ArrowRight':
      return within(at + 1, length);
    case 'Home':
      return 1;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
