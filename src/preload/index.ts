/**
 * The whole of what the page gets from Electron: it can send a text frame and hear text frames.
 *
 * The preload runs sandboxed, so it is one CommonJS file that requires nothing but 'electron'. It
 * neither reads nor checks frames: the main process checks who sends, the wire what is sent.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { TO_HOST, TO_PAGE, type Bridge } from '../shared/wire/bridge';

/** Frames from before the page listens. */
const kept: string[] = [];
let listener: ((frame: string) => void) | undefined;

ipcRenderer.on(TO_PAGE, (_event, frame: string) => {
  if (listener) listener(frame);
  else kept.push(frame);
});

const bridge: Bridge = {
  send: (frame) => ipcRenderer.send(TO_HOST, frame),
  onFrame: (onEach) => {
    listener = onEach;
    for (const frame of kept.splice(0)) onEach(frame);
  },
};

contextBridge.exposeInMainWorld('interleave', bridge);
