/** Putting things in order: by dragging, or with two buttons beside each. */
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useText } from '../language/text';
import { IconButton } from '../ui/Button';
import classes from './bet.module.css';
import { texts } from './text';

interface OrderFieldProps {
  readonly entries: readonly string[];
  readonly onChange: (entries: readonly string[]) => void;
}

export function OrderField({ entries, onChange }: OrderFieldProps): ReactElement {
  const t = useText(texts);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = entries.filter((entry) => keys.has(entry));
      const rest = entries.filter((entry) => !keys.has(entry));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      onChange([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
    },
  });
  return (
    <>
      <p className={classes['hint']}>{t.order}</p>
      <GridList aria-label={t.answer} dragAndDropHooks={dragAndDropHooks} className={classes['order'] ?? ''}>
        {entries.map((entry, index) => (
          <GridListItem key={entry} id={entry} textValue={entry} className={classes['entry'] ?? ''}>
            <AriaButton slot="drag" className={classes['grip'] ?? ''}>
              <GripVertical size={14} aria-hidden />
            </AriaButton>
            <span className={classes['place']}>{index + 1}</span>
            <code>{entry}</code>
            <IconButton
              icon={ArrowUp}
              label={t.up(entry)}
              isDisabled={index === 0}
              onPress={() => onChange(swapped(entries, index - 1))}
            />
            <IconButton
              icon={ArrowDown}
              label={t.down(entry)}
              isDisabled={index === entries.length - 1}
              onPress={() => onChange(swapped(entries, index))}
            />
          </GridListItem>
        ))}
      </GridList>
    </>
  );
}

/** The entry at `index` and the one after it change places. */
function swapped(entries: readonly string[], index: number): readonly string[] {
  const [first, second] = [entries[index], entries[index + 1]];
  return first === undefined || second === undefined ? entries : entries.toSpliced(index, 2, second, first);
}
