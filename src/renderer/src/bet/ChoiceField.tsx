import type { ReactElement } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import classes from './bet.module.css';

interface ChoiceFieldProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

/** One of a few answers, each on a line of its own. */
export function ChoiceField({ label, options, value, onChange }: ChoiceFieldProps): ReactElement {
  return (
    <RadioGroup aria-label={label} value={value ?? null} onChange={onChange} className={classes['radios'] ?? ''}>
      {options.map((option) => (
        <RadioField key={option.id} value={option.id}>
          <RadioButton className={classes['radio'] ?? ''}>
            <span className={classes['dot']} aria-hidden />
            <span>{option.label}</span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
