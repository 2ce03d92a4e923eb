/** What has to be said above the page: the bench is gone, progress is not kept, its file was damaged. */
import type { ReactElement } from 'react';
import { errorText } from '../language/errors';
import { useLanguage, useText } from '../language/text';
import { useProgress } from '../progress/use-progress';
import { Button } from '../ui/Button';
import { Callout } from '../ui/Callout';
import { useAbout, useIsLost } from './host';
import classes from './Frame.module.css';
import { shellTexts } from './text';

export function Notices(): ReactElement | null {
  const t = useText(shellTexts);
  const language = useLanguage();
  const { host } = useAbout();
  const isLost = useIsLost();
  const { setAside, trouble, dismiss } = useProgress();
  if (!isLost && setAside === null && trouble === null) return null;
  return (
    <div className={classes['notices']}>
      {isLost && (
        <Callout kind="bad" role="alert" title={t.lost.title}>
          <p>
            {t.lost[host === 'desktop' ? 'desktop' : 'web']} {t.lost.kept}
          </p>
        </Callout>
      )}
      {setAside !== null && (
        <Callout
          kind="warn"
          role="status"
          title={t.setAside.title}
          actions={<Button onPress={dismiss}>{t.setAside.dismiss}</Button>}
        >
          <p>
            {t.setAside.text} <code>{setAside}</code>
          </p>
        </Callout>
      )}
      {trouble !== null && !isLost && (
        <Callout kind="warn" role="status">
          <p>{t.trouble[trouble.kind]}</p>
          {trouble.code !== 'FILE_FAILED' && <p>{errorText(trouble.code, null, language)}</p>}
        </Callout>
      )}
    </div>
  );
}
