/**
 * The state of one diagram on screen: what is in sight, what is under the pointer, when to draw.
 *
 * Two layers: events are drawn again when the trace, the view or the selection changes; the
 * playhead and the pointer's ring lie on a canvas of their own, so that scrubbing through a million
 * events draws a line and not a million events. Each layer is drawn at most once a display frame,
 * and only if something changed.
 */
import type { Playhead } from '../../run/playhead';
import { rowsAt } from '../../run/playhead';
import type { RunView } from '../../run/run-view';
import type { Axis } from '../lane-series';
import type { UnitWords } from '../time-words';
import { traceIndexOf, type TraceIndex } from '../trace-index';
import { rowsUpTo } from './cut';
import { hit, nearest, type Hit } from './hit';
import {
  fit,
  growing,
  laneAtY,
  MARGIN_PX,
  pan,
  resize,
  reveal,
  toValue,
  toX,
  zoom,
  type Bounds,
  type Viewport,
} from './layout';
import { drawEvents, drawPlayhead, type Canvases } from './frame';
import { LiveClock } from './live-clock';
import { onDidChangeTheme, readPalette, type Palette } from './palette';
import { makePatterns, type Patterns } from './patterns';
import type { Picture } from './picture';

/** What the parts around the canvas show. */
export interface DiagramStatus {
  readonly axis: Axis;
  readonly arrowsLeftOut: number;
  readonly dense: boolean;
  readonly fitted: boolean;
  readonly hover: (Hit & { readonly x: number; readonly lane: number }) | undefined;
}

/** The least span in sight: two events a microsecond apart are 20 pixels from each other. */
const MIN_SPAN: Readonly<Record<Axis, number>> = { time: 40_000, causal: 8 };

/** What a learner chose stays chosen for the runs after; until then each run decides. */
export class AxisChoice {
  axis: Axis | undefined;
}

export class DiagramView {
  readonly index: TraceIndex;
  #viewport: Viewport;
  #canvases: Canvases | undefined;
  #palette: Palette | undefined;
  #patterns: Patterns | undefined;
  #status: DiagramStatus;
  #eventsAreStale = true;
  #frame = 0;
  #selected: number | undefined;
  readonly #clock: LiveClock;
  #axisIsSettled: boolean;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly view: RunView,
    readonly playhead: Playhead,
    readonly units: UnitWords,
    readonly initialAxis: Axis,
    readonly choice: AxisChoice = new AxisChoice(),
  ) {
    this.#clock = new LiveClock(view);
    this.#axisIsSettled = choice.axis !== undefined;
    this.#status = { axis: choice.axis ?? initialAxis, arrowsLeftOut: 0, dense: false, fitted: true, hover: undefined };
    this.index = traceIndexOf(view);
    this.#viewport = fit({ start: 0, end: 1 }, 1);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly status = (): DiagramStatus => this.#status;

  get viewport(): Viewport {
    return this.#viewport;
  }

  /** @returns lets go of the canvases and of everything it listened to */
  mount(canvases: Canvases): () => void {
    this.#canvases = canvases;
    const stop = [
      this.view.subscribe(() => this.#traceChanged()),
      this.playhead.subscribe(() => this.#playheadChanged()),
      onDidChangeTheme(() => {
        this.#palette = undefined;
        this.#redraw(true);
      }),
    ];
    this.#selected = this.playhead.state().selected;
    this.#traceChanged();
    // Figures drawn before the interface's own letters have come are drawn again in them.
    const onFonts = (): void => this.#redraw(true);
    document.fonts.addEventListener('loadingdone', onFonts);
    stop.push(() => document.fonts.removeEventListener('loadingdone', onFonts));
    stop.push(this.#clock.start(() => this.#timePassed()));
    return () => {
      for (const one of stop) one();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#canvases = undefined;
    };
  }

  setWidth(width: number): void {
    if (width <= 0 || width === this.#viewport.width) return;
    this.#viewport = this.#status.fitted ? fit(this.#bounds(), width) : resize(this.#viewport, width);
    this.#redraw(true);
  }

  setAxis(axis: Axis): void {
    this.choice.axis = axis;
    this.#axisIsSettled = true;
    this.#showAxis(axis);
  }

  #showAxis(axis: Axis): void {
    this.#setStatus({ axis, fitted: true, hover: undefined });
    this.#viewport = fit(this.#bounds(), this.#viewport.width);
    this.#redraw(true);
  }

  fit(): void {
    this.#setStatus({ fitted: true });
    this.#viewport = fit(this.#bounds(), this.#viewport.width);
    this.#redraw(true);
  }

  /** @param x  stays where it is; the playhead unless said otherwise */
  zoom(factor: number, x: number = this.#anchorX()): void {
    const { axis } = this.#status;
    this.#move(zoom(this.#viewport, factor, x, this.#bounds(), MIN_SPAN[axis]));
  }

  pan(pixels: number): void {
    this.#move(pan(this.#viewport, pixels, this.#bounds()));
  }

  /** Puts the playhead under `x`. */
  scrubTo(x: number): void {
    const rows = rowsUpTo(this.index.allSeries(), this.#status.axis, toValue(this.#viewport, x));
    this.playhead.moveTo(rows);
  }

  hitAt(x: number, y: number): Hit | undefined {
    const lane = this.index.allSeries()[laneAtY(y)];
    return lane && hit(lane, lane.at(this.#status.axis), this.#viewport, x);
  }

  hoverAt(x: number, y: number): void {
    const found = this.hitAt(x, y);
    const hover = found && { ...found, x: toX(this.#viewport, this.#valueOf(found.row)), lane: laneAtY(y) };
    if (hover?.row === this.#status.hover?.row && hover?.x === this.#status.hover?.x) return;
    this.#setStatus({ hover });
    this.#redraw(false);
  }

  leave(): void {
    if (!this.#status.hover) return;
    this.#setStatus({ hover: undefined });
    this.#redraw(false);
  }

  /** Selects the event `by` places after the one at the playhead, in the order of the trace. */
  step(by: number): void {
    const { length } = this.view.store;
    if (length === 0) return;
    const row = this.#current() + by;
    this.playhead.select(Math.max(0, Math.min(length - 1, row)));
  }

  stepInLane(by: number): void {
    const row = this.#current();
    const lane = this.index.allSeries()[this.index.laneAt(row)];
    if (!lane) return;
    const at = lane.happened(row) + by;
    const next = lane.rows[Math.max(0, Math.min(lane.length - 1, at))];
    if (next !== undefined) this.playhead.select(next);
  }

  /** Selects the event of the lane above or below that stands nearest. */
  changeLane(by: 1 | -1): void {
    const lanes = this.index.allSeries();
    const row = this.#current();
    for (let at = this.index.laneAt(row) + by; at >= 0 && at < lanes.length; at += by) {
      const lane = lanes[at];
      const found = lane && nearest(lane, lane.at(this.#status.axis), this.#valueOf(row));
      if (found === undefined) continue;
      this.playhead.select(lane?.rows[found]);
      return;
    }
  }

  selectEnd(end: 'first' | 'last'): void {
    const { length } = this.view.store;
    if (length > 0) this.playhead.select(end === 'first' ? 0 : length - 1);
  }

  /** The selected event, else the latest that has happened. */
  #current(): number {
    const state = this.playhead.state();
    return state.selected ?? Math.max(0, rowsAt(state, this.view.store.length) - 1);
  }

  #anchorX(): number {
    if (this.view.store.length === 0) return this.#viewport.width / 2;
    const x = toX(this.#viewport, this.#valueOf(this.#current()));
    return x >= 0 && x <= this.#viewport.width ? x : this.#viewport.width / 2;
  }

  #valueOf(row: number): number {
    return this.#status.axis === 'time' ? this.view.store.timeAt(row) : this.index.causality.lamport(row);
  }

  get #live(): boolean {
    return this.view.end === undefined && !this.view.lost;
  }

  #bounds(): Bounds {
    const { start } = this.index.bounds(this.#status.axis);
    const bounds = { start, end: this.#now() };
    return this.#live ? growing(bounds) : bounds;
  }

  /** The present, on the axis in use: while a run is live, time passes also where nothing happens. */
  #now(): number {
    const { end } = this.index.bounds(this.#status.axis);
    return this.#status.axis === 'time' && this.#live ? end + this.#clock.silenceNs() : end;
  }

  #timePassed(): void {
    if (this.#status.axis !== 'time') return;
    if (this.#status.fitted) this.#viewport = fit(this.#bounds(), this.#viewport.width);
    this.#redraw(true);
  }

  /** Where the order was chosen, the clock mostly tells how long somebody thought. */
  #settleAxis(): void {
    if (this.#axisIsSettled || this.view.store.length === 0) return;
    this.#axisIsSettled = true;
    if (this.view.store.fidelityAt(0) === 'GATED') this.#showAxis('causal');
  }

  #move(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#setStatus({ fitted: false, hover: undefined });
    this.#redraw(true);
  }

  #traceChanged(): void {
    this.index.update();
    this.#clock.traceChanged();
    this.#settleAxis();
    if (this.#status.fitted) this.#viewport = fit(this.#bounds(), this.#viewport.width);
    else if (this.playhead.state().following) this.#reveal(this.view.store.length - 1);
    this.#redraw(true);
  }

  #playheadChanged(): void {
    const { selected } = this.playhead.state();
    const changed = selected !== this.#selected;
    this.#selected = selected;
    if (!this.#status.fitted) this.#reveal(this.#current());
    this.#redraw(changed);
  }

  #reveal(row: number): void {
    if (row < 0 || row >= this.view.store.length) return;
    const viewport = reveal(this.#viewport, this.#valueOf(row), this.#bounds());
    if (viewport.start === this.#viewport.start) return;
    this.#viewport = viewport;
    this.#eventsAreStale = true;
  }

  #redraw(events: boolean): void {
    this.#eventsAreStale ||= events;
    if (!this.#canvases || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const canvases = this.#canvases;
    if (!canvases || this.#viewport.width <= 1) return;
    const picture = this.#picture();
    if (this.#eventsAreStale) {
      this.#eventsAreStale = false;
      const drawn = drawEvents(canvases.events, picture);
      this.#setStatus({ arrowsLeftOut: drawn.arrowsLeftOut, dense: drawn.dense });
    }
    const { length } = this.view.store;
    drawPlayhead(canvases, picture, {
      rows: rowsAt(this.playhead.state(), length),
      length,
      hovered: this.#status.hover?.row,
      units: this.units,
    });
  }

  #picture(): Picture {
    this.#palette ??= this.#readTheme();
    const { axis } = this.#status;
    const { start, end } = this.index.bounds(axis);
    const selected =
      this.#selected !== undefined && this.#selected < this.view.store.length ? this.#selected : undefined;
    return {
      index: this.index,
      lanes: this.index.allSeries(),
      axis,
      viewport: this.#viewport,
      palette: this.#palette,
      patterns: this.#patterns as Patterns,
      // Half the margin left of the first event, when all is in sight.
      start: start - ((end - start) / this.#viewport.width) * (MARGIN_PX / 2),
      now: this.#now(),
      live: this.#live,
      held: new Set(this.#live ? this.view.gate?.waiting.map(({ actor }) => actor) : []),
      selected,
      relation: selected === undefined ? undefined : this.index.relationTo(selected),
    };
  }

  #readTheme(): Palette {
    const palette = readPalette();
    this.#patterns = makePatterns(palette, window.devicePixelRatio || 1);
    return palette;
  }

  #setStatus(change: Partial<DiagramStatus>): void {
    const changed = (Object.keys(change) as (keyof DiagramStatus)[]).some(
      (name) => change[name] !== this.#status[name],
    );
    if (!changed) return;
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#listeners) listener();
  }
}
