/** What an Ethernet would make of a datagram: computed, and marked so. */
import type { ReactElement } from 'react';
import { fragmentsOf } from '../../../../shared/labs/udp/fragments';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface ArithmeticProps {
  readonly firstBytes: number;
  /** 0 = nothing has gone through yet. */
  readonly largestBytes: number;
}

export function Arithmetic({ firstBytes, largestBytes }: ArithmeticProps): ReactElement {
  const t = useText(texts);
  return (
    <section className={classes['arithmetic']} aria-label={t.arithmetic}>
      <header>
        <strong>{t.arithmetic}</strong>
        <FidelityBadge fidelity="SIMULATED" />
      </header>
      <dl>
        <dt>{t.first}</dt>
        <dd>{t.fragments(firstBytes, fragmentsOf(firstBytes))}</dd>
        {largestBytes > 0 && (
          <>
            <dt>{t.largest}</dt>
            <dd>{t.fragments(largestBytes, fragmentsOf(largestBytes))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
