import { useEffect, useRef, useState, type ReactElement } from 'react';
import { onDidAnnounce } from './announce';

/** Texts kept in the region at once; older ones have long been read. */
const KEPT = 3;

/** The one live region. Stands once, at the top of the app. */
export function Announcer(): ReactElement {
  const [said, setSaid] = useState<readonly { readonly id: number; readonly text: string }[]>([]);
  const nextId = useRef(0);
  useEffect(
    () =>
      onDidAnnounce((text) => {
        const id = nextId.current++;
        // A new element each time: the same words twice are said twice.
        setSaid((before) => [...before, { id, text }].slice(-KEPT));
      }),
    [],
  );
  return (
    <div className="visually-hidden" aria-live="polite" role="log">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
