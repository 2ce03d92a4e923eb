/** The learner's hand in a run: a signal to a process, an item into the queue. */
import { useState, type ReactElement } from 'react';
import { parseItems } from '../../../../shared/labs/parameter';
import { useText, type SameText, type Texts } from '../../language/text';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import type { ActionsProps } from '../panel';
import classes from './Actions.module.css';

const en = {
  signal: 'Send a signal',
  to: (signal: string, actor: string) => `${signal} to ${actor}`,
  item: 'One more item',
  put: 'Put',
  one: "One item: a number, or text such as 'x'.",
};
const ko: SameText<typeof en> = {
  signal: '시그널 보내기',
  to: (signal, actor) => `${actor}에 ${signal}`,
  item: '항목 하나 더',
  put: '넣기',
  one: "항목 하나만 쓰세요. 수, 또는 'x' 같은 글자예요.",
};
const texts: Texts<typeof en> = { en, ko };

const SIGNALS = ['SIGTERM', 'SIGKILL'] as const;

export function Actions({ live, act }: ActionsProps): ReactElement {
  const t = useText(texts);
  const children = live.filter((actor) => actor !== 'main');
  return (
    <div className={classes['actions']}>
      <PutItem act={act} />
      {children.length > 0 && (
        <div role="group" aria-label={t.signal} className={classes['signals']}>
          {children.map((actor) => (
            <div key={actor} className={classes['row']}>
              <code>{actor}</code>
              {SIGNALS.map((signal) => (
                <Button
                  key={signal}
                  kind={signal === 'SIGKILL' ? 'danger' : 'secondary'}
                  aria-label={t.to(signal, actor)}
                  onPress={() => act('kill', { actor, signal })}
                >
                  {signal}
                </Button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function PutItem({ act }: Pick<ActionsProps, 'act'>): ReactElement {
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
