/** The screens in place of a page: loading, could not start, broken, nothing here. */
import type { ReactElement, ReactNode } from 'react';
import { thrownText } from '../language/errors';
import { useLanguage, useText } from '../language/text';
import { Button } from '../ui/Button';
import { goTo } from './route';
import classes from './screens.module.css';
import { shellTexts } from './text';

function Screen({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={classes['screen']}>
      <div className={classes['box']}>
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </div>
  );
}

export function Loading(): ReactElement {
  const t = useText(shellTexts);
  return (
    <div className={classes['screen']}>
      <p className={classes['waiting']}>{t.loading}</p>
    </div>
  );
}

export interface NotStartedProps {
  readonly reason: unknown;
  readonly host: 'desktop' | 'web';
}

/** The wire did not come up. There is no learner's setting yet: the system's language is used. */
export function NotStarted({ reason, host }: NotStartedProps): ReactElement {
  const t = useText(shellTexts).notStarted;
  const language = useLanguage();
  return (
    <main className={classes['screen']}>
      <div className={classes['box']}>
        <h1>{t.title}</h1>
        <p>
          {t.what} {t[host]}
        </p>
        <Button kind="primary" onPress={() => location.reload()}>
          {t.again}
        </Button>
        <p className={classes['details']}>{thrownText(reason, language)}</p>
      </div>
    </main>
  );
}

export function Broken({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  const t = useText(shellTexts).broken;
  return (
    <Screen title={t.title}>
      <p>{t.what}</p>
      <div className={classes['actions']}>
        <Button kind="primary" onPress={onRetry}>
          {t.back}
        </Button>
        <Button onPress={() => goTo({ page: 'home' })}>{t.home}</Button>
      </div>
      <details className={classes['details']}>
        <summary>{t.details}</summary>
        <pre>{error.stack ?? error.message}</pre>
      </details>
    </Screen>
  );
}

export function NothingHere(): ReactElement {
  const t = useText(shellTexts).unknown;
  return (
    <Screen title={t.title}>
      <p>{t.what}</p>
      <Button kind="primary" onPress={() => goTo({ page: 'home' })}>
        {t.home}
      </Button>
    </Screen>
  );
}
