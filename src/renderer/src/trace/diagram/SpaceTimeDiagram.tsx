/**
 * The space-time diagram: a lane for each actor, time from left to right, handovers as arrows.
 *
 * It is drawn on canvases; what a canvas cannot say, its label, the announced selection and the
 * table of events do.
 */
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { Playhead } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import type { Axis } from '../lane-series';
import { useTraceWords } from '../words';
import { DiagramHint } from './DiagramHint';
import { AxisChoice, DiagramView } from './diagram-view';
import type { Canvases } from './frame';
import { Gestures } from './gestures';
import { handleKey } from './keys';
import { LaneLabels } from './LaneLabels';
import { Legend } from './Legend';
import { AXIS_PX, LANE_PX } from './layout';
import classes from './SpaceTimeDiagram.module.css';

export interface SpaceTimeDiagramProps {
  readonly view: RunView;
  readonly playhead: Playhead;
  /** Enter on an event: show everything about it. */
  readonly onInspect?: () => void;
  /** What it begins with, where the learner chose nothing: `time`, and `causal` for a run whose order was chosen. */
  readonly initialAxis?: Axis;
}

export function SpaceTimeDiagram({
  view,
  playhead,
  onInspect,
  initialAxis = 'time',
}: SpaceTimeDiagramProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  const [choice] = useState(() => new AxisChoice());
  const diagram = useMemo(
    () => new DiagramView(view, playhead, words.unit, initialAxis, choice),
    [view, playhead, words, initialAxis, choice],
  );
  const status = useSyncExternalStore(diagram.subscribe, diagram.status);
  const host = useRef<HTMLDivElement>(null);
  const axisBox = useRef<HTMLDivElement>(null);
  const lanesBox = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const events = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!host.current || !axisBox.current || !lanesBox.current) return;
    if (!axis.current || !events.current || !over.current) return;
    return mount(diagram, {
      host: host.current,
      axisBox: axisBox.current,
      lanesBox: lanesBox.current,
      canvases: { axis: axis.current, events: events.current, playhead: over.current },
    });
  }, [diagram]);
  const helpId = useId();
  const lanes = diagram.index.lanes;
  const isEmpty = view.store.length === 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onInspect?.();
    else if (!handleKey(diagram, event)) return;
    event.preventDefault();
  };
  return (
    <figure className={classes['diagram']}>
      <div className={classes['bar']}>
        <Segmented
          label={words.diagram.axis}
          size="small"
          value={status.axis}
          onChange={(axis) => diagram.setAxis(axis)}
          options={[
            { value: 'time', label: words.diagram.time },
            { value: 'causal', label: words.diagram.causal },
          ]}
        />
        <div className={classes['tools']}>
          <IconButton icon={ZoomOut} label={words.diagram.zoomOut} onPress={() => diagram.zoom(1 / 1.6)} />
          <IconButton icon={ZoomIn} label={words.diagram.zoomIn} onPress={() => diagram.zoom(1.6)} />
          <IconButton
            icon={Maximize2}
            label={words.diagram.fit}
            isDisabled={status.fitted}
            onPress={() => diagram.fit()}
          />
        </div>
        <p className={classes['leftOut']} role="status">
          {status.arrowsLeftOut > 0 && words.diagram.arrowsLeftOut(status.arrowsLeftOut)}
        </p>
      </div>
      <div
        ref={host}
        className={classes['host']}
        role="application"
        tabIndex={0}
        aria-label={words.diagram.label(view.store.length, lanes.length)}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
      >
        <div className={classes['grid']}>
          <div className={classes['corner']}>{!isEmpty && words.diagram.axisName[status.axis]}</div>
          <div ref={axisBox} className={classes['axis']} style={{ height: AXIS_PX }}>
            <canvas ref={axis} aria-hidden />
          </div>
          <LaneLabels view={view} playhead={playhead} />
          <div
            ref={lanesBox}
            className={classes['lanes']}
            style={{ height: Math.max(isEmpty ? EMPTY_LANES : 1, lanes.length) * LANE_PX }}
          >
            <canvas ref={events} aria-hidden />
            <canvas ref={over} aria-hidden />
            {isEmpty && <p className={classes['empty']}>{words.diagram.empty}</p>}
            <DiagramHint view={view} status={status} />
          </div>
        </div>
      </div>
      <p id={helpId} className="visually-hidden">
        {words.diagram.help}
      </p>
      <Legend view={view} playhead={playhead} dense={status.dense} />
    </figure>
  );
}

/** Room for the words that say that nothing is there, on a narrow screen too. */
const EMPTY_LANES = 2;

interface Elements {
  readonly host: HTMLElement;
  readonly axisBox: HTMLElement;
  readonly lanesBox: HTMLElement;
  readonly canvases: Canvases;
}

/** @returns lets go of the elements again */
function mount(diagram: DiagramView, { host, axisBox, lanesBox, canvases }: Elements): () => void {
  diagram.setWidth(lanesBox.clientWidth);
  const unmount = diagram.mount(canvases);
  const stopGestures = new Gestures(diagram, diagram.playhead).mount(host, lanesBox, axisBox);
  const observer = new ResizeObserver(() => diagram.setWidth(lanesBox.clientWidth));
  observer.observe(lanesBox);
  return () => {
    observer.disconnect();
    stopGestures();
    unmount();
  };
}
