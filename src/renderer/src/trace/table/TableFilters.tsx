import { ChevronDown, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { DialogTrigger } from 'react-aria-components';
import { EVENT_KINDS } from '../../../../shared/trace/event';
import type { RunView } from '../../run/run-view';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { PopoverDialog } from '../../ui/Popover';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ActorMark } from '../ActorMark';
import { GlyphMark } from '../diagram/GlyphMark';
import { traceIndexOf } from '../trace-index';
import { useTraceWords } from '../words';
import classes from './EventTable.module.css';
import { EVERYTHING, isUnfiltered, RELATION_FILTERS, type TableQuery } from './table-rows';

export interface TableFiltersProps {
  readonly view: RunView;
  readonly query: TableQuery;
  readonly hasSelection: boolean;
  readonly onChange: (query: TableQuery) => void;
}

export function TableFilters({ view, query, hasSelection, onChange }: TableFiltersProps): ReactElement {
  const words = useTraceWords();
  return (
    <div className={classes['filters']}>
      <TextField
        label={words.table.filterText}
        placeholder={words.table.filterPlaceholder}
        onChange={(text) => onChange({ ...query, text: text.trim().toLowerCase() })}
      />
      <ManyOf
        label={words.table.actors}
        chosen={query.actors}
        onChange={(actors) => onChange({ ...query, actors })}
        options={actorOptions(view)}
      />
      <ManyOf
        label={words.table.kinds}
        chosen={query.kinds}
        onChange={(kinds) => onChange({ ...query, kinds })}
        options={kindOptions(view, words.kinds)}
      />
      <Select
        label={words.table.relation}
        isDisabled={!hasSelection}
        value={query.relation}
        onChange={(relation) => onChange({ ...query, relation })}
        options={RELATION_FILTERS.map((value) => ({ value, label: words.table[value] }))}
      />
      {!isUnfiltered({ ...query, text: '' }) && (
        <Button kind="quiet" icon={X} onPress={() => onChange({ ...EVERYTHING, sort: query.sort, text: query.text })}>
          {words.table.reset}
        </Button>
      )}
    </div>
  );
}

interface Option {
  readonly value: number;
  readonly label: string;
  readonly mark: ReactElement;
}

interface ManyOfProps {
  readonly label: string;
  readonly options: readonly Option[];
  /** `undefined` = all. */
  readonly chosen: ReadonlySet<number> | undefined;
  readonly onChange: (chosen: ReadonlySet<number> | undefined) => void;
}

function ManyOf({ label, options, chosen, onChange }: ManyOfProps): ReactElement {
  const words = useTraceWords();
  const turn = (value: number, isOn: boolean): void => {
    const all = options.map((option) => option.value);
    const next = new Set(all.filter((one) => (one === value ? isOn : (chosen?.has(one) ?? true))));
    onChange(next.size === all.length ? undefined : next);
  };
  return (
    <DialogTrigger>
      <Button className={classes['filterButton'] ?? ''} isDisabled={options.length === 0}>
        <span>
          {label}: {chosen === undefined ? words.table.all : words.table.some(chosen.size)}
        </span>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <PopoverDialog label={label} placement="bottom start">
        <div className={classes['choices']}>
          {options.map(({ value, label: text, mark }) => (
            <Checkbox key={value} isSelected={chosen?.has(value) ?? true} onChange={(isOn) => turn(value, isOn)}>
              {mark}
              {text}
            </Checkbox>
          ))}
        </div>
      </PopoverDialog>
    </DialogTrigger>
  );
}

function actorOptions(view: RunView): readonly Option[] {
  return traceIndexOf(view).lanes.flatMap(({ actor, index }) => {
    const value = view.store.indexOfName(actor);
    return value === undefined ? [] : [{ value, label: actor, mark: <ActorMark index={index} /> }];
  });
}

function kindOptions(view: RunView, names: Readonly<Record<string, string>>): readonly Option[] {
  const seen = new Set<number>(traceIndexOf(view).kindsSeen());
  return EVENT_KINDS.flatMap((kind, value) =>
    seen.has(value) ? [{ value, label: names[kind] ?? kind, mark: <GlyphMark kind={kind} /> }] : [],
  );
}
