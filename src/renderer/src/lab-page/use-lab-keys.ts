/** The keys of a lab page. They do nothing while somebody types or a control of its own wants the key. */
import { useEffect, useMemo, useRef } from 'react';
import { useText } from '../language/text';
import { isTyping, useKeyHelp } from '../shell/key-help';
import { texts } from './text';

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

/** Where letters search and the space bar presses. */
const OWN_KEYS = '[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';
const PRESSED_BY_SPACE =
  'button, a, summary, [role="button"], [role="radio"], [role="tab"], [role="row"], [role="slider"], input';

export function useLabKeys(keys: LabKeys): void {
  const t = useText(texts).keys;
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = BY_KEY[event.key.toLowerCase()];
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
}
