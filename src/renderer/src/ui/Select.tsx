/** One of several, the rest out of sight. Up to four, {@link Segmented} shows them all. */
import { Check, ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, Label, ListBox, ListBoxItem, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFoot, type FieldText } from './FieldParts';
import classes from './Field.module.css';
import menu from './Menu.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';
import { Popover } from './Popover';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string> extends FieldText {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

export function Select<Value extends string>(props: SelectProps<Value>): ReactElement {
  const { label, description, error, options, value, onChange, isDisabled = false } = props;
  return (
    <AriaSelect
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classNames(classes['field'])}
    >
      <Label className={classNames(classes['label'])}>{label}</Label>
      <Button className={classNames(classes['trigger'])}>
        <SelectValue />
        <ChevronDown size={ICON_PX} aria-hidden />
      </Button>
      <FieldFoot description={description} error={error} />
      <Popover>
        <ListBox className={classNames(menu['list'])}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={classNames(menu['item'])}
            >
              {({ isSelected }) => (
                <>
                  <span className={menu['check']}>{isSelected && <Check size={ICON_PX} aria-hidden />}</span>
                  {option.label}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
