/** The learner puts one more item into the queue of a run. */
import { useState, type ReactElement } from 'react';
import { parseItems } from '../../../../shared/labs/item-list';
import { useText, type SameText, type Texts } from '../../language/text';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import type { ActionsProps } from '../panel';
import classes from './PutItem.module.css';

const en = { item: 'One more item', put: 'Put', one: "One item: a number, or text such as 'x'." };
const ko: SameText<typeof en> = {
  item: '항목 하나 더',
  put: '넣기',
  one: "항목 하나만 쓰세요. 수, 또는 'x' 같은 글자예요.",
};
const texts: Texts<typeof en> = { en, ko };

/** Of a lab whose action `put` takes an `item`. */
export function PutItem({ act }: Pick<ActionsProps, 'act'>): ReactElement {
  const t = useText(texts);
  const [text, setText] = useState('-1');
  const parsed = parseItems(text);
  const item = parsed?.length === 1 ? parsed[0] : undefined;
  return (
    <form
      className={classes['put']}
      onSubmit={(event) => {
        event.preventDefault();
        if (item !== undefined) act('put', { item });
      }}
    >
      <TextField label={t.item} code value={text} onChange={setText} error={item === undefined ? t.one : undefined} />
      <Button type="submit" isDisabled={item === undefined}>
        {t.put}
      </Button>
    </form>
  );
}
