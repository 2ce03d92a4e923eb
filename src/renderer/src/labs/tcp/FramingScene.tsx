/** The stream as bytes with its cut marks, and what each of the three receivers made of it so far. */
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { framedStream, framings, LENGTH_BYTES, type Framing } from '../../../../shared/labs/tcp/framing';
import { formatItem } from '../../../../shared/labs/item-list';
import { useText, type SameText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { ICON_PX } from '../../ui/icon-size';
import { ByteRibbon, type ByteSpan } from '../network/ByteRibbon';
import { useFold } from '../scene/use-fold';
import { placesOf } from './message-facts';
import { NO_RECEIVERS, receiversFold, type ReceiverState } from './model';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

type Words = SameText<(typeof texts)['en']>;

export function FramingScene({ params, next = params, control, view, moment }: PartProps): ReactElement {
  const t = useText(texts);
  const receivers = useFold(view, moment, receiversFold) ?? NO_RECEIVERS;
  const messages = params.messages.map(String);
  const coming = next.messages.map(String);
  const stream = framedStream(coming, next.framing);
  const setCuts = control?.setParameter;
  return (
    <>
      <section>
        <ByteRibbon
          label={t.ribbon}
          bytes={stream}
          // A mark at or past the end is refused by the form; here it would only be drawn nowhere.
          cuts={next.cuts.filter((cut) => cut < stream.length)}
          onCuts={setCuts && ((cuts) => setCuts('cuts', cuts.join(',')))}
          spans={spansOf(coming, next.framing, t)}
        />
        <p className={classes['quiet']}>{setCuts ? t.ribbonHint : t.ribbonFixed}</p>
      </section>
      <div className={classes['receivers']}>
        {framings.map((framing) => (
          <Receiver
            key={framing}
            framing={framing}
            state={receivers[framing]}
            sent={messages}
            isFitting={framing === params.framing}
          />
        ))}
      </div>
    </>
  );
}

/** Which bytes are a message (by its number) and which belong to the framing. */
export function spansOf(messages: readonly string[], framing: Framing, t: Words): readonly ByteSpan[] {
  return placesOf(messages, framing).flatMap(({ from, until }, index): readonly ByteSpan[] => {
    const begin = framing === 'length' ? from + LENGTH_BYTES : from;
    const end = framing === 'delimiter' ? until - 1 : until;
    const spans: readonly ByteSpan[] = [
      { from, until: begin, label: t.length, role: 'header' },
      { from: begin, until: end, label: String(index + 1), role: 'body' },
      { from: end, until, label: '\\n', role: 'header' },
    ];
    return spans.filter((span) => span.until > span.from);
  });
}

interface ReceiverProps {
  readonly framing: Framing;
  readonly state: ReceiverState;
  readonly sent: readonly string[];
  readonly isFitting: boolean;
}

/** A column stays as high as the picture: what is not drawn is counted. */
const MOST_MADE = 8;

function Receiver({ framing, state: { made, gaveUp }, sent, isFitting }: ReceiverProps): ReactElement {
  const t = useText(texts);
  const { name, how } = t.receivers[framing];
  return (
    <section className={classNames(classes['receiver'], isFitting && classes['fitting'])} aria-label={name}>
      <strong>{name}</strong>
      {isFitting && <span className={classes['fits']}>{t.fits}</span>}
      <p className={classes['quiet']}>{how}</p>
      <ol>
        {made.slice(0, MOST_MADE).map(({ text, from }, index) => {
          const isRight = text === sent[index];
          return (
            <li key={`${index} ${from}`} className={classes[isRight ? 'right' : 'wrong']}>
              {isRight && <Check size={ICON_PX} aria-hidden />}
              <code>{formatItem(text)}</code>
            </li>
          );
        })}
      </ol>
      {made.length > MOST_MADE && <p className={classes['quiet']}>{t.moreMade(made.length - MOST_MADE)}</p>}
      {made.length === 0 && !gaveUp && <p className={classes['quiet']}>{t.nothingYet}</p>}
      {gaveUp && <p className={classes['bad']}>{t.gaveUp}</p>}
    </section>
  );
}
