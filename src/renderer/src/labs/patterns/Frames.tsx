/** The newest frame, and opened the last few: who said what to whom, and the bytes of each part. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import type { RunView } from '../../run/run-view';
import { spaced } from '../network/hex-text';
import type { NetworkState } from '../network/network-state';
import { framesOf, type WrittenFrame } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

const PARTS = ['length', 'type', 'job', 'text'] as const;
/** The newest of them; a write may hold several. */
const MOST_FRAMES = 4;

export interface FramesProps {
  readonly view: RunView;
  readonly network: NetworkState;
  /** Rows of the newest writes. */
  readonly writes: readonly number[];
}

export function Frames({ view, network, writes }: FramesProps): ReactElement {
  const t = useText(texts);
  const frames = writes.flatMap((row) => framesOf(view.store, row)).slice(-MOST_FRAMES);
  const newest = frames.at(-1);
  return (
    <details className={classes['frames']}>
      <summary>
        <strong>{t.frames}</strong>
        {newest ? (
          <span className={classes['newest']}>
            <FrameLine frame={newest} network={network} />
          </span>
        ) : (
          <span className={classes['quiet']}>{t.noFrames}</span>
        )}
      </summary>
      <p className={classes['quiet']}>{t.frameHint}</p>
      <ol aria-label={t.frames}>
        {frames.toReversed().map((frame) => (
          <li key={`${frame.row}/${frame.at}`}>
            <FrameLine frame={frame} network={network} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function FrameLine({ frame: one, network }: { readonly frame: WrittenFrame; readonly network: NetworkState }) {
  const t = useText(texts);
  const { from, to, frame, parts } = one;
  const receiver = to === undefined ? undefined : network.ownerOf('tcp', to);
  return (
    <>
      <span className={classes['who']}>{t.fromTo(from, receiver ?? `:${String(to ?? '?')}`)}</span>
      <span className={classes['says']}>{t.frame[frame.type](frame.job, frame.text)}</span>
      <code className={classes['bytes']}>
        {PARTS.map(
          (part, at) =>
            parts[at] !== '' && (
              <span key={part} className={classes['part']} title={t.parts[part]}>
                <span className="visually-hidden">{t.parts[part]} </span>
                {spaced(parts[at] ?? '')}
              </span>
            ),
        )}
      </code>
    </>
  );
}
