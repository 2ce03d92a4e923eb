/** A server that accepts nobody yet, and the line in front of it that the operating system keeps. */
import type { ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import { useText } from '../../language/text';
import { ActorMark } from '../../trace/ActorMark';
import type { Moment } from '../scene/use-moment';
import { useFold } from '../scene/use-fold';
import { lineFold, NO_LINE } from './model';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function DoorLine({ view, moment, params }: PartProps): ReactElement {
  const t = useText(texts);
  const { inLine, accepted } = useFold(view, moment, lineFold) ?? NO_LINE;
  const outside = numbered('client', params.clients).filter(
    (client) => !inLine.includes(client) && !accepted.includes(client),
  );
  return (
    <section className={classes['door']} aria-label={t.line}>
      <strong className={classes['title']}>
        {t.line} ({t.lineHint(params.backlog)})
      </strong>
      <Group name={t.outside} actors={outside} moment={moment} />
      <Group name={t.inLine} actors={inLine} moment={moment} />
      <Group name={t.acceptedAlready} actors={accepted} moment={moment} />
    </section>
  );
}

/** After main, the server and the system. */
const FIRST_CLIENT = 3;

interface GroupProps {
  readonly name: string;
  readonly actors: readonly string[];
  readonly moment: Moment;
}

function Group({ name, actors, moment }: GroupProps): ReactElement {
  const t = useText(texts);
  return (
    <div className={classes['group']}>
      <span>
        {name} · {actors.length}
      </span>
      <ul>
        {actors.map((actor) => (
          <li key={actor}>
            <ActorMark index={moment.lane(actor)?.index ?? FIRST_CLIENT + Number(actor.slice('client-'.length)) - 1} />
            {actor}
          </li>
        ))}
        {actors.length === 0 && <li className={classes['quiet']}>{t.nobodyThere}</li>}
      </ul>
    </div>
  );
}
