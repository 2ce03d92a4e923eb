/** Both windows over the same numbers, so that what one end knows of the other stands one below the other. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import type { ReceiverCell, SenderCell, Windows } from './windows';

export function WindowRows({ windows }: { readonly windows: Windows }): ReactElement {
  const t = useText(texts);
  const around = [
    windows.before > 0 ? t.earlier(windows.before) : undefined,
    windows.behind > 0 ? t.later(windows.behind) : undefined,
  ].filter((one) => one !== undefined);
  return (
    <div className={classes['windows']}>
      <Row title={t.sender}>
        {windows.sender.map((cell) => (
          <SenderBox key={cell.sequence} cell={cell} />
        ))}
      </Row>
      <Row title={t.receiver}>
        {windows.receiver.map((cell) => (
          <ReceiverBox key={cell.sequence} cell={cell} />
        ))}
      </Row>
      {around.length > 0 && <p className={classes['quiet']}>{around.join(' · ')}</p>}
      <Legend />
    </div>
  );
}

function Row({ title, children }: { readonly title: string; readonly children: ReactElement[] }): ReactElement {
  return (
    <div className={classes['row']}>
      <h2>{title}</h2>
      <ol aria-label={title}>{children}</ol>
    </div>
  );
}

function SenderBox({ cell }: { readonly cell: SenderCell }): ReactElement {
  const t = useText(texts);
  const { sequence, phase, sent, inWindow } = cell;
  const words = [t.segment(sequence, t.senderPhases[phase]), sent > 1 && t.sentTimes(sent), inWindow && t.inWindow];
  return (
    <Cell sequence={sequence} phase={phase} inWindow={inWindow} words={words.filter(Boolean).join(', ')}>
      {sent > 1 && <small aria-hidden>×{sent}</small>}
    </Cell>
  );
}

function ReceiverBox({ cell }: { readonly cell: ReceiverCell }): ReactElement {
  const t = useText(texts);
  const { sequence, phase, inWindow } = cell;
  const words = [t.segment(sequence, t.receiverPhases[phase]), inWindow && t.inWindow];
  return <Cell sequence={sequence} phase={phase} inWindow={inWindow} words={words.filter(Boolean).join(', ')} />;
}

interface CellProps {
  readonly sequence: number;
  readonly phase: string;
  readonly inWindow: boolean;
  readonly words: string;
  readonly children?: ReactElement | false;
}

function Cell({ sequence, phase, inWindow, words, children }: CellProps): ReactElement {
  return (
    <li className={classNames(classes['cell'], classes[phase], inWindow && classes['inWindow'])} title={words}>
      <span aria-hidden>{sequence}</span>
      <span className="visually-hidden">{words}</span>
      {children}
    </li>
  );
}

/** What the colours stand for; each cell says so in words, too. */
function Legend(): ReactElement {
  const t = useText(texts);
  const entries = [
    ['acknowledged', t.senderPhases.acknowledged],
    ['under-way', t.senderPhases['under-way']],
    ['kept', t.receiverPhases.kept],
    ['missing', t.receiverPhases.missing],
  ] as const;
  return (
    <ul className={classes['legend']} aria-hidden>
      {entries.map(([phase, words]) => (
        <li key={phase}>
          <span className={classNames(classes['swatch'], classes[phase])} />
          {words}
        </li>
      ))}
      <li>
        <span className={classNames(classes['swatch'], classes['inWindow'])} />
        {t.inWindow}
      </li>
    </ul>
  );
}
