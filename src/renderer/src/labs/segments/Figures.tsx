/** Beside the windows: the timer and what it was made of, what was thrown away, and the text so far. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { duration } from '../figures';
import type { TransferState } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { textOfHex } from './segment-event';

/** Of a text from outside: enough to know it again. */
const MOST_CHARS = 200;

export function Timer({ transfer }: { readonly transfer: TransferState }): ReactElement {
  const t = useText(texts);
  const { estimate, timeouts } = transfer.sender;
  return (
    <section className={classes['figures']} aria-label={t.timer}>
      <h2>{t.timer}</h2>
      {estimate ? (
        <dl>
          <Figure name={t.lastMeasured} ms={estimate.roundTripMs} />
          <Figure name={t.smoothed} ms={estimate.smoothedMs} />
          <Figure name={t.variation} ms={estimate.variationMs} />
          <Figure name={t.timeout} ms={estimate.timeoutMs} />
        </dl>
      ) : (
        <p className={classes['quiet']}>{t.notMeasured}</p>
      )}
      <p className={classes['quiet']}>{t.timeouts(timeouts)}</p>
    </section>
  );
}

function Figure({ name, ms }: { readonly name: string; readonly ms: number }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{duration(ms)}</dd>
    </div>
  );
}

export function ThrownAway({ transfer }: { readonly transfer: TransferState }): ReactElement {
  const t = useText(texts);
  const { duplicates, corrupt, thrownAway } = transfer.receiver;
  return (
    <section className={classes['figures']} aria-label={t.thrown}>
      <h2>{t.thrown}</h2>
      <ul>
        <li>{t.duplicates(duplicates)}</li>
        <li>{t.early(thrownAway)}</li>
        <li>{t.corrupt(corrupt)}</li>
      </ul>
    </section>
  );
}

interface TextSoFarProps {
  readonly transfer: TransferState;
  readonly streamBytes: number;
}

export function TextSoFar({ transfer, streamBytes }: TextSoFarProps): ReactElement {
  const t = useText(texts);
  const { tail, handedOnBytes } = transfer.receiver;
  const isCut = handedOnBytes > tail.length / 2;
  return (
    <section className={classes['text']} aria-label={t.text}>
      <h2>
        {t.text} <span className={classes['quiet']}>{t.textBytes(handedOnBytes, streamBytes)}</span>
      </h2>
      <pre tabIndex={0} aria-label={t.text}>
        {tail === '' ? t.noText : `${isCut ? '…' : ''}${textOfHex(tail)}`}
      </pre>
    </section>
  );
}

/** What came from clients of the learner's own, the newest first. */
export function FromOutside({ transfer }: { readonly transfer: TransferState }): ReactElement | null {
  const t = useText(texts);
  if (transfer.fromOutside.length === 0) return null;
  return (
    <section className={classes['text']} aria-label={t.outside}>
      <h2>{t.outside}</h2>
      <ul>
        {transfer.fromOutside.toReversed().map(({ port, sizeBytes, text }, at) => (
          <li key={transfer.fromOutside.length - at}>
            <code>{text.slice(0, MOST_CHARS)}</code>{' '}
            <span className={classes['quiet']}>{t.outsideText(port, sizeBytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
