import type { ReactElement } from 'react';
import {
  Input,
  Label,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { FieldFoot, type FieldText } from './FieldParts';
import classes from './Field.module.css';
import { classNames } from './class-names';

export interface TextFieldProps
  extends FieldText, Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly placeholder?: string;
  /** Set in the code typeface: lists, bytes, names. */
  readonly code?: boolean;
  /** More than one line. */
  readonly rows?: number;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { label, description, error, placeholder, code = false, rows, ...rest } = props;
  const look = classNames(classes['input'], code && classes['code']);
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classNames(classes['field'])}
    >
      <Label className={classNames(classes['label'])}>{label}</Label>
      {rows === undefined ? (
        <Input className={look} spellCheck={!code} {...hint} />
      ) : (
        <TextArea className={look} rows={rows} spellCheck={!code} {...hint} />
      )}
      <FieldFoot description={description} error={error} />
    </AriaTextField>
  );
}
