/** Which cell of a delivery matrix the keys act at, and which one the pointer is over. */
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { placeAfter, type Place } from './matrix-view';

export interface ActiveCell {
  readonly at: Place | undefined;
  /** Of which words are to be shown: under the pointer, else where the keys act. */
  readonly told: Place | undefined;
  readonly pick: (place: Place) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly focus: () => void;
  readonly hover: (place: Place | undefined) => void;
}

export interface ActiveCellUse {
  /** The table, in which the cell is kept in sight. */
  readonly grid: RefObject<HTMLTableElement | null>;
  /** How many rows and columns there are. */
  readonly size: Place;
  readonly choose: (place: Place) => void;
  readonly onOut: (() => void) | undefined;
}

const FIRST: Place = { receiver: 0, column: 0 };

export function useActiveCell({ grid, size, choose, onOut }: ActiveCellUse): ActiveCell {
  const [wanted, setAt] = useState<Place>();
  const [hovered, hover] = useState<Place>();
  useEffect(() => {
    if (wanted) grid.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [grid, wanted]);
  const at = wanted && within(wanted, size);
  const pick = (place: Place): void => {
    setAt(place);
    choose(place);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = placeAfter(event.key, at ?? FIRST, size);
    if (next) setAt(at ? next : FIRST);
    else if ((event.key === 'Enter' || event.key === ' ') && at) pick(at);
    else if (event.key === 'Escape' && onOut) onOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const focus = (): void => setAt((known) => known ?? FIRST);
  return { at, told: hovered ?? at, pick, press, focus, hover };
}

const within = ({ receiver, column }: Place, size: Place): Place => ({
  receiver: Math.min(receiver, size.receiver - 1),
  column: Math.min(column, size.column - 1),
});
