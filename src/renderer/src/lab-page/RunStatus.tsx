import { useMemo, type ReactElement } from 'react';
import type { Json } from '../../../shared/wire/json';
import { errorText } from '../language/errors';
import { useLanguage, useText } from '../language/text';
import type { RunView } from '../run/run-view';
import { Badge, type Tone } from '../ui/Badge';
import classes from './lab-page.module.css';
import { killedActors, type Killed } from './run-facts';
import { texts } from './text';

type Status = keyof (typeof texts)['en']['status'];

const TONES: Readonly<Record<Status, Tone>> = {
  running: 'accent',
  paused: 'warn',
  completed: 'good',
  stopped: 'neutral',
  failed: 'bad',
  lost: 'bad',
};

export interface RunStatusProps {
  readonly view: RunView;
  /** What the form calls the lab's parameters. */
  readonly labels: Readonly<Record<string, { readonly label: string }>>;
}

/** How the run is going or went, in a word, and how many events that made. */
export function RunStatus({ view, labels }: RunStatusProps): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const status = statusOf(view);
  const killed = useKilled(view);
  const error = view.end?.error;
  const { dropped } = view;
  return (
    <p className={classes['status']}>
      {killed.length > 0 ? (
        <Badge tone="warn">{t.killed(killed)}</Badge>
      ) : (
        <Badge tone={TONES[status]}>{t.status[status]}</Badge>
      )}
      {/* A count that changes all the time is not to be read out all the time. */}
      <span aria-hidden={status === 'running'}>{t.events(view.store.length)}</span>
      {dropped > 0 && <span>{t.dropped(dropped)}</span>}
      {error && <span>{errorText(error.code, labelled(error.detail, labels), language)}</span>}
    </p>
  );
}

/** A parameter by the name that stands at its field. */
function labelled(detail: Json, labels: RunStatusProps['labels']): Json {
  if (typeof detail !== 'object' || detail === null || !('parameter' in detail)) return detail;
  const { parameter } = detail;
  const label =
    typeof parameter === 'string' && Object.hasOwn(labels, parameter) ? labels[parameter]?.label : undefined;
  return label === undefined ? detail : { ...detail, parameter: label };
}

function statusOf(view: RunView): Status {
  if (view.end) return view.end.status;
  if (view.lost) return 'lost';
  return view.gate?.pace.mode === 'paused' ? 'paused' : 'running';
}

/** A run that came to its end with somebody killed did not end by itself. One that was stopped ends all of its processes so. */
function useKilled(view: RunView): readonly Killed[] {
  const isOver = view.end?.status === 'completed';
  return useMemo(() => (isOver ? killedActors(view) : []), [view, isOver]);
}
