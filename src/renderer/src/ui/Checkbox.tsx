import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import classes from './Choice.module.css';
import { classNames } from './class-names';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Checkbox({ children, ...rest }: CheckboxProps): ReactElement {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className={classNames(classes['choice'])}>
        <span className={classes['box']} aria-hidden>
          <Check size={14} strokeWidth={3} />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
