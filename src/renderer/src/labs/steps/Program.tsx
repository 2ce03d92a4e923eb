/** A thread's text, small, with the line it stands before lit. */
import { useEffect, useRef, type ReactElement } from 'react';
import type { HighlightedSource } from '../../../../shared/source';
import { classNames } from '../../ui/class-names';
import classes from './thread.module.css';

export interface ProgramProps {
  readonly source: HighlightedSource;
  readonly line: number | undefined;
  readonly label: string;
}

export function Program({ source, line, label }: ProgramProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const lit = line === undefined ? null : box.current?.querySelector<HTMLElement>(`[data-line='${line}']`);
    // The box alone scrolls, never the page.
    if (box.current && lit) box.current.scrollTop = lit.offsetTop - box.current.clientHeight / 2;
  }, [line]);
  const first = firstLine(source);
  return (
    <div ref={box} className={classes['program']} tabIndex={0} role="region" aria-label={label}>
      <ol>
        {source.lines.slice(first).map((tokens, index) => {
          const number = index + first + 1;
          const isLit = number === line;
          return (
            <li
              key={number}
              data-line={number}
              className={classNames(classes['line'], isLit && classes['lit'])}
              aria-current={isLit ? 'step' : undefined}
            >
              <span className={classes['number']} aria-hidden>
                {number}
              </span>
              <code>
                {tokens.map((token, place) => (
                  <span key={place} className={classes[token.kind]}>
                    {token.text}
                  </span>
                ))}
              </code>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/**
 * A column is for the program alone: what a file says before its last import, and that import, stand in the
 * source view. Line numbers stay those of the file. A text without imports is shown whole.
 */
function firstLine({ lines }: HighlightedSource): number {
  const texts = lines.map((tokens) => tokens.map(({ text }) => text).join(''));
  let at = texts.findLastIndex((text) => text.startsWith('import ')) + 1;
  while (at > 0 && at < texts.length && texts[at]?.trim() === '') at += 1;
  return at === texts.length ? 0 : at;
}
