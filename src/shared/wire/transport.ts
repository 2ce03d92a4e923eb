/**
 * The one thing a host must provide: a two-way pipe for text frames.
 *
 * Electron IPC, a WebSocket and a pair of objects in one process all fit this. Frames arrive
 * whole and in order or not at all; a transport neither reads nor changes them.
 */
export interface Transport {
  /** Queues one frame for the other side. After the close it does nothing. */
  send(frame: string): void;
  /** Hears every frame from the other side. One listener; frames before it is set are kept. */
  onFrame(listener: (frame: string) => void): void;
  /** Hears the end, once, also when it has ended already. */
  onClose(listener: (reason: CloseReason) => void): void;
  /** Ends both directions. Closing twice is harmless. */
  close(reason?: CloseReason): void;
}

/**
 * Why a transport ended.
 *
 * - `done`: one side closed on purpose (window closed, run of the terminal over)
 * - `lost`: the other side went away without a word
 * - `malformed`: a frame could not be read; whoever sends such frames is not trusted further
 * - `too-large`: a frame exceeded {@link MAX_FRAME_CHARS}
 */
export type CloseReason = 'done' | 'lost' | 'malformed' | 'too-large';

/**
 * Longest frame either side accepts, in UTF-16 code units. The largest honest frame is a batch of
 * trace events (at most 4,096 events of about 200 characters); ten times that leaves room for
 * values and still bounds what a broken peer can make us hold.
 */
export const MAX_FRAME_CHARS = 8 * 1024 * 1024;
