/** Several views of one thing, one at a time. A panel that is not shown is not rendered. */
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import classes from './Tabs.module.css';
import { classNames } from './class-names';
import { ICON_PX } from './icon-size';

export interface TabEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** A small mark behind the label, such as a count. */
  readonly mark?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<Id>[];
  /** Both or neither: without them the tabs keep their own choice, the first one at the start. */
  readonly selected?: Id;
  readonly onSelect?: (id: Id) => void;
  readonly className?: string;
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, className }: TabsProps<Id>): ReactElement {
  return (
    <AriaTabs
      className={classNames(classes['tabs'], className)}
      {...(selected !== undefined && { selectedKey: selected })}
      {...(onSelect && { onSelectionChange: (key) => onSelect(key as Id) })}
    >
      <TabList aria-label={label} className={classNames(classes['list'])}>
        {tabs.map(({ id, label: text, icon: Icon, mark }) => (
          <Tab key={id} id={id} className={classNames(classes['tab'])}>
            {Icon && <Icon size={ICON_PX} aria-hidden />}
            {text}
            {mark}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={classNames(classes['panel'])}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
