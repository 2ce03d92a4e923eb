/** The frames of one page as Electron's WebFrameMain, kept up to date from what Chromium tells. */
import type { Events, Page } from './chromium';
import { toApp } from './schemes';
import { strict } from './strict';
import { ISOLATED_WORLD } from './worlds';

export interface WebFrameMain {
  readonly url: string;
  readonly origin: string;
  readonly parent: WebFrameMain | null;
  readonly top: WebFrameMain | null;
  readonly detached: boolean;
  readonly frameTreeNodeId: number;
}

interface Known {
  readonly number: number;
  readonly parentId: string | undefined;
  url: string;
  origin: string;
}

let nextNumber = 1;

export class Frames {
  readonly #frames = new Map<string, Known>();
  /** Isolated worlds by the number of their context, and the frame each belongs to. */
  readonly #worlds = new Map<number, string>();

  constructor(readonly page: Page) {
    page.hear('Page.frameAttached', ({ frameId, parentFrameId }) => this.#known(frameId, parentFrameId));
    page.hear('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#frames.delete(frameId);
    });
    page.hear('Page.frameNavigated', ({ frame }) => {
      this.#known(frame.id, frame.parentId).url = toApp(frame.url + (frame.urlFragment ?? ''));
    });
    page.hear('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId);
      if (frame) frame.url = toApp(url);
    });
    page.hear('Runtime.executionContextCreated', ({ context }) => this.#contextCreated(context));
    page.hear('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#worlds.delete(executionContextId));
    page.hear('Runtime.executionContextsCleared', () => this.#worlds.clear());
  }

  /** Chromium gives a page's top frame the page's own name. */
  get mainId(): string {
    return this.page.targetId;
  }

  get main(): WebFrameMain {
    return this.frame(this.mainId);
  }

  frame(id: string): WebFrameMain {
    const known = this.#known(id, undefined);
    const parent = known.parentId === undefined ? null : this.frame(known.parentId);
    return strict('WebFrameMain', {
      url: known.url,
      origin: known.origin,
      parent,
      top: parent?.top ?? parent,
      detached: false,
      frameTreeNodeId: known.number,
    });
  }

  /** The frame that a message from an isolated world comes from; `undefined` if it is none of ours. */
  senderOf(contextId: number): WebFrameMain | undefined {
    const id = this.#worlds.get(contextId);
    return id === undefined ? undefined : this.frame(id);
  }

  /** The isolated world of the top frame, where a preload listens. */
  mainWorldId(): number | undefined {
    return [...this.#worlds].find(([, frameId]) => frameId === this.mainId)?.[0];
  }

  #contextCreated({ id, name, origin, auxData }: Events['Runtime.executionContextCreated']['context']): void {
    const { frameId } = auxData as { readonly frameId: string };
    if (name === ISOLATED_WORLD) this.#worlds.set(id, frameId);
    this.#known(frameId, undefined).origin = toApp(origin);
  }

  #known(id: string, parentId: string | undefined): Known {
    const known = this.#frames.get(id) ?? { number: nextNumber++, parentId, url: '', origin: 'null' };
    this.#frames.set(id, known);
    return known;
  }
}
