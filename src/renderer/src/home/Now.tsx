/** What to do now: one suggestion, one primary button. */
import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { experimentTitle, labTitles } from '../labs/titles';
import { LOCALES } from '../language/system-language';
import { useLanguage, useText } from '../language/text';
import type { Suggestion } from '../progress/suggestion';
import { routeHref } from '../shell/route';
import { LinkButton } from '../ui/Button';
import classes from './Now.module.css';
import { StandingMark } from './StandingMark';
import { homeTexts } from './text';

type First = Extract<Suggestion, { why: 'first' }>;
type Again = Extract<Suggestion, { why: 'due' | 'wrong' | 'next' }>;

/** Before anything was done: what this is, and the first step. */
export function Welcome({ suggestion }: { readonly suggestion: First }): ReactElement {
  const t = useText(homeTexts).welcome;
  const { lab, experiment } = suggestion;
  return (
    <div className={classes['welcome']}>
      <h1>{t.title}</h1>
      <p>{t.what}</p>
      <LinkButton kind="primary" icon={ArrowRight} href={routeHref({ page: 'lab', lab, experiment })}>
        {t.start}
      </LinkButton>
    </div>
  );
}

export function Now({ suggestion }: { readonly suggestion: Exclude<Suggestion, First> }): ReactElement {
  const t = useText(homeTexts);
  const language = useLanguage();
  if (suggestion.why === 'rest') {
    const date = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' }).format(suggestion.until);
    return (
      <div className={classes['now']}>
        <StandingMark kind="right" />
        <p className={classes['words']}>{t.now.rest(date)}</p>
      </div>
    );
  }
  return <Place suggestion={suggestion} />;
}

const MARK = { due: 'due', wrong: 'wrong', next: 'new' } as const;

function Place({ suggestion }: { readonly suggestion: Again }): ReactElement {
  const t = useText(homeTexts);
  const titles = useText(labTitles);
  const { why, lab, experiment } = suggestion;
  return (
    <section className={classes['now']}>
      <div className={classes['words']}>
        <div className={classes['label']}>
          <StandingMark kind={MARK[why]} />
          <strong>{t.now[why].label}</strong>
          <span>{titles[lab].title}</span>
        </div>
        <h2 className={classes['title']}>{experimentTitle(titles, lab, experiment)}</h2>
        <p className={classes['why']}>{t.now[why].why}</p>
      </div>
      <LinkButton kind="primary" icon={ArrowRight} href={routeHref({ page: 'lab', lab, experiment })}>
        {t.go}
      </LinkButton>
    </section>
  );
}
