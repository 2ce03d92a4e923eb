import { Minus, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Button,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components';
import { FieldFoot, type FieldText } from './FieldParts';
import classes from './Field.module.css';
import { classNames } from './class-names';

export interface NumberFieldProps
  extends FieldText, Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  /** Stands behind the number: `ms`. */
  readonly unit?: string | undefined;
}

/** A number with steps up and down; arrow keys, Page Up and Page Down work in it. */
export function NumberField({ label, description, error, unit, ...rest }: NumberFieldProps): ReactElement {
  return (
    <AriaNumberField
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classNames(classes['field'])}
    >
      <Label className={classNames(classes['label'])}>{label}</Label>
      <Group className={classNames(classes['group'])}>
        <Input className={classNames(classes['input'])} />
        {unit !== undefined && <span className={classes['unit']}>{unit}</span>}
        <Button slot="decrement" className={classNames(classes['step'])}>
          <Minus size={14} aria-hidden />
        </Button>
        <Button slot="increment" className={classNames(classes['step'])}>
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
      <FieldFoot description={description} error={error} />
    </AriaNumberField>
  );
}
