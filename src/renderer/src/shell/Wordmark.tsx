import type { ReactElement } from 'react';

/** Two lanes whose steps take turns: what the app is about, in 20 pixels. */
export function Wordmark(): ReactElement {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden>
      <path d="M2 6h4.5l3 8H18M2 14h4.5l1-2.7M9.2 7.3 9.7 6H18" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
