/** Two pictures of the same kind beside each other, or one below the other where there is no room. */
import type { ReactElement, ReactNode } from 'react';
import classes from './compare.module.css';

export function SideBySide({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={classes['sides']}>{children}</div>;
}
