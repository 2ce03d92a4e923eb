/** One of a few, all in sight: a row of radios that looks like one control. */
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import classes from './Segmented.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Of the label, where it is not the screen's: each language names itself. */
  readonly lang?: string;
}

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'normal';
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactElement {
  const { label, options, value, onChange, isDisabled = false, size = 'normal' } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
      className={classNames(classes['group'], size === 'small' && classes['small'])}
    >
      {options.map(({ value: id, label: text, icon: Icon, lang }) => (
        <ToggleButton key={id} id={id} className={classNames(classes['option'])}>
          {Icon && <Icon size={ICON_PX} aria-hidden />}
          <span lang={lang}>{text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
