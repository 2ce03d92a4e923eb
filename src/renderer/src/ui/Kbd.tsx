import type { ReactElement } from 'react';
import classes from './Kbd.module.css';

/** One key, as it is printed on the keyboard. */
export function Kbd({ children }: { readonly children: string }): ReactElement {
  return <kbd className={classes['key']}>{children}</kbd>;
}
