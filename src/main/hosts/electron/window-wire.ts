/**
 * The wire of one window: a session for each document that speaks, ended with the document if the page
 * has not closed it before.
 *
 * The end of a document is `did-navigate`, when another has taken its place, and not
 * `did-start-navigation`: that comes before `will-navigate`, so it is also told of navigations that
 * are then denied, and a click on a wrong link would end the learner's runs.
 */
import type { WebContents } from 'electron';
import { CLOSED_FRAME, TO_HOST } from '../../../shared/wire/bridge';
import type { CloseReason, Transport } from '../../../shared/wire/transport';
import { IpcTransport } from './ipc-transport';
import { senderRefusal } from './sender';

/** Chromium's net::ERR_ABORTED: the navigation was given up and the document is still there. */
const ERR_ABORTED = -3;

/**
 * Serves a window until it is destroyed.
 *
 * @param open  starts a session on a transport; called with the first frame of each wire
 */
export function serveWindow(contents: WebContents, open: (transport: Transport) => void): void {
  let transport: IpcTransport | undefined;
  const pageGone = (reason: CloseReason): void => {
    transport?.lost(reason);
    transport = undefined;
  };

  contents.ipc.on(TO_HOST, (event, frame: unknown) => {
    const refusal = senderRefusal(event, contents);
    if (refusal !== undefined) {
      console.error(`refused: a frame on the wire, because ${refusal}`);
      return;
    }
    if (frame === CLOSED_FRAME) return pageGone('done'); // the page has closed its wire; it may open another
    if (!transport) {
      transport = new IpcTransport(contents);
      open(transport);
    }
    transport.receive(frame);
  });
  contents.on('did-navigate', () => pageGone('done'));
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // An error page has taken the document's place.
    if (isMainFrame && code !== ERR_ABORTED) pageGone('lost');
  });
  contents.on('render-process-gone', () => pageGone('lost'));
  contents.on('destroyed', () => pageGone('done'));
}
