/** A raised sheet beside the control that opened it. */
import type { ReactElement, ReactNode } from 'react';
import { Dialog, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import classes from './Popover.module.css';
import { classNames } from './class-names';

export interface PopoverProps extends Omit<AriaPopoverProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly className?: string;
}

/** The bare sheet, for menus and lists. */
export function Popover({ children, className, ...rest }: PopoverProps): ReactElement {
  return (
    <AriaPopover offset={4} {...rest} className={classNames(classes['popover'], className)}>
      {children}
    </AriaPopover>
  );
}

export interface PopoverDialogProps extends PopoverProps {
  /** What it is, for a screen reader. */
  readonly label: string;
}

/** The sheet with content of any kind. Stands in a `DialogTrigger` after its button. */
export function PopoverDialog({ label, children, ...rest }: PopoverDialogProps): ReactElement {
  return (
    // The sheet is no element of its own to a screen reader; the name belongs to the dialog in it.
    <Popover {...rest} aria-labelledby="">
      <Dialog aria-label={label} className={classNames(classes['dialog'])}>
        {children}
      </Dialog>
    </Popover>
  );
}
