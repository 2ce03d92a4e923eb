/** What the embedded broker has inside: connections, channels with their subscribers, keys, the newest requests. */
import type { CSSProperties, ReactElement } from 'react';
import { useText } from '../../language/text';
import { ActorMark } from '../../trace/ActorMark';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import type { BrokerState, Channel } from './model';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts, type SceneWords } from './scene-text';

/** With names; of more there are marks, and of still more a number. */
const MOST_NAMED = 3;
const MOST_MARKS = 16;
/** As many as stand in the box without pushing the requests off the screen. */
const MOST_CHANNELS = 8;
const MOST_KEYS = 6;

export function BrokerInside(props: PartProps): ReactElement {
  const t = useText(texts).inside;
  const { broker } = props.state;
  return (
    <div className={classes['inside']}>
      <p className={classes['connections']}>
        {t.connections(broker.clients.length)}
        {broker.cutOff.map(({ who, reason }, at) => (
          <span key={at} className={classes['broken']}>
            {t.cutOff(who ?? '?', t.reasons[reason] ?? reason)}
          </span>
        ))}
      </p>
      <Channels {...props} />
      <Keys broker={broker} />
      <Requests {...props} />
    </div>
  );
}

type InsideWords = SceneWords['inside'];

const nameOf = ({ names }: BrokerState, client: number, t: InsideWords): string =>
  names.get(client) ?? t.client(client);

function Channels({ state, moment }: PartProps): ReactElement {
  const t = useText(texts).inside;
  const { channels } = state.broker;
  return (
    <section aria-label={t.channels}>
      <h2>{t.channels}</h2>
      {channels.length === 0 && <p className={classes['quiet']}>{t.noChannels}</p>}
      <dl className={classes['channels']}>
        {channels.slice(0, MOST_CHANNELS).map((channel) => (
          <div
            key={`${channel.topic} ${String(channel.isPattern)}`}
            className={classNames(moment.newest?.place?.name === channel.topic && classes['lit'])}
          >
            <dt className={classNames(channel.isPattern && classes['pattern'])}>{channel.topic}</dt>
            <dd>
              <Subscribers channel={channel} broker={state.broker} moment={moment} />
            </dd>
          </div>
        ))}
      </dl>
      {channels.length > MOST_CHANNELS && <p className={classes['quiet']}>{t.more(channels.length - MOST_CHANNELS)}</p>}
    </section>
  );
}

interface SubscribersProps extends Pick<PartProps, 'moment'> {
  readonly channel: Channel;
  readonly broker: BrokerState;
}

function Subscribers({ channel, broker, moment }: SubscribersProps): ReactElement {
  const t = useText(texts).inside;
  const { clients } = channel;
  const hasNames = clients.length <= MOST_NAMED;
  return (
    <ul className={classes['subscribers']}>
      {clients.slice(0, MOST_MARKS).map((client) => {
        const name = nameOf(broker, client, t);
        const index = moment.lane(name)?.index ?? 0;
        return (
          <li key={client} title={name} style={{ '--actor': actorMark(index).color } as CSSProperties}>
            <ActorMark index={index} size={10} />
            <span className={classNames(!hasNames && 'visually-hidden')}>{name}</span>
          </li>
        );
      })}
      {clients.length > MOST_MARKS && <li>{t.more(clients.length - MOST_MARKS)}</li>}
    </ul>
  );
}

function Keys({ broker }: { readonly broker: BrokerState }): ReactElement {
  const t = useText(texts).inside;
  const { keys, blocked } = broker;
  return (
    <section aria-label={t.keys}>
      <h2>{t.keys}</h2>
      {keys.length === 0 && <p className={classes['quiet']}>{t.noKeys}</p>}
      <ul className={classes['keys']}>
        {keys.slice(0, MOST_KEYS).map(({ key, type, length }) => (
          <li key={key}>
            <code>{key}</code> {t.length(type, length)}
          </li>
        ))}
        {keys.length > MOST_KEYS && <li>{t.more(keys.length - MOST_KEYS)}</li>}
        {blocked.slice(0, MOST_KEYS).map(({ client, keys: wanted }) => (
          <li key={client} className={classes['quiet']}>
            {t.blocked(nameOf(broker, client, t), wanted.join(' '))}
          </li>
        ))}
        {blocked.length > MOST_KEYS && <li>{t.more(blocked.length - MOST_KEYS)}</li>}
      </ul>
    </section>
  );
}

function Requests({ state: { broker }, moment }: PartProps): ReactElement {
  const t = useText(texts).inside;
  return (
    <section aria-label={t.commands}>
      <h2>{t.commands}</h2>
      {broker.commands.length === 0 && <p className={classes['quiet']}>{t.noCommands}</p>}
      <ol className={classes['requests']}>
        {broker.commands.map(({ row, client, argv, refused }) => {
          const [name = '', ...rest] = argv;
          return (
            <li
              key={row}
              className={classNames(
                row === moment.newest?.row && classes['lit'],
                refused !== undefined && classes['broken'],
              )}
              title={[...argv, refused ?? ''].join(' ')}
            >
              <span>{nameOf(broker, client, t)}</span>{' '}
              <code>
                <strong>{name.toUpperCase()}</strong> {rest.join(' ')}
              </code>
            </li>
          );
        })}
      </ol>
      {broker.leftOut > 0 && <p className={classes['quiet']}>{t.leftOut(broker.leftOut)}</p>}
    </section>
  );
}
