/** Client, door, replicas: who has how many requests in hand, and how many each has answered. */
import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { numbered } from '../../../../shared/labs/numbered';
import type { why } from '../../../../shared/labs/why/contract';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { ActorBox } from '../scene/ActorBox';
import type { Moment } from '../scene/use-moment';
import type { Door } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface DoorSceneProps {
  readonly door: Door;
  readonly moment: Moment;
  readonly params: ParamsOf<typeof why>;
}

export function DoorScene({ door, moment, params }: DoorSceneProps): ReactElement {
  const t = useText(texts);
  const replicas = numbered('replica', params.replicas);
  const arrow = (
    <span className={classes['arrow']} aria-hidden>
      <ArrowRight size={20} />
    </span>
  );
  return (
    <div className={classes['door']}>
      <ActorBox actor="client" moment={moment} expectedIndex={replicas.length + 1}>
        <Figure words={t.asked(door.sent, params.requests)} />
        <Figure words={t.answered(door.answered)} />
        <Figure words={t.failed(door.failed)} bad={door.failed > 0} />
      </ActorBox>
      {arrow}
      <ActorBox actor="main" moment={moment} expectedIndex={0}>
        <Figure words={t.door(door.port)} />
        {door.lost > 0 && <Figure words={t.lost(door.lost)} bad />}
      </ActorBox>
      {arrow}
      <div className={classes['replicas']}>
        {replicas.map((actor, index) => (
          <ActorBox key={actor} actor={actor} moment={moment} expectedIndex={index + 1} compact={replicas.length > 3}>
            <Figure words={`${t.answered(door.answeredBy[actor] ?? 0)} · ${t.inHand(door.inHand[actor] ?? 0)}`} />
          </ActorBox>
        ))}
      </div>
    </div>
  );
}

const Figure = ({ words, bad = false }: { readonly words: string; readonly bad?: boolean }): ReactElement => (
  <span className={classNames(classes['figure'], bad && classes['bad'])}>{words}</span>
);
