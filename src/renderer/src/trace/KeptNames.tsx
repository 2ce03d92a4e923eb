import type { ReactElement } from 'react';

/** `consumer-12`: a name that ends in its number. */
const NAME = /([\p{L}\p{N}_]+-\p{N}+)/u;

/** A sentence in which names are not broken at their hyphen. */
export function KeptNames({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text
        .split(NAME)
        .map((part, at) => (at % 2 === 1 ? <span key={at} style={{ whiteSpace: 'nowrap' }} children={part} /> : part))}
    </>
  );
}
