import type { ReactElement } from 'react';
import type { EventKind } from '../../../../shared/trace/event';
import { GLYPHS } from './glyphs';

export interface GlyphMarkProps {
  readonly kind: EventKind;
  /** Of an actor; the text's colour otherwise. */
  readonly color?: string;
}

/** The mark of a kind of event as the diagram draws it. Its name stands beside it. */
export function GlyphMark({ kind, color = 'currentColor' }: GlyphMarkProps): ReactElement {
  const { path, filled, alarming } = GLYPHS[kind];
  const ink = alarming ? 'var(--color-bad)' : color;
  return (
    <svg width={13} height={13} viewBox="-6.5 -6.5 13 13" aria-hidden style={{ flex: 'none' }}>
      <path
        d={path}
        fill={filled ? ink : 'none'}
        stroke={ink}
        strokeWidth={filled ? 0.5 : 1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
}
