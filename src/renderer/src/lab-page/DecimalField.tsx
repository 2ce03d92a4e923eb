/** A number that need not be whole; a share of all is shown and typed in per cent. */
import type { ReactElement } from 'react';
import type { DecimalParameter } from '../../../shared/labs/parameter';
import { NumberField } from '../ui/NumberField';
import { isShare } from './frozen-value';

export interface DecimalFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly parameter: DecimalParameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;
const PLAIN = { useGrouping: false, maximumFractionDigits: 6 } as const;

export function DecimalField({ parameter, text, onChange, ...rest }: DecimalFieldProps): ReactElement {
  return (
    <NumberField
      {...rest}
      value={text === '' ? NaN : Number(text)}
      onChange={(value) => onChange(Number.isNaN(value) ? '' : String(value))}
      formatOptions={isShare(parameter) ? PERCENT : PLAIN}
    />
  );
}
