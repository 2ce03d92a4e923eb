/** Who was given what: copies by topic, and beside them what list and stream handed out. */
import { useMemo, useState, type ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import { useText } from '../../language/text';
import { Segmented } from '../../ui/Segmented';
import { DeliveryMatrix } from '../delivery/DeliveryMatrix';
import type { PartProps } from './part';
import { PubsubLog } from './pubsub-log';
import classes from './Scene.module.css';
import { texts } from './scene-text';

type Way = 'pubsub' | 'list' | 'stream';
const HANDED = { pubsub: 'copies', list: 'items', stream: 'entries' } as const;

export function Matrices(props: PartProps): ReactElement {
  const { view, params, moment, experiment, playhead } = props;
  const t = useText(texts).matrix;
  const [way, setWay] = useState<Way>('pubsub');
  const log = useMemo(
    () => view && new PubsubLog(view.store, numbered('subscriber', params.subscribers)),
    [view, params.subscribers],
  );
  log?.catchUp();
  const shared = { lane: moment.lane, onPick: (row: number) => playhead.select(row) };
  const copies = log?.copies.at(moment.row, moment.over);
  if (experiment !== 'beside') return <DeliveryMatrix what="copies" state={copies} {...shared} />;
  // What is not acknowledged when all is over stays noted in the group: it is not lost.
  const states = { pubsub: copies, list: log?.list.at(moment.row, moment.over), stream: log?.stream.at(moment.row) };
  return (
    <div className={classes['ways']}>
      <WayChoice {...props} way={way} setWay={setWay} />
      <DeliveryMatrix key={way} what={HANDED[way]} state={states[way]} label={t[way]} {...shared} />
    </div>
  );
}

interface WayChoiceProps extends PartProps {
  readonly way: Way;
  readonly setWay: (way: Way) => void;
}

/** The three ways with what was taken so far: the figures side by side, the matrix of one of them below. */
function WayChoice({ state, way, setWay }: WayChoiceProps): ReactElement {
  const t = useText(texts);
  const taken = { pubsub: 0, list: 0, stream: 0 };
  for (const part of state.parts.values()) {
    taken.pubsub += part.given;
    taken.list += part.fromList;
    taken.stream += part.fromStream;
  }
  const ways: readonly Way[] = ['pubsub', 'list', 'stream'];
  return (
    <Segmented
      label={t.ways}
      value={way}
      onChange={setWay}
      options={ways.map((value) => ({ value, label: t.way[value](taken[value]) }))}
    />
  );
}
