/** What a link with a limit would make of the message, beside what this machine did. */
import type { ReactElement } from 'react';
import { headerBytesOf } from '../../../../shared/labs/layers/envelopes';
import { overLink } from '../../../../shared/labs/layers/over-link';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import type { LayersModel } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface ArithmeticProps {
  readonly model: LayersModel;
  readonly transport: 'tcp' | 'udp';
  readonly mtuBytes: number;
}

export function Arithmetic({ model, transport, mtuBytes }: ArithmeticProps): ReactElement | null {
  const t = useText(texts);
  const { handedOver, carriers } = model;
  if (!handedOver) return null;
  const { packets, headerBytes } = overLink(transport, handedOver.length, mtuBytes);
  const fidelity = carriers[0]?.packet.source === 'captured' ? 'LIVE' : 'RECONSTRUCTED';
  return (
    <section className={classes['arithmetic']}>
      <h2>{t.arithmetic}</h2>
      <dl>
        <Line title={t.linkTakes(mtuBytes)} value={t.packetsAndHeaders(packets, headerBytes)} fidelity="SIMULATED" />
        <Line
          title={t.thisLoopback}
          value={t.packetsAndHeaders(carriers.length, headerBytesOf(carriers))}
          fidelity={fidelity}
        />
      </dl>
      <p className={classes['quiet']}>{t.notCounted}</p>
    </section>
  );
}

interface LineProps {
  readonly title: string;
  readonly value: string;
  readonly fidelity: 'LIVE' | 'RECONSTRUCTED' | 'SIMULATED';
}

function Line({ title, value, fidelity }: LineProps): ReactElement {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {value} <FidelityBadge fidelity={fidelity} />
      </dd>
    </div>
  );
}
