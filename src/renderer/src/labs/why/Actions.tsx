/** The learner's hand in a run: ends a replica. */
import type { ReactElement } from 'react';
import { useText, type SameText, type Texts } from '../../language/text';
import { Button } from '../../ui/Button';
import type { ActionsProps } from '../panel';
import classes from './Scene.module.css';

const en = { kill: 'End a replica', end: (actor: string) => `Kill ${actor}` };
const ko: SameText<typeof en> = { kill: '서버 강제 종료', end: (actor) => `${actor} 강제 종료` };
const texts: Texts<typeof en> = { en, ko };

export function Actions({ live, act }: ActionsProps): ReactElement | null {
  const t = useText(texts);
  const replicas = live.filter((actor) => actor.startsWith('replica-'));
  if (replicas.length === 0) return null;
  return (
    <div role="group" aria-label={t.kill} className={classes['kills']}>
      {replicas.map((actor) => (
        <Button key={actor} kind="danger" onPress={() => act('kill', { actor })}>
          {t.end(actor)}
        </Button>
      ))}
    </div>
  );
}
