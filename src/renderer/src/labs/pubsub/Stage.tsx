/**
 * Publishers at the left, the server in the middle, subscribers at the right, and the wires between them. Where that
 * does not fit, everybody stands at the left of the server, and the wires of subscribers are at their other side.
 */
import type { ReactElement, ReactNode } from 'react';
import { OWN_PUBLISHER, REDIS } from '../../../../shared/labs/pubsub/events';
import { numbered } from '../../../../shared/labs/numbered';
import { useText } from '../../language/text';
import { Wires } from '../network/Wires';
import { ActorBox } from '../scene/ActorBox';
import { BrokerInside } from './BrokerInside';
import { NO_PART } from './model';
import type { PartProps } from './part';
import { PublisherNotes, SubscriberNotes } from './PartNotes';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** As many as fit on a screen beside the server, one below the other. */
const MOST_DRAWN = 6;
/** Above that they are small. */
const MOST_ROOMY = 3;
/** After main. */
const HUB_INDEX = 1;

export function Stage(props: PartProps): ReactElement {
  const { params, view, moment, state, hub } = props;
  const t = useText(texts);
  const publishers = [...numbered('publisher', params.publishers), ...unplanned(view)];
  const subscribers = numbered('subscriber', params.subscribers);
  // Whoever comes late comes after the publishers, and so stands below them.
  const early = subscribers.length - (params.late && subscribers.length > 0 ? 1 : 0);
  const firstPublisher = HUB_INDEX + 1 + early;
  return (
    <section className={classes['stage']} aria-label={t.stage}>
      <Side
        {...props}
        side="publishers"
        actors={publishers}
        indexOf={(at) => firstPublisher + at}
        inBox={(actor) => <PublisherNotes part={state.parts.get(actor) ?? NO_PART} />}
      />
      <div className={classes['hub']}>
        <ActorBox
          actor={hub}
          moment={moment}
          expectedIndex={HUB_INDEX}
          status={hub === REDIS ? t.notOfThisRun : undefined}
        >
          {hub === REDIS ? <p className={classes['quiet']}>{t.foreign}</p> : <BrokerInside {...props} />}
        </ActorBox>
      </div>
      <Side
        {...props}
        side="subscribers"
        actors={subscribers}
        indexOf={(at) => HUB_INDEX + 1 + at + (at < early ? 0 : params.publishers)}
        inBox={(actor) => (
          <SubscriberNotes part={state.parts.get(actor) ?? NO_PART} isCompact={isCompact(subscribers)} />
        )}
      />
    </section>
  );
}

const isCompact = (actors: readonly string[]): boolean => actors.length > MOST_ROOMY;

/** Who is there although nobody set it up: the learner's own hand, and programs from outside. */
const unplanned = (view: PartProps['view']): readonly string[] =>
  (view?.actors ?? []).flatMap(({ actor, kind }) =>
    actor === OWN_PUBLISHER || (kind === 'outside' && actor !== REDIS) ? [actor] : [],
  );

interface SideProps extends PartProps {
  readonly side: 'publishers' | 'subscribers';
  readonly actors: readonly string[];
  /** Its place among the lanes while there are none yet. */
  readonly indexOf: (at: number) => number;
  readonly inBox: (actor: string) => ReactNode;
}

function Side({ side, actors, indexOf, inBox, moment, network, hub }: SideProps): ReactElement {
  const t = useText(texts);
  const drawn = actors.slice(0, MOST_DRAWN);
  const compact = isCompact(actors);
  const wires = { moment, network, compact, unseen: hub === REDIS ? hub : undefined };
  return (
    <div className={classes[side]}>
      {drawn.map((actor, at) => (
        <div key={actor} className={classes['row']}>
          <ActorBox actor={actor} moment={moment} expectedIndex={indexOf(at)} compact={compact}>
            {inBox(actor)}
          </ActorBox>
          {side === 'publishers' ? (
            <Wires {...wires} left={actor} right={hub} />
          ) : (
            <>
              <div className={classes['wide']}>
                <Wires {...wires} left={hub} right={actor} />
              </div>
              <div className={classes['narrow']}>
                <Wires {...wires} left={actor} right={hub} />
              </div>
            </>
          )}
        </div>
      ))}
      {drawn.length === 0 && <p className={classes['nobody']}>{t.nobody[side]}</p>}
      {actors.length > drawn.length && <p className={classes['quiet']}>{t.more[side](actors.length - drawn.length)}</p>}
    </div>
  );
}
