import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import classes from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** Why it is empty and how it fills. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Stands where something will be. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className={classes['empty']}>
      <Icon size={24} aria-hidden />
      <div className={classes['title']}>{title}</div>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
