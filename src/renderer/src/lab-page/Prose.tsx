/** Text that speaks of actors: a name such as `consumer-3` is never broken at its hyphen. */
import { Fragment, type ReactElement } from 'react';
import classes from './lab-page.module.css';

const NAMES = /([a-z]+-\d+)/;

export function Prose({ children }: { readonly children: string | undefined }): ReactElement {
  return (
    <>
      {(children ?? '').split(NAMES).map((part, index) =>
        // Split by a group: every other part is a name.
        index % 2 === 1 ? (
          <span key={index} className={classes['name']}>
            {part}
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}
