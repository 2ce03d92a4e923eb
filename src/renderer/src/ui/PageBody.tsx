import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import classes from './PageBody.module.css';

export interface PageBodyProps {
  readonly children: ReactNode;
  /** A single column of prose and fields. */
  readonly narrow?: boolean;
}

/** A page that is read from top to bottom, as against a lab, which fills the window. */
export function PageBody({ children, narrow = false }: PageBodyProps): ReactElement {
  return <div className={classNames(classes['page'], narrow && classes['narrow'])}>{children}</div>;
}
