import { CircleCheck, Info, OctagonX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import classes from './Callout.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';

export type CalloutKind = 'info' | 'good' | 'warn' | 'bad';

const ICONS: Readonly<Record<CalloutKind, LucideIcon>> = {
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonX,
};

export interface CalloutProps {
  readonly kind?: CalloutKind;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears: `status` when it can wait, `alert` when it cannot. */
  readonly role?: 'status' | 'alert' | 'note';
}

/** A remark that stands out from the text around it. */
export function Callout({ kind = 'info', title, children, actions, role = 'note' }: CalloutProps): ReactElement {
  const Icon = ICONS[kind];
  return (
    <div role={role} className={classNames(classes['callout'], classes[kind])}>
      <Icon size={ICON_PX} aria-hidden />
      <div className={classes['body']}>
        {title !== undefined && <div className={classes['title']}>{title}</div>}
        {children}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
