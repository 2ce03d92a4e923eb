/** A button with a list of things to do behind it. */
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components';
import classes from './Menu.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';
import { Popover } from './Popover';

export interface MenuEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly isDisabled?: boolean;
}

export interface MenuProps<Id extends string> {
  /** What the menu is, for a screen reader. */
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly entries: readonly MenuEntry<Id>[];
  readonly onChoose: (id: Id) => void;
  /** Where the entries are a choice and not deeds: the one that holds now. */
  readonly selected?: Id;
}

export function Menu<Id extends string>({ label, children, entries, onChoose, selected }: MenuProps<Id>): ReactElement {
  return (
    <MenuTrigger>
      {children}
      <Popover placement="bottom end">
        <AriaMenu
          aria-label={label}
          className={classNames(classes['list'])}
          onAction={(id) => onChoose(id as Id)}
          {...(selected !== undefined && { selectionMode: 'single', selectedKeys: [selected] })}
        >
          {entries.map(({ id, label: text, icon: Icon, isDisabled = false }) => (
            <MenuItem key={id} id={id} isDisabled={isDisabled} textValue={text} className={classNames(classes['item'])}>
              {Icon && <Icon size={ICON_PX} aria-hidden />}
              <span className={classes['words']}>{text}</span>
              {id === selected && <Check size={ICON_PX} aria-hidden />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
