/** One answer for each actor: a choice or a number. Complete when all have one. */
import { useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import { NumberField } from '../ui/NumberField';
import type { Answer, Prediction } from './bet';
import classes from './bet.module.css';
import { ChoiceField } from './ChoiceField';
import { texts } from './text';

interface EachFieldProps {
  readonly prediction: Extract<Prediction, { kind: 'each' | 'each-number' }>;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (draft: Answer | undefined) => void;
}

export function EachField({ prediction, options, onChange }: EachFieldProps): ReactElement {
  const t = useText(texts);
  const [given, setGiven] = useState<Readonly<Record<string, string | number>>>({});
  const give = (actor: string, value: string | number | undefined): void => {
    const { [actor]: _before, ...rest } = given;
    const next = value === undefined ? rest : { ...rest, [actor]: value };
    setGiven(next);
    onChange(prediction.of.every((one) => one in next) ? (next as Answer) : undefined);
  };
  return (
    <div role="group" aria-label={t.answer} className={classes['each']}>
      {prediction.of.map((actor) =>
        prediction.kind === 'each-number' ? (
          <NumberField
            key={actor}
            label={actor}
            minValue={prediction.min}
            maxValue={prediction.max}
            onChange={(value) => give(actor, Number.isInteger(value) ? value : undefined)}
          />
        ) : (
          <div key={actor} className={classes['eachRow']}>
            <span className={classes['eachName']}>{actor}</span>
            <ChoiceField
              label={actor}
              options={prediction.options.map((id) => ({ id, label: options[id] ?? id }))}
              value={given[actor] as string | undefined}
              onChange={(value) => give(actor, value)}
            />
          </div>
        ),
      )}
    </div>
  );
}
