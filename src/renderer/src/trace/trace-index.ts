/**
 * What the trace views compute once and share: lanes, their series, arrows, cause and effect. Grows
 * with the trace; one for each run, found by {@link traceIndexOf}.
 */
import { Causality } from '../../../shared/trace/causality';
import { EVENT_KINDS, type Actor } from '../../../shared/trace/event';
import type { Relation } from '../../../shared/trace/relation';
import type { TraceStore } from '../../../shared/trace/store';
import type { RunView } from '../run/run-view';
import { Arrows } from './arrows';
import { lowerBound, LaneSeries, type Axis } from './lane-series';
import { laneRelation } from './lane-relation';
import { lanesOf, type Lane } from './lanes';

const SPAWN = EVENT_KINDS.indexOf('spawn');
/** A few steps of cause and effect, so that the first events do not jump across the whole width. */
const LEAST_STEPS = 6;
/** A microsecond: the clock tells no less. */
const LEAST_NS = 1_000;

export class TraceIndex {
  readonly causality: Causality;
  /** Handovers, from who gave to who got. */
  readonly arrows: Arrows;
  /** From what somebody had to wait for to how they went on, where no handover says it already. */
  readonly enablers: Arrows;
  readonly #series = new Map<number, LaneSeries>();
  #lanes: readonly Lane[] = [];
  #laneOfName: number[] = [];
  #lanesFor: { readonly actors: readonly Actor[]; readonly withEvents: number } | undefined;
  readonly #kinds = new Set<number>();
  #gated = false;
  readonly #spawnedAt = new Map<string, number>();
  #kindsUntil = 0;
  #relation: { readonly length: number; readonly relation: Relation } | undefined;

  constructor(
    readonly store: TraceStore,
    readonly actors: () => readonly Actor[],
  ) {
    this.causality = new Causality(store);
    this.arrows = new Arrows(store, (row) => this.causality.senderOf(row));
    this.enablers = new Arrows(store, (row) => this.#enablerElsewhere(row));
  }

  /** Takes in what is new, for all lanes and arrows. */
  update(): void {
    const ranks = this.causality.ranks();
    for (const { actor } of this.lanes) this.seriesOf(actor)?.update(ranks);
    this.arrows.update(ranks);
    this.enablers.update(ranks);
  }

  #enablerElsewhere(row: number): number | undefined {
    const enabler = this.causality.enablerOf(row);
    if (enabler === undefined || enabler === this.causality.senderOf(row)) return undefined;
    return this.store.actorIndexAt(enabler) === this.store.actorIndexAt(row) ? undefined : enabler;
  }

  get lanes(): readonly Lane[] {
    this.#listLanes();
    return this.#lanes;
  }

  #listLanes(): void {
    const actors = this.actors();
    const withEvents = this.store.actorIndices().length;
    if (this.#lanesFor?.actors === actors && this.#lanesFor.withEvents === withEvents) return;
    this.#lanesFor = { actors, withEvents };
    this.#lanes = lanesOf(actors, this.store);
    this.#laneOfName = [];
    for (const { actor, index } of this.#lanes) {
      const name = this.store.indexOfName(actor);
      if (name !== undefined) this.#laneOfName[name] = index;
    }
  }

  /** The lane of an event: its place among {@link lanes}. */
  laneAt(row: number): number {
    this.#listLanes(); // an actor's first event finds its lane
    return this.#laneOfName[this.store.actorIndexAt(row)] ?? 0;
  }

  /** `undefined` while it has no events. Up to date after {@link update}. */
  seriesOf(actor: string): LaneSeries | undefined {
    const name = this.store.indexOfName(actor);
    if (name === undefined) return undefined;
    let series = this.#series.get(name);
    if (!series) {
      series = new LaneSeries(this.store, name);
      this.#series.set(name, series);
    }
    return series;
  }

  allSeries(): readonly (LaneSeries | undefined)[] {
    return this.lanes.map(({ actor }) => this.seriesOf(actor));
  }

  /** The row of the actor's latest event before `row`; `undefined` if it has none. */
  lastRowBefore(actor: string, row: number): number | undefined {
    const name = this.store.indexOfName(actor);
    if (name === undefined) return undefined;
    const rows = this.store.rowsOf(name);
    return rows[lowerBound(rows, rows.length, row) - 1];
  }

  /**
   * The row that tells how the actor is before `row`: its latest, or its end, if all that came after that is what the
   * system did for it, such as closing what it had open.
   */
  stateRowBefore(actor: string, row: number): number | undefined {
    const latest = this.lastRowBefore(actor, row);
    let at = latest;
    while (at !== undefined && this.#isClosedForIt(at)) at = this.lastRowBefore(actor, at);
    return at !== undefined && this.store.kindAt(at) === 'exit' ? at : latest;
  }

  #isClosedForIt(row: number): boolean {
    const kind = this.store.kindAt(row);
    return (kind === 'close' || kind === 'reset') && this.store.fidelityAt(row) === 'RECONSTRUCTED';
  }

  /** The kinds there have been so far, as indices into `EVENT_KINDS`: a pass over what is new. */
  kindsSeen(): ReadonlySet<number> {
    for (; this.#kindsUntil < this.store.length; this.#kindsUntil += 1) {
      const kind = this.store.kindIndexAt(this.#kindsUntil);
      this.#kinds.add(kind);
      this.#gated ||= this.store.fidelityAt(this.#kindsUntil) === 'GATED';
      if (kind === SPAWN) this.#noteSpawn(this.#kindsUntil);
    }
    return this.#kinds;
  }

  /** Whether anybody was held at the turnstile so far. */
  wasGated(): boolean {
    this.kindsSeen();
    return this.#gated;
  }

  /** Whether the actor had been asked for when `rows` events had happened. */
  wasSpawned(actor: string, rows: number): boolean {
    this.kindsSeen();
    return (this.#spawnedAt.get(actor) ?? Infinity) < rows;
  }

  #noteSpawn(row: number): void {
    const actor = this.store.fieldAt(row, 'actor');
    if (typeof actor === 'string' && !this.#spawnedAt.has(actor)) this.#spawnedAt.set(actor, row);
  }

  /** How all rows stand to `selected`; kept until another is asked for or the trace has grown. */
  relationTo(selected: number): Relation {
    const { length } = this.store;
    if (this.#relation?.length !== length || this.#relation.relation.selected !== selected) {
      this.#relation = { length, relation: this.causality.relation(selected) };
    }
    return this.#relation.relation;
  }

  /** How many rows are before, after and beside `selected`: a search in each lane, however many rows. */
  relationCounts(selected: number): { readonly past: number; readonly future: number; readonly concurrent: number } {
    this.update();
    const relation = this.relationTo(selected);
    let past = 0;
    let future = 0;
    for (const lane of this.allSeries()) {
      if (!lane) continue;
      const { pastUntil, futureFrom } = laneRelation(lane, relation);
      past += pastUntil;
      future += lane.length - futureFrom;
    }
    return { past, future, concurrent: this.store.length - past - future - 1 };
  }

  /** Where an axis begins and ends: with the first event and the last. A run that has one moment only still has some width. */
  bounds(axis: Axis): { readonly start: number; readonly end: number } {
    if (axis === 'causal') return { start: 1, end: Math.max(this.causality.maxLamport, LEAST_STEPS) };
    const start = this.#earliest();
    return { start, end: Math.max(this.store.latest, start + LEAST_NS) };
  }

  /** An actor's own events are in order, so one of the lanes begins with the first of all. */
  #earliest(): number {
    let earliest = Infinity;
    for (const lane of this.allSeries()) if (lane?.length) earliest = Math.min(earliest, lane.time[0] ?? 0);
    return Number.isFinite(earliest) ? earliest : 0;
  }
}

const indices = new WeakMap<RunView, TraceIndex>();

export function traceIndexOf(view: RunView): TraceIndex {
  let index = indices.get(view);
  if (!index) {
    index = new TraceIndex(view.store, () => view.actors);
    indices.set(view, index);
  }
  return index;
}
