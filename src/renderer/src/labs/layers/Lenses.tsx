/** One message through five lenses. A character that is pointed at is lit in all of them at once. */
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { hexOf } from '../../../../shared/net/hex';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { Envelopes } from './Envelopes';
import { lettersOf, type LayersModel, type Letter } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function Lenses({
  model,
  transport,
  mostLetters,
}: {
  readonly model: LayersModel;
  readonly transport: 'tcp' | 'udp';
  /** Of a longer message the beginning is enough to see how it goes. */
  readonly mostLetters: number;
}): ReactElement {
  const t = useText(texts);
  const [chosen, choose] = useState<number>();
  const { encoded, handedOver } = model;
  if (!encoded) return <p className={classes['quiet']}>{t.willBe.lenses}</p>;
  const letters = lettersOf(encoded, mostLetters);
  const at = Math.min(chosen ?? tellingLetter(letters), letters.length - 1);
  const lit = letters[at];
  const ahead = handedOver ? handedOver.length - encoded.bytes.length : 0;
  const leftOut = Array.from(encoded.text).length - letters.length;
  return (
    <div className={classes['lenses']}>
      <Lens title={t.objectLens}>
        <code>
          {'{ from: '}
          <span className={classNames(lit?.field === 'from' && classes['lit'])}>{quoted(encoded.from)}</span>
          {', text: '}
          <span className={classNames(lit?.field === 'text' && classes['lit'])}>{quoted(encoded.message)}</span>
          {' }'}
        </code>
      </Lens>
      <Lens title={t.textLens}>
        <TextLine letters={letters} at={at} choose={choose} where={whereOf(lit, encoded.bytes, ahead, t)} />
        {leftOut > 0 && <p className={classes['quiet']}>{t.more(leftOut)}</p>}
      </Lens>
      <Lens title={t.bytesLens}>
        <code className={classes['cells']}>
          {letters.map(({ from, until }, index) => (
            <span
              key={from}
              className={classNames(index === at && classes['lit'])}
              onPointerEnter={() => choose(index)}
            >
              {pairs(encoded.bytes.subarray(from, until))}
            </span>
          ))}
        </code>
      </Lens>
      <Lens title={transport === 'tcp' ? t.streamLens : t.datagramLens}>
        {handedOver && lit ? (
          <Place ahead={handedOver.subarray(0, ahead)} lit={lit} total={handedOver.length} />
        ) : (
          <p className={classes['quiet']}>{t.notYet}</p>
        )}
      </Lens>
      <Lens title={t.envelopesLens}>
        <Envelopes carriers={model.carriers} lit={lit && { from: ahead + lit.from, until: ahead + lit.until }} />
      </Lens>
      {(model.received !== undefined || model.notUnderstood) && (
        <Lens title={t.received}>
          {model.received === undefined ? t.notUnderstood : <code>{quoted(model.received)}</code>}
        </Lens>
      )}
    </div>
  );
}

/** Which is lit before one is pointed at: of the text, and one of several bytes if there is one. */
function tellingLetter(letters: readonly Letter[]): number {
  const ofText = ({ field }: Letter): boolean => field === 'text';
  const several = letters.findIndex((letter) => ofText(letter) && letter.until - letter.from > 1);
  return several >= 0 ? several : Math.max(0, letters.findIndex(ofText));
}

/** Of a long text the beginning, and that there is more. */
const quoted = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
const pairs = (bytes: Uint8Array): string => (hexOf(bytes).match(/../g) ?? []).join(' ');

function whereOf(lit: Letter | undefined, bytes: Uint8Array, ahead: number, t: (typeof texts)['en']): string {
  if (!lit) return '';
  const { letter, from, until } = lit;
  const hex = pairs(bytes.subarray(from, until));
  return [t.lit(letter, hex), t.inMessage(from, until), t.inStream(ahead + from, ahead + until)].join(' · ');
}

function Lens({ title, children }: { readonly title: string; readonly children: React.ReactNode }): ReactElement {
  return (
    <section className={classes['lens']}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

interface TextLineProps {
  readonly letters: readonly Letter[];
  readonly at: number;
  readonly choose: (index: number) => void;
  readonly where: string;
}

/** The text, and under it where the lit character is; one stop for the keyboard. */
function TextLine({ letters, at, choose, where }: TextLineProps): ReactElement {
  const t = useText(texts);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: letters.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(letters.length - 1, to)));
  };
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t.which}
        aria-valuemin={1}
        aria-valuemax={letters.length}
        aria-valuenow={at + 1}
        aria-valuetext={where}
        className={classes['letters']}
        onKeyDown={onKeyDown}
      >
        {letters.map(({ letter, from }, index) => (
          <span key={from} className={classNames(index === at && classes['lit'])} onPointerEnter={() => choose(index)}>
            {letter}
          </span>
        ))}
      </div>
      <p className={classes['where']}>
        {where}
        <br />
        {t.pointAt}
      </p>
    </>
  );
}

/** A bar of everything that was handed over, with the lit bytes in their place. */
function Place({
  ahead,
  lit,
  total,
}: {
  readonly ahead: Uint8Array;
  readonly lit: Letter;
  readonly total: number;
}): ReactElement {
  const t = useText(texts);
  const from = ahead.length + lit.from;
  const share = (bytes: number): string => `${(100 * bytes) / total}%`;
  return (
    <>
      <div className={classes['bar']} aria-hidden>
        <span className={classes['ahead']} style={{ width: share(ahead.length) }} />
        <span className={classes['mark']} style={{ left: share(from), width: share(lit.until - lit.from) }} />
      </div>
      <p className={classes['where']}>
        {[`0–${total - 1}`, t.inStream(from, ahead.length + lit.until)].join(' · ')}
        {ahead.length > 0 && ` · ${t.ahead(ahead.length)}: ${pairs(ahead)}`}
      </p>
    </>
  );
}
