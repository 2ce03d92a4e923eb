/**
 * Who may speak on the wire: the top frame of the very window the wire belongs to, and only while it
 * shows our page.
 */
import type { WebContents, WebFrameMain } from 'electron';
import { PAGE_ORIGIN } from './page-scheme';

export type Frame = Pick<WebFrameMain, 'detached' | 'frameTreeNodeId' | 'origin' | 'parent'>;

/**
 * @param frame      `event.senderFrame`, which is `null` once the frame has navigated or is gone
 * @param mainFrame  the top frame of the window that the wire belongs to
 * @returns          why it may not, or `undefined` if it may
 */
export function refusalOf(frame: Frame | null, mainFrame: Pick<WebFrameMain, 'frameTreeNodeId'>): string | undefined {
  if (frame === null || frame.detached) return 'the frame is gone';
  if (frame.parent !== null) return 'it is not the top frame';
  if (frame.frameTreeNodeId !== mainFrame.frameTreeNodeId) return 'it is the frame of another window';
  if (frame.origin !== PAGE_ORIGIN) return `its origin is ${frame.origin}`;
  return undefined;
}

/** {@link refusalOf} for an event; a frame that is disposed of while we look at it is refused as well. */
export function senderRefusal(
  event: { readonly senderFrame: Frame | null },
  contents: WebContents,
): string | undefined {
  try {
    return refusalOf(event.senderFrame, contents.mainFrame);
  } catch {
    return 'the frame is gone';
  }
}
