import { CircleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { FieldError, Text } from 'react-aria-components';
import classes from './Field.module.css';
import { classNames } from './class-names';

export interface FieldText {
  readonly label: string;
  readonly description?: ReactNode;
  /** Says what is wrong and what fits; the field is invalid as long as it is there. */
  readonly error?: string | undefined;
}

/** What stands below a field: its error, or else its description. Both are read out with the field. */
export function FieldFoot({ description, error }: Omit<FieldText, 'label'>): ReactElement | null {
  if (error !== undefined) {
    return (
      <FieldError className={classNames(classes['error'])}>
        <CircleAlert size={14} aria-hidden />
        <span>{error}</span>
      </FieldError>
    );
  }
  if (description === undefined) return null;
  return (
    <Text slot="description" className={classNames(classes['description'])}>
      {description}
    </Text>
  );
}
