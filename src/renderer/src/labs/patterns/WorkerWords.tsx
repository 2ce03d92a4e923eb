/** What is in a worker's box: its trouble beside its name, what it has in hand, what lies in its connection, how much it has done. */
import type { ReactElement } from 'react';
import type { CastWorker } from '../../../../shared/labs/patterns/cast';
import type { patterns } from '../../../../shared/labs/patterns/contract';
import type { ActorId } from '../../../../shared/trace/event';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { useText, type SameText } from '../../language/text';
import { Badge } from '../../ui/Badge';
import { workerIn, type CrewState, type WorkerState } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

type Words = SameText<(typeof texts)['en']>;

export interface WorkerWordsProps {
  readonly state: WorkerState;
  /** It holds pieces instead of doing jobs. */
  readonly isSource: boolean;
  /** Jobs are sent ahead of its work, so that they lie in its connection: they have a line of their own. */
  readonly queues: boolean;
}

export function WorkerWords({ state, isSource, queues }: WorkerWordsProps): ReactElement {
  const t = useText(texts);
  const done = isSource ? t.served : t.done;
  return (
    <>
      <p className={classes['hand']}>
        {state.job === undefined ? (
          <span className={classes['doing']}>{doing(t, state, isSource, queues)}</span>
        ) : (
          <Job job={state.job} isSource={isSource} />
        )}
        {state.done > 0 && <span className={classes['done']}>{done(state.done)}</span>}
      </p>
      {queues && <p className={classes['queue']}>{state.ahead.length > 0 && t.ahead(state.ahead)}</p>}
    </>
  );
}

export interface OutsideWordsProps {
  /** What it calls itself, once it has. */
  readonly name: ActorId | undefined;
  readonly crew: CrewState;
  readonly isSource: boolean;
}

/** Of a program from outside: what it was given, and what the one in the middle has heard of it. */
export function OutsideWords({ name, crew, isSource }: OutsideWordsProps): ReactElement {
  const t = useText(texts);
  const { given, lastGiven, done } = workerIn(crew, name ?? '');
  const taken = isSource ? t.wasAsked : t.wasGiven;
  const share = lastGiven === undefined ? t.givenNothing : taken(given, lastGiven);
  return (
    <p className={classes['hand']} title={t.unseen}>
      <span className={classes['doing']}>{name === undefined ? t.nameless : t.named(name, share)}</span>
      <span className="visually-hidden">. {t.unseen}</span>
      {done > 0 && <span className={classes['done']}>{(isSource ? t.served : t.done)(done)}</span>}
    </p>
  );
}

/** A chip: what it does with it stands above, in words. */
function Job({ job, isSource }: { readonly job: number; readonly isSource: boolean }): ReactElement {
  const t = useText(texts);
  const words = isSource ? t.seeks(job) : t.worksOn(job);
  return (
    <span className={classes['job']} title={words}>
      <span aria-hidden>{job}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

export interface TraitsProps {
  readonly trouble: CastWorker;
  readonly params: ParamsOf<typeof patterns>;
  /** It has happened: no need to announce it. */
  readonly crashed: boolean;
}

/** What is the matter with it, beside its name. */
export function Traits({ trouble, params, crashed }: TraitsProps): ReactElement {
  const t = useText(texts);
  const all = [
    trouble.isSlow && { name: 'isSlow' as const, hint: t.traitHints.isSlow(params.slowWorkMs) },
    trouble.isLate && { name: 'isLate' as const, hint: t.traitHints.isLate(params.lateAfter) },
    trouble.crashes && !crashed && { name: 'crashes' as const, hint: t.traitHints.crashes(params.crashOn) },
  ].filter((one) => one !== false);
  return (
    <>
      {all.map(({ name, hint }) => (
        <span key={name} title={hint}>
          <Badge tone={name === 'crashes' ? 'bad' : 'warn'}>{t.traits[name]}</Badge>
          <span className="visually-hidden">{hint}</span>
        </span>
      ))}
    </>
  );
}

function doing(t: Words, { presence, crashedOn, ahead }: WorkerState, isSource: boolean, queues: boolean): string {
  if (crashedOn !== undefined) return isSource ? t.crashedOnPiece(crashedOn) : t.crashedOn(crashedOn);
  switch (presence) {
    case 'there':
      return queues ? '' : ahead.length > 0 ? t.coming(ahead) : '';
    case 'called':
      return t.called;
    case 'not-yet':
    case 'gone':
      return ''; // whether it has started or ended stands beside it
  }
}
