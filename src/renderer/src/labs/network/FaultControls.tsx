/** What the relay does to what passes, to be changed while the run goes on. */
import { RotateCcw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Transport } from '../../../../shared/net/net-data';
import { NO_FAULTS, type Faults } from '../../../../shared/relay/faults';
import type { Json } from '../../../../shared/wire/json';
import { useText } from '../../language/text';
import { Button } from '../../ui/Button';
import { NumberField } from '../../ui/NumberField';
import classes from './controls.module.css';
import { faultsOf, fieldsFor, isFaultless, withFault, type FaultField } from './fault-fields';
import { Impossible } from './Impossible';
import type { NetworkState } from './network-state';
import { texts } from './text';

export interface FaultControlsProps {
  readonly protocol: Transport;
  readonly network: NetworkState;
  /** What the run was started with: its parameters, or a part of them. */
  readonly initial: Partial<Faults>;
  readonly relay?: string;
  /** `act` of the scene's control or of `ActionsProps`; nothing can be changed without. */
  readonly act?: ((action: string, args: Json) => void) | undefined;
}

export function FaultControls(props: FaultControlsProps): ReactElement {
  const { protocol, network, initial } = props;
  const t = useText(texts).faults;
  const relay = network.relay(props.relay);
  // Before it has opened there is nobody to tell.
  const act = relay && props.act;
  const told = relay?.faults ?? faultsOf(initial);
  // What was turned here and the run has not told yet.
  const [turned, setTurned] = useState<Faults>();
  if (turned && (!act || isSame(turned, told))) setTurned(undefined);
  const faults = (act && turned) ?? told;
  const turn = (next: Faults): void => {
    setTurned(next);
    act?.('faults', { faults: { ...next } });
  };
  return (
    <section className={classes['controls']} aria-label={t.title}>
      <header>
        <strong>{t.title}</strong>
        <Impossible protocol={protocol} />
        <span className={classes['grow']} />
        {act && (
          <Button kind="quiet" icon={RotateCcw} isDisabled={isFaultless(faults)} onPress={() => turn(NO_FAULTS)}>
            {t.reset}
          </Button>
        )}
      </header>
      {act ? (
        <div className={classes['faults']}>
          {fieldsFor(protocol).map((field) => (
            <FaultInput
              key={field.name}
              field={field}
              value={faults[field.name]}
              onChange={(value) => turn(withFault(faults, field, value))}
            />
          ))}
        </div>
      ) : (
        <FaultList protocol={protocol} faults={faults} />
      )}
      {act && <p className={classes['quiet']}>{t.now}</p>}
    </section>
  );
}

const isSame = (one: Faults, other: Faults): boolean =>
  JSON.stringify(faultsOf(one)) === JSON.stringify(faultsOf(other));

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;

/** A percentage has its sign in the number. */
const unitOf = ({ unit }: FaultField, perSecond: string): string | undefined =>
  ({ share: undefined, ms: 'ms', bytes: 'B', bytesPerSecond: perSecond })[unit];

/** Where nothing can be turned: only what is on. */
function FaultList({ protocol, faults }: { readonly protocol: Transport; readonly faults: Faults }): ReactElement {
  const t = useText(texts).faults;
  const on = fieldsFor(protocol).filter(({ name }) => faults[name] > 0);
  if (on.length === 0) return <p className={classes['quiet']}>{t.none}</p>;
  return (
    <dl className={classes['list']}>
      {on.map((field) => (
        <div key={field.name}>
          <dt>{t.names[field.name]}</dt>
          <dd>
            {faults[field.name].toLocaleString('en', field.unit === 'share' ? PERCENT : undefined)}{' '}
            {unitOf(field, t.perSecond)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FaultInputProps {
  readonly field: FaultField;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function FaultInput({ field, value, onChange }: FaultInputProps): ReactElement {
  const t = useText(texts).faults;
  const { name, unit, max } = field;
  return (
    <NumberField
      label={t.names[name]}
      value={value}
      onChange={onChange}
      minValue={0}
      maxValue={max}
      unit={unitOf(field, t.perSecond)}
      {...(unit === 'share' && { formatOptions: PERCENT })}
      description={unit === 'bytesPerSecond' || unit === 'bytes' ? t.noLimit : undefined}
    />
  );
}
