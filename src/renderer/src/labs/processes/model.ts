/** The variable `handled` of every process at the playhead: each has its own. */
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { dataField } from '../event-data';

export type Handled = Readonly<Record<string, number>>;

/** Before a process has shown its copy there is nothing to tell: it is missing here. */
export function handledFold(store: TraceStore): Fold<Handled> {
  return new Fold<Handled>(store, {}, (state, trace, row) => {
    const kind = trace.kindAt(row);
    if (kind !== 'store' && kind !== 'load') return state;
    const value = dataField(trace.dataAt(row), 'value');
    return typeof value === 'number' ? { ...state, [trace.actorNameAt(row)]: value } : state;
  });
}
