/** A schedule in the learner's hands: by keys along the turns, by buttons, or as text. */
import { Delete } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { formatSchedule, type Schedule } from '../../../../shared/steps/schedule';
import type { ActorId } from '../../../../shared/trace/event';
import { useText } from '../../language/text';
import { ActorMark } from '../../trace/ActorMark';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { TextField } from '../../ui/TextField';
import { afterKey, erased, inserted, parseSchedule, placed, type Draft } from './schedule-edit';
import classes from './schedule.module.css';
import { texts } from './text';
import { TurnChip } from './TurnChip';

export interface ScheduleEditorProps {
  readonly initial: Schedule;
  readonly actors: readonly ActorId[];
  readonly index: (actor: ActorId) => number;
  /** What becomes of it, on the button. */
  readonly confirm: string;
  readonly onDone: (schedule: Schedule) => void;
  readonly onCancel: () => void;
}

export function ScheduleEditor(props: ScheduleEditorProps): ReactElement {
  const { initial, actors, index, confirm, onDone, onCancel } = props;
  const t = useText(texts);
  const [draft, setDraft] = useState<Draft>({ turns: initial, at: initial.length });
  const [text, setText] = useState(formatSchedule(initial));
  const unfit = parseSchedule(text, actors.length) === undefined;
  const take = (next: Draft): void => {
    setDraft(next);
    setText(formatSchedule(next.turns));
  };
  const read = (typed: string): void => {
    setText(typed);
    const turns = parseSchedule(typed, actors.length);
    if (turns) setDraft({ turns, at: turns.length });
  };
  return (
    <div className={classes['editor']}>
      <DraftTurns draft={draft} actors={actors} index={index} onChange={take} onCancel={onCancel} />
      <div className={classes['add']}>
        {actors.map((actor, thread) => (
          <Button key={actor} aria-label={t.schedule.add(actor)} onPress={() => take(inserted(draft, thread))}>
            <ActorMark index={index(actor)} size={10} />+ {thread}
          </Button>
        ))}
        <Button
          icon={Delete}
          isDisabled={draft.turns.length === 0}
          onPress={() => take(erased(placed(draft, draft.turns.length)))}
        >
          {t.schedule.removeLast}
        </Button>
      </div>
      <TextField
        label={t.schedule.text}
        code
        value={text}
        onChange={read}
        error={unfit ? t.schedule.unfit(actors.length - 1) : undefined}
      />
      <div className={classes['add']}>
        <Button kind="primary" isDisabled={unfit} onPress={() => onDone(draft.turns)}>
          {confirm}
        </Button>
        <Button onPress={onCancel}>{t.schedule.cancel}</Button>
      </div>
    </div>
  );
}

interface DraftTurnsProps extends Pick<ScheduleEditorProps, 'actors' | 'index' | 'onCancel'> {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The turns with the place of the learner among them; the whole takes the keys, as a text field would. */
function DraftTurns({ draft, actors, index, onChange, onCancel }: DraftTurnsProps): ReactElement {
  const t = useText(texts);
  const hint = useId();
  const words = ({ turns, at }: Draft): string => {
    const thread = turns[at];
    return thread === undefined ? t.schedule.end : t.schedule.draft(at + 1, actors[thread] ?? String(thread));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return onCancel();
    const next = afterKey(draft, event, actors.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
    announce(words(next));
  };
  return (
    <>
      <div
        className={classNames(classes['turns'], classes['draft'])}
        role="application"
        tabIndex={0}
        aria-label={`${t.schedule.editing}. ${words(draft)}`}
        aria-describedby={hint}
        onKeyDown={press}
      >
        {draft.turns.map((thread, at) => (
          <span
            key={at}
            className={classNames(at > 0 && draft.turns[at - 1] !== thread && classes['switch'])}
            onClick={() => onChange(placed(draft, at))}
            aria-hidden
          >
            <TurnChip index={index(actors[thread] ?? '')} thread={thread} isHere={at === draft.at} />
          </span>
        ))}
        <span
          className={classNames(classes['caret'], draft.at === draft.turns.length && classes['here'])}
          aria-hidden
        />
      </div>
      <p id={hint} className={classes['quiet']}>
        {t.schedule.hint(actors.length - 1)}
      </p>
    </>
  );
}
