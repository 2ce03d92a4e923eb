/** Creator, queue and consumers in one process; below them what all share: the variable, or the lock and its ledger. */
import { Lock, LockOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import type { threads } from '../../../../shared/labs/threads/contract';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { Flow } from '../scene/Flow';
import { QueueSlots } from '../scene/QueueSlots';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { sharedFold, type SharedState } from './model';
import { sceneTexts } from './scene-text';
import classes from './Scene.module.css';

export function Scene({ experiment, view, params, playhead }: SceneProps<typeof threads>): ReactElement {
  const t = useText(sceneTexts);
  const moment = useMoment(view, playhead);
  const shared = useFold(view, moment, sharedFold);
  const consumers = numbered('consumer', params.consumers);
  const many = consumers.length > 3;
  const box = (actor: string, expectedIndex: number): ReactElement => (
    <ActorBox key={actor} actor={actor} moment={moment} expectedIndex={expectedIndex} compact={many} />
  );
  return (
    <SceneFrame moment={moment}>
      <section className={classes['process']} aria-label={t.process}>
        <header>{t.process}</header>
        <div className={classNames(classes['scene'], many && classes['wide'])}>
          <div className={classes['left']}>
            {box('creator', 1)}
            {box('main', 0)}
          </div>
          <div className={classes['items']}>
            <Flow moment={moment} queue="items" kind="put" towards="right" />
            <QueueSlots name="items" moment={moment} towards="right" />
            <Flow moment={moment} queue="items" kind="get" towards="right" />
          </div>
          <div className={classNames(classes['consumers'], many && classes['many'])}>
            {consumers.map((actor, index) => box(actor, index + 2))}
          </div>
        </div>
        {experiment === 'terminate' || experiment === 'cancel' ? (
          <Ledger shared={shared} />
        ) : (
          <div className={classes['shared']}>
            <strong>{t.variable}</strong>
            <code>handled = {shared?.cells['handled'] ?? 0}</code>
          </div>
        )}
      </section>
    </SceneFrame>
  );
}

/** The lock drawn around what it guards: who holds it, who waits inside, and whether the two numbers agree. */
function Ledger({ shared }: { readonly shared: SharedState | undefined }): ReactElement {
  const t = useText(sceneTexts);
  const { owner, ownerDead = false, token = 0, waiters = [], cells = {}, gaveUp = 0, refused = 0 } = shared ?? {};
  const [debit, credit] = [cells['debit'] ?? 0, cells['credit'] ?? 0];
  const Icon = owner === undefined ? LockOpen : Lock;
  return (
    <section className={classNames(classes['shared'], ownerDead && classes['dead'])} aria-label={t.lock}>
      <div className={classes['lock']}>
        <Icon size={20} aria-hidden />
        <strong>{t.lock}</strong>
        <span className={classes['owner']}>
          {owner === undefined ? t.free : t.heldBy(owner)}
          {owner !== undefined && token > 0 && ` · ${t.token(token)}`}
        </span>
      </div>
      {owner !== undefined && ownerDead && <p className={classes['verdict']}>{t.deadOwner(owner)}</p>}
      <div className={classes['ledger']}>
        <code>debit = {debit}</code>
        <code>credit = {credit}</code>
        <span className={classNames(debit !== credit && classes['half'])}>
          {debit === credit ? t.agrees : t.halfWritten}
        </span>
      </div>
      <div className={classes['ledger']}>
        <span>{waiters.length > 0 ? t.waiting(waiters.join(', ')) : t.nobodyWaits}</span>
        {gaveUp > 0 && <span>{t.gaveUp(gaveUp)}</span>}
        {refused > 0 && <span>{t.refused(refused)}</span>}
      </div>
    </section>
  );
}
