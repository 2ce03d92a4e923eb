/** Electron's IPC as its documentation describes it: values are structured clones and arrive later, in order. */
import type { WebContents } from 'electron';
import { IpcTransport } from '../../src/main/hosts/electron/ipc-transport';
import { BridgeTransport } from '../../src/renderer/src/wire/bridge-transport';
import { wireConformance, type Joined } from './conformance';

function joinByIpc(): Joined {
  let toPage: ((frame: string) => void) | undefined;
  const kept: string[] = [];
  const later = <Value>(value: Value, receive: (value: Value) => void): void => {
    const clone = structuredClone(value);
    setImmediate(() => receive(clone));
  };
  const contents: Pick<WebContents, 'isDestroyed' | 'send'> = {
    isDestroyed: () => false,
    send: (_channel: string, frame: string) => later(frame, (clone) => (toPage ? toPage(clone) : kept.push(clone))),
  };
  const host = new IpcTransport(contents);
  const client = new BridgeTransport({
    send: (frame) => later(frame, (clone) => host.receive(clone)),
    onFrame: (listener) => {
      toPage = listener;
      for (const frame of kept.splice(0)) listener(frame);
    },
  });
  return { client, host, dispose: () => undefined };
}

wireConformance('Electron IPC', () => Promise.resolve(joinByIpc()));
