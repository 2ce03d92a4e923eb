import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import classes from './scene.module.css';
import { texts } from './text';
import type { Moment } from './use-moment';

/** The stage: the parts, and the badge that says how what they show was obtained. */
export function SceneFrame({
  moment,
  children,
}: {
  readonly moment: Moment;
  readonly children: ReactNode;
}): ReactElement {
  const t = useText(texts);
  return (
    <div className={classes['frame']}>
      <div className={classes['badge']}>
        {moment.newest ? (
          <FidelityBadge fidelity={moment.newest.fidelity} />
        ) : (
          <span className={classes['before']}>{t.before}</span>
        )}
      </div>
      {children}
    </div>
  );
}
