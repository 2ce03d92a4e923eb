/** The map: four lines of concepts, with what was done at each station. */
import type { ReactElement } from 'react';
import type { Progress } from '../../../shared/bench/progress';
import { isLabId, labs, type LabId } from '../../../shared/labs/registry';
import { experimentTitle, labTitles } from '../labs/titles';
import { useLanguage, useText } from '../language/text';
import { standing, type Standing } from '../progress/due';
import { experimentProgress } from '../progress/progress-store';
import { allPlaces } from '../progress/suggestion';
import { routeHref } from '../shell/route';
import { classNames } from '../ui/class-names';
import { CONCEPT_GROUPS, labsBeside, type ConceptId, type GroupId } from './concepts';
import classes from './ConceptMap.module.css';
import { StandingMark } from './StandingMark';
import { homeTexts } from './text';

interface MapProps {
  readonly progress: Progress;
  readonly now: Date;
}

export function ConceptMap({ progress, now }: MapProps): ReactElement {
  const t = useText(homeTexts);
  const beside = labsBeside();
  return (
    <div className={classes['groups']}>
      <Legend progress={progress} now={now} />
      {(Object.keys(CONCEPT_GROUPS) as GroupId[]).map((group) => (
        <Line key={group} title={t.groups[group]} concepts={CONCEPT_GROUPS[group]} progress={progress} now={now} />
      ))}
      {beside.length > 0 && <Line title={t.groups.beside} concepts={beside} progress={progress} now={now} />}
    </div>
  );
}

interface LineProps extends MapProps {
  readonly title: string;
  readonly concepts: readonly (ConceptId | LabId)[];
}

function Line({ title, concepts, ...rest }: LineProps): ReactElement {
  return (
    <section className={classes['group']}>
      <h3>{title}</h3>
      <ul className={classes['line']}>
        {concepts.map((concept) =>
          isLabId(concept) ? (
            <LabStation key={concept} lab={concept} {...rest} />
          ) : (
            <ComingStation key={concept} concept={concept} />
          ),
        )}
      </ul>
    </section>
  );
}

function ComingStation({ concept }: { readonly concept: Exclude<ConceptId, LabId> }): ReactElement {
  const t = useText(homeTexts);
  return (
    <li className={classNames(classes['station'], classes['coming'])}>
      <Name title={t.coming[concept]} english={homeTexts.en.coming[concept]} />
      <span className="visually-hidden">({t.notBuilt})</span>
    </li>
  );
}

function LabStation({ lab, progress, now }: MapProps & { readonly lab: LabId }): ReactElement {
  const titles = useText(labTitles);
  const places = Object.keys(labs[lab].experiments).map((experiment) => ({
    experiment,
    kind: standing(experimentProgress(progress, lab, experiment), now).kind,
  }));
  const isWhole = places.every(({ kind }) => kind === 'right');
  return (
    <li className={classNames(classes['station'], classes['built'], isWhole && classes['whole'])}>
      <Name title={titles[lab].title} english={labTitles.en[lab].title} />
      <p className={classes['blurb']}>{titles[lab].blurb}</p>
      <ul className={classes['experiments']}>
        {places.map(({ experiment, kind }) => (
          <ExperimentLink
            key={experiment}
            href={routeHref({ page: 'lab', lab, experiment })}
            title={experimentTitle(titles, lab, experiment)}
            kind={kind}
          />
        ))}
      </ul>
    </li>
  );
}

/** A term in the reader's language, and in English beside it where that differs. */
function Name({ title, english }: { readonly title: string; readonly english: string }): ReactElement {
  const language = useLanguage();
  return (
    <div className={classes['name']}>
      {title}
      {language !== 'en' && title !== english && (
        <span className={classes['pair']} lang="en">
          {' '}
          {english}
        </span>
      )}
    </div>
  );
}

interface ExperimentLinkProps {
  readonly href: string;
  readonly title: string;
  readonly kind: Standing['kind'];
}

function ExperimentLink({ href, title, kind }: ExperimentLinkProps): ReactElement {
  const t = useText(homeTexts);
  return (
    <li>
      <a className={classes['experiment']} href={href}>
        <StandingMark kind={kind} />
        <span>{title}</span>
        <span className="visually-hidden">({t.standing[kind]})</span>
      </a>
    </li>
  );
}

const KINDS = ['new', 'right', 'due', 'wrong'] as const satisfies readonly Standing['kind'][];

/** Only the marks that are on the map now. */
function Legend({ progress, now }: MapProps): ReactElement {
  const t = useText(homeTexts);
  const onMap = new Set(
    allPlaces().map(({ lab, experiment }) => standing(experimentProgress(progress, lab, experiment), now).kind),
  );
  return (
    <ul className={classes['legend']} aria-label={t.legend}>
      {KINDS.filter((kind) => onMap.has(kind)).map((kind) => (
        <li key={kind}>
          <StandingMark kind={kind} />
          {t.standing[kind]}
        </li>
      ))}
      <li>
        <span className={classes['hollow']} aria-hidden />
        {t.notBuilt}
      </li>
      {(onMap.has('right') || onMap.has('due')) && <li>{t.again}</li>}
    </ul>
  );
}
