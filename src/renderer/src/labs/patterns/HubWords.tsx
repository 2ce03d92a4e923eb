/** What the one in the middle knows: how much it has handed out, and what it waits for. */
import type { ReactElement } from 'react';
import type { Pattern } from '../../../../shared/labs/patterns/contract';
import { useText, type SameText } from '../../language/text';
import { underWay, type CrewState } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

type Words = SameText<(typeof texts)['en']>;

/** As many as stand in a line. */
const MOST_NAMED = 4;

export interface HubWordsProps {
  readonly crew: CrewState;
  readonly pattern: Pattern;
  readonly jobs: number;
}

export function HubWords({ crew, pattern, jobs }: HubWordsProps): ReactElement {
  const t = useText(texts);
  const count = pattern === 'pull' ? t.asked : pattern === 'pubsub' ? t.sentOut : t.out;
  return (
    <div className={classes['hubWords']}>
      <p className={classes['count']}>{count(crew.handedOut, jobs)}</p>
      <meter className={classes['meter']} min={0} max={jobs} value={crew.handedOut} aria-hidden />
      <p className={classes['quiet']}>
        {crew.nobodyFor === undefined ? waits(t, crew, pattern) : t.nobodyLeft(crew.nobodyFor)}
      </p>
    </div>
  );
}

function waits(t: Words, crew: CrewState, pattern: Pattern): string {
  if (pattern === 'pubsub') return t.nobodyWaited;
  const all = underWay(crew);
  const [first] = all;
  if (!first) return pattern === 'pull' ? t.noneAsked : t.noneOut;
  if (pattern === 'request-reply' && all.length === 1) return t.waitsFor(first.worker, first.job);
  const named = all.slice(0, MOST_NAMED).map(({ job, worker }) => t.heldBy(job, worker));
  return [...named, ...(all.length > MOST_NAMED ? [t.more(all.length - MOST_NAMED)] : [])].join(', ');
}
