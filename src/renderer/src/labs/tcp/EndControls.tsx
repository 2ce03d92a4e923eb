/** With `by-hand` the learner ends each side of the connection. */
import type { ReactNode } from 'react';
import { useText } from '../../language/text';
import { Button } from '../../ui/Button';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

const WAYS = ['half-close', 'close', 'reset'] as const;

export function EndControls({ params, moment, act }: PartProps): ReactNode {
  const t = useText(texts);
  if (params.ending !== 'by-hand') return null;
  return (
    <div role="group" aria-label={t.end} className={classes['ends']}>
      {['client-1', 'server'].map((actor) => {
        const isThere = moment.bench.actors.some((one) => one.actor === actor && one.phase !== 'ended');
        return (
          <div key={actor}>
            <code>{actor}</code>
            {WAYS.map((how) => (
              <Button
                key={how}
                kind={how === 'reset' ? 'danger' : 'secondary'}
                aria-label={t.endOf(actor, t.how[how])}
                isDisabled={!act || !isThere}
                onPress={() => act?.('end', { actor, how })}
              >
                {t.how[how]}
              </Button>
            ))}
          </div>
        );
      })}
    </div>
  );
}
