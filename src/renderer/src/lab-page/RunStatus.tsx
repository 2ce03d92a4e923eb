import type { ReactElement } from 'react';
import { errorText } from '../language/errors';
import { useLanguage, useText } from '../language/text';
import type { RunView } from '../run/run-view';
import { Badge, type Tone } from '../ui/Badge';
import classes from './lab-page.module.css';
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

/** How the run is going or went, in a word, and how many events that made. */
export function RunStatus({ view }: { readonly view: RunView }): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const status = statusOf(view);
  const error = view.end?.error;
  const dropped = view.end?.dropped ?? 0;
  return (
    <p className={classes['status']} role="status">
      <Badge tone={TONES[status]}>{t.status[status]}</Badge>
      {/* A count that changes all the time is not to be read out all the time. */}
      <span aria-hidden={status === 'running'}>{t.events(view.store.length)}</span>
      {dropped > 0 && <span>{t.dropped(dropped)}</span>}
      {error && <span>{errorText(error.code, error.detail, language)}</span>}
    </p>
  );
}

function statusOf(view: RunView): Status {
  if (view.end) return view.end.status;
  if (view.lost) return 'lost';
  return view.gate?.pace.mode === 'paused' ? 'paused' : 'running';
}
