import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import classes from './Badge.module.css';
import { classNames } from './class-names';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A word about the state of something. Its colour never says more than the word. */
export function Badge({ tone = 'neutral', icon: Icon, children }: BadgeProps): ReactElement {
  return (
    <span className={classNames(classes['badge'], classes[tone])}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  );
}
