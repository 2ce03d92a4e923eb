/** What a publisher and a subscriber have done by now, in their boxes. */
import type { ReactElement } from 'react';
import { messageIdOf } from '../../../../shared/labs/pubsub/label';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { PartState } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function PublisherNotes({ part }: { readonly part: PartState }): ReactElement | null {
  const t = useText(texts);
  if (part.published === 0) return null;
  return (
    <p className={classes['notes']}>
      <strong>{t.published(part.published)}</strong>
      <span className={classNames(part.receivers === 0 && classes['nowhere'])}>
        {part.receivers === undefined ? t.unanswered : t.receivers(part.receivers)}
      </span>
    </p>
  );
}

interface SubscriberNotesProps {
  readonly part: PartState;
  /** One of many: only what matters most. */
  readonly isCompact: boolean;
}

/** So many topics fit in two lines of a box, and in one. */
const MOST_TOPICS = 8;
const MOST_TOPICS_COMPACT = 2;

export function SubscriberNotes({ part, isCompact }: SubscriberNotesProps): ReactElement {
  const t = useText(texts);
  const { topics, given, last, fromList, fromStream, acknowledged, link } = part;
  const shown = topics.slice(0, isCompact ? MOST_TOPICS_COMPACT : MOST_TOPICS);
  return (
    <>
      {topics.length === 0 ? (
        <p className={classes['quiet']}>{t.subscribesNothing}</p>
      ) : (
        <ul className={classes['topics']} aria-label={t.subscribes}>
          {shown.map(({ topic, isPattern }) => (
            <li key={`${topic} ${String(isPattern)}`} className={classNames(isPattern && classes['pattern'])}>
              {isPattern && <span className="visually-hidden">{t.pattern} </span>}
              {topic}
            </li>
          ))}
          {topics.length > shown.length && (
            <li className={classes['rest']}>{t.inside.more(topics.length - shown.length)}</li>
          )}
        </ul>
      )}
      {link !== 'there' && <p className={classes['broken']}>{t.link[link]}</p>}
      {(given > 0 || fromList + fromStream > 0) && (
        <p className={classes['notes']}>
          <strong>{t.given(given)}</strong>
          {fromList > 0 && <span>{t.fromList(fromList)}</span>}
          {fromStream > 0 && <span>{t.fromStream(fromStream, acknowledged)}</span>}
          {last && !isCompact && (
            <span className={classes['newest']} title={`${last.topic}: ${last.message}`}>
              <span className="visually-hidden">{t.last}: </span>
              <code>{messageName(last)}</code>
            </span>
          )}
        </p>
      )}
    </>
  );
}

/** `publisher-1/3`, or what an outsider said. */
const messageName = (last: NonNullable<PartState['last']>): string => messageIdOf(last) ?? last.message;
