/** The keys of a lab page. They do nothing while somebody types or a control of its own wants the key. */
import { useEffect, useMemo, useRef } from 'react';
import { useText, type SameText } from '../language/text';
import { isTyping, useKeyHelp, type KeyGroup } from '../shell/key-help';
import { keysTexts } from './keys-text';

export interface LabKeys {
  readonly run: () => void;
  readonly pauseOrResume: () => void;
  readonly step: () => void;
  readonly stop: () => void;
  readonly follow: () => void;
}

const BY_KEY: Readonly<Record<string, keyof LabKeys>> = {
  r: 'run',
  ' ': 'pauseOrResume',
  s: 'step',
  x: 'stop',
  '.': 'follow',
};

/** Where the keyboard writes another script (ㄱ for r), the key itself tells. */
const BY_CODE: Readonly<Record<string, keyof LabKeys>> = { KeyR: 'run', KeyS: 'step', KeyX: 'stop' };

/** What a key press asks for: by what is written on the key, wherever Latin letters are. */
export function keyMeans({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): keyof LabKeys | undefined {
  const isAscii = key.length === 1 && key <= '~';
  return BY_KEY[key.toLowerCase()] ?? (isAscii ? undefined : BY_CODE[code]);
}

/** Where letters search and the space bar presses. */
const OWN_KEYS = '[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';
const PRESSED_BY_SPACE =
  'button, a, summary, [role="button"], [role="radio"], [role="tab"], [role="row"], [role="slider"], input';

export function useLabKeys(keys: LabKeys): void {
  const { lab: t, diagram } = useText(keysTexts);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = keyMeans(event);
      if (
        name === undefined ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        event.defaultPrevented
      )
        return;
      if (isTyping(event) || !(event.target instanceof Element) || event.target.closest(OWN_KEYS)) return;
      if (event.key === ' ' && event.target.closest(PRESSED_BY_SPACE)) return;
      event.preventDefault();
      latest.current[name]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useKeyHelp(
    useMemo(
      () => ({
        title: t.title,
        keys: [
          { keys: ['r'], does: t.run },
          { keys: ['Space'], does: t.pause },
          { keys: ['s'], does: t.step },
          { keys: ['x'], does: t.stop },
          { keys: ['.'], does: t.follow },
        ],
      }),
      [t],
    ),
  );
  useKeyHelp(useMemo(() => diagramHelp(diagram), [diagram]));
}

/** The keys of the diagram (trace/diagram/keys.ts) while it has the focus. */
function diagramHelp(t: SameText<(typeof keysTexts)['en']['diagram']>): KeyGroup {
  return {
    title: t.title,
    keys: [
      { keys: ['←', '→'], does: t.step },
      { keys: ['Shift+←', 'Shift+→'], does: t.inLane },
      { keys: ['↑', '↓'], does: t.lane },
      { keys: ['Home', 'End'], does: t.ends },
      { keys: ['+', '-'], does: t.zoom },
      { keys: ['0'], does: t.fit },
      { keys: ['Enter'], does: t.inspect },
      { keys: ['Esc'], does: t.none },
    ],
  };
}
