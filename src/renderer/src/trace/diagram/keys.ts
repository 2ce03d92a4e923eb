/** The diagram by keyboard. */
import type { DiagramView } from './diagram-view';

/** A press of + or - is a clear step and four of them an order of magnitude. */
const KEY_ZOOM = 1.8;

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** @returns whether the key meant something here */
export function handleKey(diagram: DiagramView, { key, shiftKey, ctrlKey, metaKey, altKey }: Key): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const run = actions(diagram, shiftKey)[key];
  run?.();
  return run !== undefined;
}

function actions(diagram: DiagramView, inLane: boolean): Readonly<Record<string, () => void>> {
  const step = (by: number): void => (inLane ? diagram.stepInLane(by) : diagram.step(by));
  return {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    ArrowUp: () => diagram.changeLane(-1),
    ArrowDown: () => diagram.changeLane(1),
    Home: () => diagram.selectEnd('first'),
    End: () => diagram.selectEnd('last'),
    '+': () => diagram.zoom(KEY_ZOOM),
    '=': () => diagram.zoom(KEY_ZOOM),
    '-': () => diagram.zoom(1 / KEY_ZOOM),
    _: () => diagram.zoom(1 / KEY_ZOOM),
    '0': () => diagram.fit(),
    Escape: () => diagram.playhead.select(undefined),
  };
}
