/**
 * What the desktop's preload puts on the page's `window.interleave`: two functions, and no name of a
 * channel that the page could choose.
 */
export interface Bridge {
  /** Sends one text frame to the main process. */
  send(frame: string): void;
  /** Hears every text frame from the main process, those from before the first listener included. */
  onFrame(listener: (frame: string) => void): void;
}

/** The one IPC channel of each direction. */
export const TO_HOST = 'interleave:to-host';
export const TO_PAGE = 'interleave:to-page';

/**
 * Sent in place of a frame when one side has ended the wire, or the host refuses to take more from this page.
 * No frame is empty, so it cannot be mistaken for one.
 */
export const CLOSED_FRAME = '';
