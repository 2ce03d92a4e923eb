/** The rows that the operating system has for the sockets of this run, at the playhead. */
import type { ReactElement } from 'react';
import type { SocketRow } from '../../../../shared/kernel/socket-row';
import { useText, type SameText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import classes from './kernel.module.css';
import type { KernelRow, KernelTableState } from './kernel-rows';
import { texts } from './text';

/** More rows than that push the rest of the scene away; what is not shown is counted. */
const MOST_ROWS = 12;

export interface KernelTableProps {
  readonly table: KernelTableState;
  /** Which actor has this PID, if one of the run does. */
  readonly actorOf?: (pid: number) => string | undefined;
}

export function KernelTable({ table, actorOf }: KernelTableProps): ReactElement {
  const t = useText(texts);
  const here = table.rows.filter(({ isGone }) => !isGone);
  const shown = here.slice(0, MOST_ROWS);
  const gone = table.rows.length - here.length;
  return (
    <section className={classes['kernel']} aria-label={t.table}>
      <strong>{t.table}</strong>
      {shown.length > 0 && (
        <div className={classes['scroll']}>
          <table className={classes['rows']}>
            <thead>
              <tr>
                {Object.entries(t.columns).map(([column, words]) => (
                  <th key={column} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.key} one={one} isNew={table.changed?.key === one.key} actorOf={actorOf} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes['quiet']}>
        {shown.length === 0 && t.nothing}
        {here.length > shown.length && ` +${here.length - shown.length}`}
        {gone > 0 && ` ${t.goneCount(gone)}`}
      </p>
    </section>
  );
}

interface RowProps {
  readonly one: KernelRow;
  readonly isNew: boolean;
  readonly actorOf: KernelTableProps['actorOf'];
}

function Row({ one: { row }, isNew, actorOf }: RowProps): ReactElement {
  const t = useText(texts);
  const held = row.pid === null ? undefined : (actorOf?.(row.pid) ?? `PID ${row.pid}`);
  return (
    <tr className={classNames(isNew && classes['newest'])}>
      <th scope="row">{row.localPort}</th>
      <td>{row.remotePort === 0 ? '–' : row.remotePort}</td>
      <td title={row.state === 'UNCONNECTED' ? undefined : t.meaning[row.state]}>
        <code>{row.state}</code>
      </td>
      <td>{received(t, row)}</td>
      <td>{row.state === 'LISTEN' ? '–' : bytes(t, row.sendQueue)}</td>
      <td title={held === undefined ? t.nobodyWhy : undefined}>{held ?? t.nobody}</td>
    </tr>
  );
}

type Words = SameText<(typeof texts)['en']>;

const received = (t: Words, { state, receiveQueue }: SocketRow): string =>
  state === 'LISTEN' && receiveQueue !== null ? t.connections(receiveQueue) : bytes(t, receiveQueue);

const bytes = (t: Words, count: number | null): string => (count === null ? t.unknown : t.bytes(count));
