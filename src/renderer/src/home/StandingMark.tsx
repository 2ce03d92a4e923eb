import { Circle, CircleCheck, CircleX, RotateCw, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Standing } from '../progress/due';
import { classNames } from '../ui/class-names';
import { ICON_PX } from '../ui/icon-size';
import classes from './StandingMark.module.css';

const MARKS: Readonly<Record<Standing['kind'], LucideIcon>> = {
  new: Circle,
  right: CircleCheck,
  due: RotateCw,
  wrong: CircleX,
};

/** How the last bet of an experiment went, as a mark. Words stand beside it or in the legend. */
export function StandingMark({ kind }: { readonly kind: Standing['kind'] }): ReactElement {
  const Icon = MARKS[kind];
  return <Icon size={ICON_PX} className={classNames(classes['mark'], classes[kind])} aria-hidden />;
}
