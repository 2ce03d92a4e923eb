/** The TCP state diagram, lit by what the operating system's table says at the playhead. */
import { useId, type ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import classes from './kernel.module.css';
import { rowsInState, sideOf, statesSeen, type KernelRow, type KernelTableState, type Side } from './kernel-rows';
import { arrowOf, FIGURE, isTaken, PLACES, TRANSITIONS, type StatePlace, type Transition } from './state-figure';
import { texts } from './text';

export interface TcpStateDiagramProps {
  readonly table: KernelTableState;
}

export function TcpStateDiagram({ table }: TcpStateDiagramProps): ReactElement {
  const t = useText(texts);
  const head = useId();
  const seen = statesSeen(table);
  const change = lastChange(table);
  const now = [...seen].flatMap((state) => {
    const rows = rowsInState(table, state);
    return rows.length === 0
      ? []
      : [
          t.inState(
            state,
            rows.map((one) => `${t.sides[sideOf(one, table)]} ${one.row.localPort}`),
          ),
        ];
  });
  return (
    <figure className={classes['figure']}>
      <figcaption>
        <strong>{t.diagram}</strong>
        <span className={classes['legend']}>
          {(['listener', 'server', 'client'] as const).map((side) => (
            <span key={side}>
              <svg width={12} height={12} aria-hidden>
                <Mark side={side} x={6} y={6} />
              </svg>{' '}
              {t.sides[side]}
            </span>
          ))}
          <span className={classes['source']}>{t.figure}</span>
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${FIGURE.width} ${FIGURE.height}`}
        className={classes['states']}
        role="img"
        aria-label={t.diagram}
      >
        <Heads id={head} />
        {TRANSITIONS.map((transition) => (
          <Arrow
            key={`${transition.from} ${transition.to}`}
            transition={transition}
            head={head}
            isLit={isTaken(transition, change.was, change.now)}
          />
        ))}
        <text className={classes['side']} x={56} y={300} textAnchor="middle">
          {t.closesFirst}
        </text>
        <text className={classes['side']} x={530} y={208} textAnchor="middle">
          {t.closesSecond}
        </text>
        {PLACES.map((place) => (
          <StateBox key={place.id} place={place} table={table} wasSeen={seen.has(place.state)} />
        ))}
      </svg>
      <p className={classes['quiet']}>
        {now.length > 0 && `${t.now}: ${now.join(' · ')}. `}
        {t.sampled}
      </p>
    </figure>
  );
}

/** Where the last row that changed came from and went to; a row that is gone went to CLOSED. */
function lastChange({ rows, changed }: KernelTableState): { readonly was: string | undefined; readonly now: string } {
  const row = rows.findLast((one) => one.key === changed?.key);
  return { was: changed?.was, now: row === undefined ? '' : row.isGone ? 'CLOSED' : row.row.state };
}

const Heads = ({ id }: { readonly id: string }): ReactElement => (
  <defs>
    {(['plain', 'lit'] as const).map((look) => (
      <marker
        key={look}
        id={`${id}${look}`}
        viewBox="0 0 8 8"
        refX={7}
        refY={4}
        markerWidth={8}
        markerHeight={8}
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0L8 4L0 8Z" className={look === 'lit' ? classes['headLit'] : classes['head']} />
      </marker>
    ))}
  </defs>
);

interface ArrowProps {
  readonly transition: Transition;
  readonly head: string;
  readonly isLit: boolean;
}

function Arrow({ transition, head, isLit }: ArrowProps): ReactElement {
  const line = arrowOf(transition);
  const at = transition.at ?? { x: (line.x1 + line.x2) / 2, y: (line.y1 + line.y2) / 2 - 4 };
  return (
    <g className={classNames(classes['transition'], isLit && classes['lit'])}>
      <line {...line} markerEnd={`url(#${head}${isLit ? 'lit' : 'plain'})`} />
      <text x={at.x} y={at.y} textAnchor="middle">
        {transition.label}
      </text>
    </g>
  );
}

interface StateBoxProps {
  readonly place: StatePlace;
  readonly table: KernelTableState;
  readonly wasSeen: boolean;
}

/** So many marks fit beside a state's name; more are a number. */
const MOST_MARKS = 4;

function StateBox({ place: { state, x, y }, table, wasSeen }: StateBoxProps): ReactElement {
  const t = useText(texts);
  const rows = rowsInState(table, state);
  const { boxWidth: width, boxHeight: height } = FIGURE;
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={classNames(classes['state'], wasSeen && classes['seen'], rows.length > 0 && classes['now'])}
    >
      <title>{t.meaning[state]}</title>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={6} />
      <text y={rows.length > 0 ? -1 : 4} textAnchor="middle">
        {state}
      </text>
      {rows.length > 0 && <Marks rows={rows} table={table} />}
    </g>
  );
}

function Marks({
  rows,
  table,
}: {
  readonly rows: readonly KernelRow[];
  readonly table: KernelTableState;
}): ReactElement {
  if (rows.length > MOST_MARKS)
    return (
      <text y={11} textAnchor="middle" className={classes['count']}>
        × {rows.length}
      </text>
    );
  return (
    <>
      {rows.map((one, index) => (
        <Mark key={one.key} side={sideOf(one, table)} x={(index - (rows.length - 1) / 2) * 13} y={8} />
      ))}
    </>
  );
}

/** Told apart by shape as well as by colour. */
function Mark({ side, x, y }: { readonly side: Side; readonly x: number; readonly y: number }): ReactElement {
  const look = classNames(classes['mark'], classes[side]);
  if (side === 'client') return <circle className={look} cx={x} cy={y} r={4.5} />;
  if (side === 'server') return <rect className={look} x={x - 4.5} y={y - 4.5} width={9} height={9} />;
  return <path className={look} d={`M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z`} />;
}
