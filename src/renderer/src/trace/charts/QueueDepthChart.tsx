/** How many items lay in each queue over time, with the playhead of all other views. */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { queueDepth, type DepthSeries } from '../../../../shared/trace/queue-depth';
import { rowsAt, type Playhead, type PlayheadState } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { lowerBound } from '../lane-series';
import { rowsUpTo } from '../diagram/cut';
import { onDidChangeTheme, readPalette } from '../diagram/palette';
import { span } from '../time-words';
import { traceIndexOf } from '../trace-index';
import { useCalmPlayhead } from '../use-calm-playhead';
import { useThrottled } from '../use-throttled';
import { useTraceWords, type TraceWords } from '../words';
import classes from './QueueDepthChart.module.css';
import { isThinned, thin } from './thin';

export interface QueueDepthChartProps {
  readonly view: RunView;
  readonly playhead: Playhead;
}

interface Queue {
  readonly name: string;
  readonly series: DepthSeries;
}

const HEIGHT_PX = 180;
/** About one for each two pixels of a wide screen. */
const STRETCHES = 600;
/** While a run goes on, drawn anew this often; a long run less often, since each time reads all of it. */
const refreshMs = (events: number): number => Math.max(250, events / 200);
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

export function QueueDepthChart({ view, playhead }: QueueDepthChartProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  const length = useThrottled(view.store.length, view.end === undefined ? refreshMs : () => 0);
  const queues = useMemo(() => queuesOf(view, length), [view, length]);
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (!host.current || queues.length === 0) return;
    return draw(host.current, queues, view, playhead, words);
  }, [queues, view, playhead, words, theme]);
  const { rows, when } = momentOf(useCalmPlayhead(playhead), view);
  const summaries = queues.map(({ name, series }) =>
    words.chart.summary(name, series.max, depthAt(series, rows), when),
  );
  const thinned = Math.max(
    0,
    ...queues.map(({ series }) => series.t.length).filter((points) => isThinned(points, STRETCHES)),
  );
  if (queues.length === 0) return <p className={classes['none']}>{words.chart.none}</p>;
  return (
    <figure className={classes['chart']}>
      <figcaption>
        <strong>{words.chart.title}</strong>
        <ul>
          {summaries.map((summary, at) => (
            <li key={summary}>
              <svg width={26} height={8} aria-hidden>
                <path
                  d="M0 4H26"
                  stroke={`var(--actor-${at + 1})`}
                  strokeWidth={2}
                  strokeDasharray={(DASHES[at % DASHES.length] ?? []).join(' ')}
                />
              </svg>
              {summary}
            </li>
          ))}
        </ul>
      </figcaption>
      {thinned > 0 && <p className={classes['none']}>{words.chart.thinned(thinned)}</p>}
      <div ref={host} role="img" aria-label={words.chart.label(summaries.join('; '))} className={classes['plot']} />
    </figure>
  );
}

/** Which moment the playhead is at, and what to call it. */
function momentOf(state: PlayheadState, { store, end }: RunView): { rows: number; when: 'now' | 'here' | 'end' } {
  const rows = rowsAt(state, store.length);
  if (rows < store.length) return { rows, when: 'here' };
  return { rows, when: end ? 'end' : 'now' };
}

/** How many lay there when `rows` events had happened. */
function depthAt({ row, depth }: DepthSeries, rows: number): number {
  return depth[lowerBound(row, row.length, rows) - 1] ?? 0;
}

/** @param length  how many events there are: none, no queues */
function queuesOf(view: RunView, length: number): readonly Queue[] {
  if (length === 0) return [];
  return view.store
    .placeCodes()
    .map((code) => view.store.placeOfCode(code))
    .filter((place) => place?.kind === 'queue')
    .map((place) => ({ name: place?.name ?? '', series: queueDepth(view.store, place?.name ?? '') }))
    .filter(({ series }) => series.t.length > 0);
}

function draw(
  host: HTMLDivElement,
  queues: readonly Queue[],
  view: RunView,
  playhead: Playhead,
  words: TraceWords,
): () => void {
  const palette = readPalette();
  const index = traceIndexOf(view);
  index.update();
  const { start, end } = index.bounds('time');
  const plot = new uPlot(
    {
      width: host.clientWidth,
      height: HEIGHT_PX,
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: [start, end] },
        y: { range: (_plot, _least, most) => [0, Math.max(1, most) * 1.08] },
      },
      axes: [
        { ...axisLook(palette), size: 32, values: (_plot, values) => values.map((ns) => span(ns, words.unit)) },
        {
          ...axisLook(palette),
          size: 48,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000],
          label: words.chart.axis,
          labelSize: 20,
          labelFont: `12px ${palette.font}`,
        },
      ],
      series: [{}, ...queues.map((queue, at) => seriesLook(queue.name, palette.actors[at % 8] ?? palette.text, at))],
    },
    joined(queues, start, end),
    host,
  );
  const place = (event: MouseEvent): void => {
    const index = traceIndexOf(view);
    index.update();
    playhead.moveTo(
      rowsUpTo(index.allSeries(), 'time', plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x')),
    );
  };
  plot.over.addEventListener('click', place);
  const line = document.createElement('div');
  line.className = classes['playhead'] ?? '';
  plot.over.append(line);
  const movePlayhead = (): void => {
    const rows = rowsAt(playhead.state(), view.store.length);
    line.style.transform = `translateX(${plot.valToPos(rows === 0 ? start : view.store.timeAt(rows - 1), 'x')}px)`;
  };
  movePlayhead();
  const stop = playhead.subscribe(movePlayhead);
  const observer = new ResizeObserver(() => {
    plot.setSize({ width: host.clientWidth, height: HEIGHT_PX });
    movePlayhead();
  });
  observer.observe(host);
  return () => {
    observer.disconnect();
    stop();
    plot.destroy();
  };
}

function axisLook(palette: ReturnType<typeof readPalette>): uPlot.Axis {
  return {
    stroke: palette.quiet,
    font: `12px ${palette.font}`,
    grid: { stroke: palette.line, width: 1 },
    ticks: { stroke: palette.line, width: 1, size: 4 },
  };
}

function seriesLook(label: string, stroke: string, at: number): uPlot.Series {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    label,
    stroke,
    width: 2,
    dash: [...(DASHES[at % DASHES.length] ?? [])],
    points: { show: false },
    ...(at === 0 && { fill: `color-mix(in srgb, ${stroke} 14%, transparent)` }),
    ...(stepped && { paths: stepped }),
  };
}

/** All queues on one time axis; each goes on at its last depth until now. */
function joined(queues: readonly Queue[], earliest: number, latest: number): uPlot.AlignedData {
  const tables = queues.map(({ series }): uPlot.AlignedData => {
    const { t, value } = thin({ t: series.t, value: series.depth }, STRETCHES);
    return [
      [earliest, ...t, latest],
      [0, ...value, value.at(-1) ?? 0],
    ];
  });
  // Where only another queue changes, this one has no point: the step goes on.
  return tables.length === 1 ? (tables[0] as uPlot.AlignedData) : uPlot.join(tables);
}

/** Changes when the theme does. */
function useTheme(): number {
  const [generation, setGeneration] = useState(0);
  useEffect(() => onDidChangeTheme(() => setGeneration((one) => one + 1)), []);
  return generation;
}
