/** The parameters of the next run: a form made from the lab's parameters, or what they are while frozen. */
import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Lab } from '../../../shared/labs/lab';
import { formatItem } from '../../../shared/labs/item-list';
import type { ItemsParameter, Parameter } from '../../../shared/labs/parameter';
import { problemText } from '../language/problems';
import { useLanguage, useText } from '../language/text';
import type { AnyLabText } from '../labs/panel';
import { Button } from '../ui/Button';
import { NumberField } from '../ui/NumberField';
import { Select } from '../ui/Select';
import { Switch } from '../ui/Switch';
import { TextField } from '../ui/TextField';
import { CodeField } from './CodeField';
import { DecimalField } from './DecimalField';
import { frozenValue, shortened, unitWords } from './frozen-value';
import classes from './lab-page.module.css';
import { ScheduleField } from './ScheduleField';
import { ServerField } from './ServerField';
import { texts } from './text';
import type { Parameters } from './use-parameters';

interface SetupProps {
  readonly lab: Lab;
  readonly words: AnyLabText;
  readonly parameters: Parameters;
  /** Names of those that matter here; all if left out. The others keep their values. */
  readonly shown?: readonly string[] | undefined;
  /** From 1: the line of a text in which the last run found something wrong. */
  readonly errorLine?: number | undefined;
}

const parametersOf = ({ lab, shown }: Pick<SetupProps, 'lab' | 'shown'>): readonly (readonly [string, Parameter])[] =>
  Object.entries(lab.parameters).filter(([name]) => shown === undefined || shown.includes(name));

interface FrozenProps extends Pick<SetupProps, 'lab' | 'words' | 'shown'> {
  readonly texts: Readonly<Record<string, string>>;
  /** Why it cannot be changed now. */
  readonly why?: string;
}

export function FrozenSetup({ lab, words, shown, texts: values, why }: FrozenProps): ReactElement {
  const t = useText(texts);
  return (
    <>
      <dl className={classes['frozen']}>
        {parametersOf({ lab, shown }).map(([name, parameter]) => (
          <div key={name}>
            <dt>{words.parameters[name]?.label ?? name}</dt>
            <dd>{frozenValue({ parameter, text: values[name] ?? '', words: words.parameters[name] }, t)}</dd>
          </div>
        ))}
      </dl>
      {why !== undefined && <p className={classes['quiet']}>{why}</p>}
    </>
  );
}

export function SetupFields({
  lab,
  words,
  parameters,
  shown,
  errorLine,
  isDisabled,
}: SetupProps & { readonly isDisabled: boolean }): ReactElement {
  const t = useText(texts);
  return (
    <div className={classes['fields']}>
      {parametersOf({ lab, shown }).map(([name, parameter]) => (
        <Field
          key={name}
          name={name}
          parameter={parameter}
          words={words}
          parameters={parameters}
          errorLine={errorLine}
          isDisabled={isDisabled}
        />
      ))}
      {parameters.changed && (
        <Button kind="quiet" icon={RotateCcw} onPress={parameters.reset} isDisabled={isDisabled}>
          {t.reset}
        </Button>
      )}
    </div>
  );
}

interface FieldProps extends Pick<SetupProps, 'words' | 'parameters' | 'errorLine'> {
  readonly name: string;
  readonly parameter: Parameter;
  readonly isDisabled: boolean;
}

function Field({ name, parameter, words, parameters, errorLine, isDisabled }: FieldProps): ReactElement {
  const language = useLanguage();
  const t = useText(texts);
  const text = parameters.texts[name] ?? '';
  const problem = parameters.problems[name];
  const shared = {
    label: words.parameters[name]?.label ?? name,
    description: words.parameters[name]?.hint,
    error: problem && problemText(problem, language),
    isDisabled,
  };
  const set = (next: string): void => parameters.set(name, next);
  switch (parameter.kind) {
    case 'integer':
      return (
        <NumberField
          {...shared}
          value={text === '' ? NaN : Number(text)}
          onChange={(value) => set(Number.isNaN(value) ? '' : String(value))}
          unit={parameter.unit && unitWords(parameter.unit, t)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          options={parameter.choices.map((value) => ({
            value,
            label: words.parameters[name]?.values?.[value] ?? value,
          }))}
          value={text}
          onChange={set}
        />
      );
    case 'items':
      return <ItemsField {...shared} hint={shared.description} parameter={parameter} text={text} onChange={set} />;
    case 'schedule':
      return <ScheduleField {...shared} parameter={parameter} text={text} onChange={set} />;
    case 'code':
      return <CodeField {...shared} text={text} onChange={set} errorLine={errorLine} />;
    case 'text':
      return <TextField {...shared} rows={2} value={text} onChange={set} />;
    case 'decimal':
      return <DecimalField {...shared} parameter={parameter} text={text} onChange={set} />;
    case 'positions':
      return <TextField {...shared} code value={text} onChange={set} />;
    case 'address':
      return <ServerField {...shared} text={text} onChange={set} />;
    case 'flag':
      return <FlagField {...shared} isOn={text === 'true'} onChange={(isOn) => set(String(isOn))} />;
  }
}

interface ItemsFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly parameter: ItemsParameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A list as it is typed, and below it how it was read: `d` is a text, `3` a number. */
function ItemsField({ hint, parameter, text, ...rest }: ItemsFieldProps): ReactElement {
  const t = useText(texts);
  const parsed = parameter.parse(text);
  const read = parsed.ok && t.readAs(parsed.value.length, shortened(parsed.value.map(formatItem).join(', ')));
  const description = [hint, read].filter(Boolean).join(' ');
  return <TextField {...rest} description={description} code rows={2} value={text} />;
}

interface FlagFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function FlagField({ label, description, isOn, isDisabled, onChange }: FlagFieldProps): ReactElement {
  return (
    <div>
      <Switch isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
        {label}
      </Switch>
      <p className={classes['quiet']}>{description}</p>
    </div>
  );
}
