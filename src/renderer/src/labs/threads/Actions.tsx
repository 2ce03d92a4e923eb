/** The learner's hand in a run: an item or the end of the queue, and what may be done to a thread. */
import { useMemo, type ReactElement } from 'react';
import { useText, type SameText, type Texts } from '../../language/text';
import { Button } from '../../ui/Button';
import type { ActionsProps } from '../panel';
import { PutItem } from '../scene/PutItem';
import classes from './Actions.module.css';
import { pausedFold } from './model';

const en = {
  threads: 'What to do to a thread',
  deeds: { cancel: 'Ask to end', pause: 'Hold', resume: 'Let go', terminate: 'Terminate' },
  to: (deed: string, actor: string) => `${deed}: ${actor}`,
  close: 'Close the queue',
};
const ko: SameText<typeof en> = {
  threads: '스레드에 할 일',
  deeds: { cancel: '끝내 달라기', pause: '세우기', resume: '보내기', terminate: '강제 종료' },
  to: (deed, actor) => `${deed}: ${actor}`,
  close: '큐 닫기',
};
const texts: Texts<typeof en> = { en, ko };

export function Actions({ view, live, act }: ActionsProps): ReactElement {
  const t = useText(texts);
  const consumers = live.filter((actor) => actor.startsWith('consumer'));
  const fold = useMemo(() => pausedFold(view.store), [view]);
  const paused = fold.at(view.store.length);
  // Only with this rescue does a thread look whether it was asked.
  const looks = view.head.params['rescue'] === 'cancel';
  return (
    <div className={classes['actions']}>
      <PutItem act={act} />
      <Button onPress={() => act('close', {})}>{t.close}</Button>
      {consumers.length > 0 && (
        <div role="group" aria-label={t.threads} className={classes['signals']}>
          {consumers.map((actor) => (
            <ThreadRow key={actor} actor={actor} paused={paused.has(actor)} looks={looks} act={act} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ThreadRowProps extends Pick<ActionsProps, 'act'> {
  readonly actor: string;
  readonly paused: boolean;
  readonly looks: boolean;
}

function ThreadRow({ actor, paused, looks, act }: ThreadRowProps): ReactElement {
  const t = useText(texts);
  const deeds = [...(looks ? (['cancel'] as const) : []), paused ? 'resume' : 'pause', 'terminate'] as const;
  return (
    <div className={classes['row']}>
      <code>{actor}</code>
      {deeds.map((deed) => (
        <Button
          // The same button after it was pressed, so that the focus stays on it.
          key={deed === 'resume' ? 'pause' : deed}
          kind={deed === 'terminate' ? 'danger' : 'secondary'}
          className={classes['deed'] ?? ''}
          aria-label={t.to(t.deeds[deed], actor)}
          onPress={() => act(deed, { actor })}
        >
          {t.deeds[deed]}
        </Button>
      ))}
    </div>
  );
}
