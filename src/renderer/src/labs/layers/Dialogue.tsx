/** What client and server said to one another, line by line. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { LayersModel } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

const MOST_LINES = 40;
/** Of a long message the beginning is enough to know it by. */
const MOST_CHARS = 200;

export function Dialogue({ model: { said, brokenRule } }: { readonly model: LayersModel }): ReactElement {
  const t = useText(texts);
  return (
    <section className={classes['dialogue']}>
      <h2>{t.rules}</h2>
      <ul className={classes['rules']}>
        {Object.entries(t.rule).map(([rule, words]) => (
          <li key={rule} className={classNames(rule === brokenRule && classes['brokenRule'])}>
            {words}
            {rule === brokenRule && <strong> ({t.broken})</strong>}
          </li>
        ))}
      </ul>
      <h2>{t.dialogue}</h2>
      {said.length === 0 && <p className={classes['quiet']}>{t.nothingSaid}</p>}
      <ol>
        {said.slice(0, MOST_LINES).map(({ row, by, text }) => (
          <li key={row} className={classNames(by === 'server' && classes['answer'])}>
            <span className={classes['quiet']}>{by}</span>
            <code className={classNames(text.startsWith('ERROR') && classes['turned'])}>
              {text.trimEnd().slice(0, MOST_CHARS)}
              {text.length > MOST_CHARS && '…'}
            </code>
          </li>
        ))}
      </ol>
    </section>
  );
}
