import { History, House, Settings, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { Progress } from '../../../shared/bench/progress';
import { labs, type LabId } from '../../../shared/labs/registry';
import { labTitles } from '../labs/titles';
import { useText } from '../language/text';
import { experimentProgress } from '../progress/progress-store';
import { useProgress } from '../progress/use-progress';
import { ICON_PX } from '../ui/icon-size';
import classes from './Navigation.module.css';
import { routeHref, type Route } from './route';
import { shellTexts } from './text';

export interface NavigationProps {
  readonly route: Route;
  /** A link was followed. */
  readonly onFollow?: () => void;
}

/** Where one can go. The labs stand in the order of the map. */
export function Navigation({ route, onFollow }: NavigationProps): ReactElement {
  const t = useText(shellTexts);
  const titles = useText(labTitles);
  const { progress } = useProgress();
  return (
    <nav aria-label={t.navigation} className={classes['navigation']} onClick={onFollow}>
      <ul className={classes['list']}>
        <Entry to={{ page: 'home' }} here={route.page === 'home'} icon={House}>
          {t.home}
        </Entry>
      </ul>
      <h2 className={classes['heading']}>{t.labs}</h2>
      <ul className={classes['list']}>
        {(Object.keys(labs) as LabId[]).map((lab) => (
          <Entry
            key={lab}
            to={{ page: 'lab', lab }}
            here={route.page === 'lab' && route.lab === lab}
            mark={<Done lab={lab} progress={progress} />}
          >
            {titles[lab].title}
          </Entry>
        ))}
      </ul>
      <ul className={`${classes['list']} ${classes['foot']}`}>
        <Entry to={{ page: 'runs' }} here={route.page === 'runs'} icon={History}>
          {t.runs}
        </Entry>
        <Entry to={{ page: 'settings' }} here={route.page === 'settings'} icon={Settings}>
          {t.settings}
        </Entry>
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly to: Exclude<Route, { page: 'unknown' }>;
  readonly here: boolean;
  readonly icon?: LucideIcon;
  readonly mark?: ReactNode;
  readonly children: string;
}

function Entry({ to, here, icon: Icon, mark, children }: EntryProps): ReactElement {
  return (
    <li>
      <a className={classes['link']} href={routeHref(to)} aria-current={here ? 'page' : undefined}>
        {Icon && <Icon size={ICON_PX} aria-hidden />}
        <span className={classes['words']}>{children}</span>
        {mark}
      </a>
    </li>
  );
}

/** An experiment counts once its bet was laid beside a run, right or wrong: both are a way to learn. */
function Done({ lab, progress }: { readonly lab: LabId; readonly progress: Progress }): ReactElement {
  const t = useText(shellTexts);
  const experiments = Object.keys(labs[lab].experiments);
  const last = experiments.map((one) => experimentProgress(progress, lab, one).bets.at(-1));
  const done = last.filter((bet) => bet !== undefined).length;
  const right = last.filter((bet) => bet?.right).length;
  return (
    <span className={classes['done']}>
      <span aria-hidden>
        {done}/{experiments.length}
      </span>
      <span className="visually-hidden">{t.doneOf(done, experiments.length, right)}</span>
    </span>
  );
}
