/** The envelopes of all layers around the bytes that a packet carries, one inside the other, header by header. */
import type { ReactElement } from 'react';
import { headerBytesOf, type Carrier } from '../../../../shared/labs/layers/envelopes';
import { hexOfByte } from '../../../../shared/net/hex';
import type { Layer, LayerRange } from '../../../../shared/net/packet';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import { headerFields } from './header-fields';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** Bytes of a frame that are drawn: the headers and the beginning of what is inside. */
const MOST_BYTES = 96;

interface EnvelopesProps {
  readonly carriers: readonly Carrier[];
  /** Of the bytes that were handed over. */
  readonly lit: { readonly from: number; readonly until: number } | undefined;
}

export function Envelopes({ carriers, lit }: EnvelopesProps): ReactElement {
  const t = useText(texts);
  const holder = lit && holderOf(carriers, lit.from);
  const shown = holder?.carrier ?? carriers[0];
  if (!shown) return <p className={classes['quiet']}>{t.notYet}</p>;
  const { packet, layers } = shown;
  const at = holder?.at;
  return (
    <div className={classes['envelopes']}>
      <div className={classes['envelopeHead']}>
        <FidelityBadge fidelity={packet.source === 'captured' ? 'LIVE' : 'RECONSTRUCTED'} />
        <span>{t.packetsAndHeaders(carriers.length, headerBytesOf(carriers))}</span>
        {at !== undefined && lit && <span>{t.inFrame(at, at + lit.until - lit.from)}</span>}
      </div>
      <Nested
        layers={layers}
        carrier={shown}
        lit={at === undefined || !lit ? undefined : { from: at, until: at + lit.until - lit.from }}
      />
    </div>
  );
}

/** The packet with a byte of what was handed over, and where in its frame; those before it carried what comes before. */
function holderOf(
  carriers: readonly Carrier[],
  byte: number,
): { readonly carrier: Carrier; readonly at: number } | undefined {
  let before = 0;
  for (const carrier of carriers) {
    const { from, until } = carrier.application;
    if (byte < before + until - from) return { carrier, at: from + byte - before };
    before += until - from;
  }
  return undefined;
}

function Nested({
  layers,
  carrier,
  lit,
}: {
  readonly layers: readonly LayerRange[];
  readonly carrier: Carrier;
  readonly lit: EnvelopesProps['lit'];
}): ReactElement | null {
  const t = useText(texts);
  const [outer, ...inner] = layers;
  if (!outer) return null;
  const size = outer.until - outer.from;
  const fields = headerFields(carrier.packet, outer);
  return (
    <div className={classes['envelope']} data-layer={outer.layer satisfies Layer}>
      <div className={classes['envelopeTitle']}>
        <strong>{t.layers[outer.layer]}</strong> <span>{t.bytes(size)}</span>
      </div>
      <Bytes carrier={carrier} range={outer} lit={lit} />
      {fields.length > 0 && (
        <dl className={classes['fields']}>
          {fields.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Nested layers={inner} carrier={carrier} lit={lit} />
    </div>
  );
}

function Bytes({
  carrier,
  range,
  lit,
}: {
  readonly carrier: Carrier;
  readonly range: LayerRange;
  readonly lit: EnvelopesProps['lit'];
}): ReactElement {
  const t = useText(texts);
  const { frame } = carrier.packet;
  // Around the lit bytes, if they are far inside.
  const from = lit && lit.from >= range.from + MOST_BYTES && lit.from < range.until ? lit.from : range.from;
  const until = Math.min(range.until, from + MOST_BYTES, frame.length);
  const drawn = frame.subarray(from, until);
  const leftOut = range.until - range.from - drawn.length;
  const isLit = (at: number): boolean => lit !== undefined && at >= lit.from && at < lit.until;
  return (
    <code className={classes['cells']}>
      {Array.from(drawn, (byte, index) => (
        <span key={from + index} className={isLit(from + index) ? classes['lit'] : undefined}>
          {hexOfByte(byte)}
        </span>
      ))}
      {leftOut > 0 && <em className={classes['quiet']}>{t.moreBytes(leftOut)}</em>}
    </code>
  );
}
