/** The relay at the playhead: where it listens, what it holds, what it has done to what passed. */
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { ActorBox } from '../scene/ActorBox';
import type { Moment } from '../scene/use-moment';
import classes from './network.module.css';
import type { NetworkState, RelayState } from './network-state';
import { texts, type NetworkWords } from './text';

export interface RelayBoxProps {
  readonly moment: Moment;
  readonly network: NetworkState;
  /** Its lane: `relay` unless there are several. */
  readonly actor?: string;
  readonly expectedIndex?: number;
  readonly children?: ReactNode;
}

export function RelayBox(props: RelayBoxProps): ReactElement {
  const { moment, network, actor = 'relay', expectedIndex = 1, children } = props;
  const t = useText(texts);
  const relay = network.relay(actor);
  return (
    <ActorBox actor={actor} moment={moment} expectedIndex={expectedIndex} isPart>
      {relay && (
        <>
          <p className={classes['relayState']}>
            {relay.port !== undefined && <code>:{relay.port}</code>}
            <span className={classNames(relay.held > 0 && classes['holding'])}>{t.relay.holds(relay.held)}</span>
          </p>
          <dl className={classes['deeds']}>
            {figuresOf(t, relay).map(([name, figure, tone]) => (
              <div key={name} className={classNames(tone && classes[tone])}>
                <dt>{name}</dt>
                <dd>{figure.toLocaleString('en')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {children}
    </ActorBox>
  );
}

type Figure = readonly [name: string, figure: number, tone?: 'bad' | 'changed'];

/** What has happened at least once, in an order that stays. */
function figuresOf({ relay: t }: NetworkWords, relay: RelayState): readonly Figure[] {
  const named = <Name extends string>(
    names: Readonly<Record<Name, string>>,
    counts: Readonly<Partial<Record<Name, number>>>,
    tone: 'bad' | 'changed',
  ): readonly Figure[] =>
    (Object.keys(names) as Name[]).flatMap((name) => {
      const figure = counts[name];
      return figure === undefined ? [] : [[names[name], figure, tone] as const];
    });
  return [
    [t.arrived, relay.arrived],
    [t.passed, relay.passed],
    ...named(t.dropped, relay.dropped, 'bad'),
    ...named(t.did, relay.did, 'changed'),
  ];
}
