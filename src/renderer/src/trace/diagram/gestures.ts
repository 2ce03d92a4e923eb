/**
 * Mouse, touch and wheel on the diagram: click an event to select it, click elsewhere to place the
 * playhead, drag to move the view, drag on the axis to scrub, pinch or double-click to zoom.
 *
 * A plain wheel zooms only while the diagram has the focus; otherwise it scrolls the page, so that
 * scrolling past a diagram does not get stuck in it. With Ctrl or Command, and on a touchpad's
 * pinch, which browsers report the same way, it always zooms.
 */
import type { Playhead } from '../../run/playhead';
import type { DiagramView } from './diagram-view';

/** A hand that means to click moves less than this. */
const CLICK_SLOP_PX = 4;

/** Two or three of these take several events that share a mark apart. */
const DOUBLE_CLICK_ZOOM = 4;

/** A notch of a wheel is about 100 pixels: a quarter larger. */
const zoomFactor = (wheelPixels: number): number => Math.exp(-wheelPixels * 0.0022);

interface Gesture {
  readonly startX: number;
  lastX: number;
  moved: boolean;
}

export class Gestures {
  readonly #pointers = new Map<number, number>();
  #gesture: Gesture | undefined;
  #pinch = 0;

  constructor(
    readonly diagram: DiagramView,
    readonly playhead: Playhead,
  ) {}

  /** @returns stops listening */
  mount(host: HTMLElement, lanes: HTMLElement, axis: HTMLElement): () => void {
    const ends = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      element: HTMLElement,
      type: K,
      run: (event: HTMLElementEventMap[K]) => void,
    ): void => element.addEventListener(type, run, { signal: ends.signal, passive: false });
    on(lanes, 'pointerdown', (event) => this.#down(event, lanes));
    on(lanes, 'pointermove', (event) => this.#move(event, lanes));
    on(lanes, 'pointerup', (event) => this.#up(event, lanes));
    on(lanes, 'pointercancel', (event) => this.#cancel(event));
    on(lanes, 'pointerleave', () => this.diagram.leave());
    on(lanes, 'dblclick', (event) => this.diagram.zoom(DOUBLE_CLICK_ZOOM, place(event, lanes).x));
    on(axis, 'pointerdown', (event) => this.#scrub(event, axis, true));
    on(axis, 'pointermove', (event) => this.#scrub(event, axis, false));
    const isActive = (): boolean => host.contains(document.activeElement);
    for (const element of [lanes, axis]) on(element, 'wheel', (event) => this.#wheel(event, element, isActive()));
    return () => ends.abort();
  }

  #down(event: PointerEvent, lanes: HTMLElement): void {
    if (event.button !== 0) return;
    const { x } = place(event, lanes);
    this.#pointers.set(event.pointerId, x);
    this.#gesture = { startX: x, lastX: x, moved: this.#pointers.size > 1 };
    this.#pinch = this.#spread();
    lanes.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent, lanes: HTMLElement): void {
    const { x, y } = place(event, lanes);
    if (!this.#pointers.has(event.pointerId)) return this.diagram.hoverAt(x, y);
    this.#pointers.set(event.pointerId, x);
    if (this.#pointers.size === 2) return this.#pinched();
    const gesture = this.#gesture;
    if (!gesture) return;
    gesture.moved ||= Math.abs(x - gesture.startX) > CLICK_SLOP_PX;
    if (gesture.moved) this.diagram.pan(gesture.lastX - x);
    gesture.lastX = x;
  }

  #up(event: PointerEvent, lanes: HTMLElement): void {
    const gesture = this.#gesture;
    this.#cancel(event);
    if (!gesture || gesture.moved) return;
    const { x, y } = place(event, lanes);
    const hit = this.diagram.hitAt(x, y);
    if (hit) return this.playhead.select(hit.row);
    this.playhead.select(undefined);
    this.diagram.scrubTo(x);
  }

  #cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.#pinch = this.#spread();
    if (this.#pointers.size === 0) this.#gesture = undefined;
  }

  #pinched(): void {
    const spread = this.#spread();
    const [one = 0, other = 0] = this.#pointers.values();
    if (this.#pinch > 0 && spread > 0) this.diagram.zoom(spread / this.#pinch, (one + other) / 2);
    this.#pinch = spread;
  }

  /** Distance of two fingers; 0 unless there are two. */
  #spread(): number {
    const [one, other] = this.#pointers.values();
    return one === undefined || other === undefined ? 0 : Math.abs(one - other);
  }

  #scrub(event: PointerEvent, axis: HTMLElement, begins: boolean): void {
    if (begins) axis.setPointerCapture(event.pointerId);
    else if (!axis.hasPointerCapture(event.pointerId)) return;
    this.diagram.scrubTo(place(event, axis).x);
  }

  #wheel(event: WheelEvent, element: HTMLElement, isActive: boolean): void {
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      return this.diagram.pan(sideways * pixels);
    }
    if (!event.ctrlKey && !event.metaKey && !isActive) return;
    event.preventDefault();
    // A touchpad's pinch comes in small steps.
    const strength = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 4 : 1;
    this.diagram.zoom(zoomFactor(event.deltaY * pixels * strength), place(event, element).x);
  }
}

function place(event: MouseEvent, element: HTMLElement): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
