import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components';
import classes from './Tooltip.module.css';
import { classNames } from './class-names';

/** Distance from what it belongs to: half a step beyond the focus ring. */
const OFFSET_PX = 6;

/** Names or explains what it belongs to, never the only place of something needed. Stands in a `TooltipTrigger`. */
export function Tooltip({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <AriaTooltip offset={OFFSET_PX} className={classNames(classes['tooltip'])}>
      {children}
    </AriaTooltip>
  );
}
