/** What the learner can do at the relay, where one stands between: faults, cards, cutting off. */
import type { ReactNode } from 'react';
import { useText } from '../../language/text';
import { Button } from '../../ui/Button';
import { CardTable } from '../network/CardTable';
import { FaultControls } from '../network/FaultControls';
import { hasRelay, type PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

const WAYS = ['half', 'close', 'reset'] as const;

export function RelayPart({ experiment, params, moment, network, act }: PartProps): ReactNode {
  const t = useText(texts);
  if (!hasRelay(experiment, params)) return null;
  return (
    <section className={classes['relay']} aria-label={t.relay}>
      <strong className={classes['title']}>{t.relay}</strong>
      <FaultControls protocol="tcp" network={network} initial={params} act={act} />
      <CardTable moment={moment} network={network} handAtStart={false} act={act} />
      <div role="group" aria-label={t.cut} className={classes['ends']}>
        <div>
          <span>{t.cut}</span>
          {WAYS.map((how) => (
            <Button
              key={how}
              kind={how === 'reset' ? 'danger' : 'secondary'}
              isDisabled={!act}
              onPress={() => act?.('cutOff', { how })}
            >
              {t.cuts[how]}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
