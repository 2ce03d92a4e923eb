/** The form of a prediction. Which one follows from its kind; all hand over a typed answer. */
import { useState, type ReactElement } from 'react';
import { parseItems } from '../../../shared/labs/item-list';
import { useText } from '../language/text';
import { unreachable } from '../../../shared/unreachable';
import { Button } from '../ui/Button';
import { NumberField } from '../ui/NumberField';
import { TextField } from '../ui/TextField';
import type { Answer, Prediction } from './bet';
import classes from './bet.module.css';
import { ChoiceField } from './ChoiceField';
import { EachField } from './EachField';
import { OrderField } from './OrderField';
import { texts } from './text';

/** What is filled in so far; an incomplete draft is no answer yet. */
type Draft = Answer | undefined;

export interface BetFormProps {
  readonly prediction: Prediction;
  /** The words of the options, by id. */
  readonly options: Readonly<Record<string, string>>;
  readonly question: string;
  readonly onPlace: (answer: Answer) => void;
}

export function BetForm({ prediction, options, question, onPlace }: BetFormProps): ReactElement {
  const t = useText(texts);
  const [draft, setDraft] = useState<Draft>(() => initial(prediction));
  const [tried, setTried] = useState(false);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (draft !== undefined) onPlace(draft);
      }}
    >
      <PredictionField
        prediction={prediction}
        options={options}
        question={question}
        draft={draft}
        onChange={setDraft}
      />
      {tried && draft === undefined && (
        <p className={classes['needed']} role="alert">
          {t.needed}
        </p>
      )}
      <Button type="submit" kind="primary">
        {t.place}
      </Button>
    </form>
  );
}

interface FieldProps {
  readonly prediction: Prediction;
  readonly options: Readonly<Record<string, string>>;
  readonly question: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function PredictionField({ prediction, options, question, draft, onChange }: FieldProps): ReactElement {
  const t = useText(texts);
  switch (prediction.kind) {
    case 'number':
      return (
        <NumberField
          label={t.answer}
          minValue={prediction.min}
          maxValue={prediction.max}
          onChange={(value) => onChange(Number.isInteger(value) ? value : undefined)}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          label={question}
          options={prediction.options.map((id) => ({ id, label: options[id] ?? id }))}
          value={draft as string | undefined}
          onChange={onChange}
        />
      );
    case 'order':
      return <OrderField entries={draft as readonly string[]} onChange={onChange} />;
    case 'list':
      return <ListField onChange={onChange} />;
    case 'each':
    case 'each-number':
      return <EachField prediction={prediction} options={options} onChange={onChange} />;
    default:
      return unreachable(prediction);
  }
}

function ListField({ onChange }: { readonly onChange: (draft: Draft) => void }): ReactElement {
  const t = useText(texts);
  const [text, setText] = useState('');
  const unreadable = parseItems(text) === undefined;
  return (
    <TextField
      label={t.answer}
      description={t.listHint}
      error={unreadable ? t.listWrong : undefined}
      code
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(parseItems(next));
      }}
    />
  );
}

/** An order is an answer from the start, and so is the empty list; the rest must be given. */
function initial(prediction: Prediction): Draft {
  if (prediction.kind === 'order') return prediction.entries;
  return prediction.kind === 'list' ? [] : undefined;
}
