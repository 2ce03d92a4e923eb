/** The learner's hand in a run: a signal to a process, an item into the queue. */
import type { ReactElement } from 'react';
import { useText, type SameText, type Texts } from '../../language/text';
import { Button } from '../../ui/Button';
import type { ActionsProps } from '../panel';
import { PutItem } from '../scene/PutItem';
import classes from './Actions.module.css';

const en = {
  signal: 'Send a signal',
  to: (signal: string, actor: string) => `${signal} to ${actor}`,
};
const ko: SameText<typeof en> = {
  signal: '시그널 보내기',
  to: (signal, actor) => `${actor}에 ${signal}`,
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
