/** What the scene of `udp` draws beyond the sockets: how far the two ends are at the playhead. A fold over the trace. */
import { netDataOf } from '../../../../shared/net/net-data';
import { isClient, SERVER } from '../../../../shared/labs/udp/tally';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { dataField } from '../event-data';

export interface Progress {
  /** `largest`: the largest payload that came back whole, and the smallest that was refused. */
  readonly most: number;
  readonly refused: number | undefined;
  /** With acknowledgements: how many numbers the server handed on, and how many repeats it kept. */
  readonly delivered: number;
  readonly again: number;
  readonly gaveUp: number;
  readonly receiveBufferBytes: number | undefined;
  /** As the system's own table says: bytes that wait for the server, and datagrams thrown away. */
  readonly queuedBytes: number | undefined;
  readonly droppedBySystem: number | undefined;
}

const NOTHING_YET: Progress = {
  most: 0,
  refused: undefined,
  delivered: 0,
  again: 0,
  gaveUp: 0,
  receiveBufferBytes: undefined,
  queuedBytes: undefined,
  droppedBySystem: undefined,
};

/** @returns what is known after each row; nothing is known of a port before its server has bound it */
export function progressFold(store: TraceStore): Fold<Progress> {
  return new Fold<Progress>(store, NOTHING_YET, step);
}

function step(state: Progress, trace: TraceStore, row: number): Progress {
  const [kind, actor] = [trace.kindAt(row), trace.actorNameAt(row)];
  if (kind === 'note') return noted(state, actor, trace, row);
  if (kind === 'receive' && isClient(actor)) {
    const size = netDataOf(trace.dataAt(row))?.sizeBytes ?? 0;
    return size > state.most ? { ...state, most: size } : state;
  }
  if (kind === 'error' && isClient(actor)) {
    const size = netDataOf(trace.dataAt(row))?.sizeBytes;
    return size !== undefined && size < (state.refused ?? Infinity) ? { ...state, refused: size } : state;
  }
  return state;
}

function noted(state: Progress, actor: string, trace: TraceStore, row: number): Progress {
  const data = trace.dataAt(row);
  if (actor === 'kernel') return seen(state, data);
  if (actor !== SERVER && !isClient(actor)) return state;
  switch (dataField(data, 'code')) {
    case 'DELIVERED':
      return { ...state, delivered: state.delivered + 1 };
    case 'AGAIN':
      return { ...state, again: state.again + 1 };
    case 'GAVE_UP':
      return { ...state, gaveUp: state.gaveUp + 1 };
    case 'RECEIVE_BUFFER': {
      const bytes = dataField(data, 'bytes');
      return typeof bytes === 'number' ? { ...state, receiveBufferBytes: bytes } : state;
    }
    default:
      return state;
  }
}

/** The system's row of the server's socket: the only one that this lab watches. */
function seen(state: Progress, data: ReturnType<TraceStore['dataAt']>): Progress {
  const row = dataField(data, 'row');
  const [queued, drops] = [dataField(row, 'receiveQueue'), dataField(row, 'drops')];
  if (dataField(data, 'kernel') === 'gone') return { ...state, queuedBytes: undefined };
  return {
    ...state,
    queuedBytes: typeof queued === 'number' ? queued : undefined,
    droppedBySystem: typeof drops === 'number' ? drops : state.droppedBySystem,
  };
}
