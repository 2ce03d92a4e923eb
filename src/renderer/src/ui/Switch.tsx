import type { ReactElement, ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import classes from './Choice.module.css';
import { classNames } from './class-names';

export interface SwitchProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps): ReactElement {
  return (
    <SwitchField {...rest}>
      <SwitchButton className={classNames(classes['choice'])}>
        <span className={classes['track']} aria-hidden />
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
