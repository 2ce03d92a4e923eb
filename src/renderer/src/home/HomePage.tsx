/** Home: one suggestion of what to do now, above the map of the concepts. */
import { useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import { experimentProgress } from '../progress/progress-store';
import { allPlaces, suggest } from '../progress/suggestion';
import { useProgress } from '../progress/use-progress';
import { PageBody } from '../ui/PageBody';
import { ConceptMap } from './ConceptMap';
import classes from './HomePage.module.css';
import { Now, Welcome } from './Now';
import { homeTexts } from './text';

export function HomePage(): ReactElement {
  const t = useText(homeTexts);
  const { progress } = useProgress();
  const [now] = useState(() => new Date());
  const suggestion = suggest(progress, now);
  const places = allPlaces();
  const right = places.filter((place) => {
    const { bets } = experimentProgress(progress, place.lab, place.experiment);
    return bets.at(-1)?.right === true;
  });
  if (suggestion?.why === 'first') {
    return (
      <PageBody>
        <Welcome suggestion={suggestion} />
        <h2>{t.title}</h2>
        <ConceptMap progress={progress} now={now} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className={classes['head']}>
        <h1>{t.title}</h1>
        <span className={classes['progress']}>{t.progress(right.length, places.length)}</span>
      </div>
      {suggestion && <Now suggestion={suggestion} />}
      <ConceptMap progress={progress} now={now} />
    </PageBody>
  );
}
