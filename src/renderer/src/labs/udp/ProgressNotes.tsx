/** What stands in a box beside its sockets: how far this end is. */
import type { ReactElement } from 'react';
import type { udp, UdpExperiment } from '../../../../shared/labs/udp/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { isClient, SERVER } from '../../../../shared/labs/udp/tally';
import { useText, type SameText } from '../../language/text';
import type { Progress } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface ProgressNotesProps {
  readonly actor: string;
  readonly experiment: UdpExperiment;
  readonly params: ParamsOf<typeof udp>;
  readonly progress: Progress;
}

export function ProgressNotes({ actor, experiment, params, progress }: ProgressNotesProps): ReactElement | null {
  const t = useText(texts);
  const lines =
    actor === SERVER
      ? [...(experiment === 'flood' ? bufferLines(t, progress) : []), ...handedOnLines(t, params, progress)]
      : isClient(actor)
        ? clientLines(t, experiment, progress)
        : [];
  if (lines.length === 0) return null;
  return (
    <ul className={classes['notes']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Words = SameText<(typeof texts)['en']>;

function bufferLines(t: Words, { receiveBufferBytes, queuedBytes, droppedBySystem }: Progress): readonly string[] {
  return [
    ...(receiveBufferBytes === undefined ? [] : [`${t.buffer}: ${t.bufferSize(receiveBufferBytes)}`]),
    ...(queuedBytes === undefined ? [] : [t.queued(queuedBytes)]),
    ...(droppedBySystem === undefined ? [] : [t.dropped(droppedBySystem)]),
  ];
}

function handedOnLines(
  t: Words,
  { acknowledge, count }: ProgressNotesProps['params'],
  { delivered, again }: Progress,
): readonly string[] {
  if (!acknowledge) return [];
  return [t.delivered(delivered, count), ...(again > 0 ? [t.again(again)] : [])];
}

function clientLines(t: Words, experiment: UdpExperiment, { most, refused, gaveUp }: Progress): readonly string[] {
  if (experiment === 'largest') return most > 0 ? [t.search(most, refused)] : [];
  return gaveUp > 0 ? [t.gaveUp(gaveUp)] : [];
}
