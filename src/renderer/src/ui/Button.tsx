/** One primary button per state of a screen; the rest are secondary or quiet. */
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link, TooltipTrigger } from 'react-aria-components';
import classes from './Button.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';
import { Tooltip } from './Tooltip';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `secondary` unless said otherwise. */
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'secondary', icon: Icon, children, className, ...rest }: ButtonProps): ReactElement {
  return (
    <AriaButton {...rest} className={classNames(classes['button'], classes[kind], className)}>
      {Icon && <Icon size={ICON_PX} aria-hidden />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** Its name for everybody: read out, and shown as the tooltip. */
  readonly label: string;
}

export function IconButton({ icon: Icon, label, kind = 'quiet', className, ...rest }: IconButtonProps): ReactElement {
  return (
    <TooltipTrigger>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(classes['button'], classes[kind], classes['iconOnly'], className)}
      >
        <Icon size={ICON_PX} aria-hidden />
      </AriaButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** Looks like a button, goes to another page: a link, with all a link can do. */
export function LinkButton({ href, kind = 'secondary', icon: Icon, children }: LinkButtonProps): ReactElement {
  return (
    <Link href={href} className={classNames(classes['button'], classes[kind])}>
      {children}
      {Icon && <Icon size={ICON_PX} aria-hidden />}
    </Link>
  );
}
