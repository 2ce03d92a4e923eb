/** What was handed over and what arrived, byte by byte, and the two sums. */
import type { ReactElement, ReactNode } from 'react';
import { hexOfByte } from '../../../../shared/net/hex';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { LayersModel } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

const MOST_BYTES = 256;
/** The client puts the checksum before the message. */
const SUM_BYTES = 2;
/** More than the cable ever changes in one message. */
const MOST_CHANGES = 8;
const text = new TextDecoder();
const hex = (sum: number): string => `0x${sum.toString(16).padStart(4, '0')}`;

export function Checksums({ model }: { readonly model: LayersModel }): ReactElement {
  const t = useText(texts);
  const { handedOver, arrived, checked } = model;
  if (!handedOver) return <p className={classes['quiet']}>{t.willBe.checksum}</p>;
  const there = arrived.length > 0;
  return (
    <section className={classes['lenses']}>
      <Line title={t.before} bytes={handedOver} other={there ? arrived : handedOver}>
        <p className={classes['where']}>{t.sumFirst}</p>
      </Line>
      {there && (
        <Line title={t.after} bytes={arrived} other={handedOver}>
          <Changes before={handedOver} after={arrived} />
        </Line>
      )}
      {checked && (
        <div className={classes['lens']}>
          <h2>{t.sum}</h2>
          <div>
            <code>
              {t.sumSent} {hex(checked.sent)} · {t.sumComputed} {hex(checked.computed)}
            </code>
            <p>{checked.noticed ? t.noticed : t.notNoticed}</p>
          </div>
        </div>
      )}
    </section>
  );
}

/** Which bytes arrived as others, bit by bit. */
function Changes({ before, after }: { readonly before: Uint8Array; readonly after: Uint8Array }): ReactElement | null {
  const t = useText(texts);
  const places = Array.from(after.keys()).filter((at) => after[at] !== before[at]);
  if (places.length === 0) return null;
  return (
    <div className={classes['changes']}>
      <p className={classes['where']}>{t.changed(places.length)}</p>
      <ul>
        {places.slice(0, MOST_CHANGES).map((at) => (
          <li key={at}>
            <span className={classes['quiet']}>{t.turnedTo(at)}</span>{' '}
            <code>
              <Bits of={before[at] ?? 0} other={after[at] ?? 0} /> →{' '}
              <Bits of={after[at] ?? 0} other={before[at] ?? 0} />
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A byte in hex and in bits; those that differ from the other's are marked. */
function Bits({ of, other }: { readonly of: number; readonly other: number }): ReactElement {
  const [bits, others] = [of, other].map((byte) => byte.toString(2).padStart(8, '0'));
  return (
    <>
      {hexOfByte(of)} ={' '}
      {Array.from(bits ?? '', (bit, at) => (
        <span key={at} className={bit === others?.[at] ? undefined : classes['turned']}>
          {bit}
        </span>
      ))}
    </>
  );
}

interface LineProps {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly other: Uint8Array;
  readonly children?: ReactNode;
}

function Line({ title, bytes, other, children }: LineProps): ReactElement {
  const t = useText(texts);
  const leftOut = bytes.length - MOST_BYTES;
  return (
    <div className={classes['lens']}>
      <h2>{title}</h2>
      <div>
        <code className={classes['cells']}>
          {Array.from(bytes.subarray(0, MOST_BYTES), (byte, at) => (
            <span
              key={at}
              className={classNames(at < SUM_BYTES && classes['sum'], byte !== other[at] && classes['turned'])}
            >
              {hexOfByte(byte)}
            </span>
          ))}
          {leftOut > 0 && <em className={classes['quiet']}>{t.moreBytes(leftOut)}</em>}
        </code>
        <p className={classes['asText']}>{text.decode(bytes.subarray(SUM_BYTES, MOST_BYTES))}</p>
        {children}
      </div>
    </div>
  );
}
