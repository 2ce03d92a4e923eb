/**
 * The lab `layers`: one message from one process to another, and every form it has on the way.
 *
 *     client --message--> server                    lenses, headers
 *     client --sum, message--> cable --> server     checksum: the cable turns bits
 *     client <--lines--> server                     rules: the client breaks one
 *
 * Where this machine lets us, the packets are captured on the loopback meanwhile and become events of the lane
 * `capture`. Otherwise whoever reads the trace reconstructs them.
 */
import type { layers } from '../../../shared/labs/layers/contract';
import { openCapture } from '../../capture/capture';
import type { Engine } from '../../run/engine';
import { Exchange } from './exchange';

export const layersEngine: Engine<typeof layers> = layersEngineWith(openCapture);

/** @param open  how a capture is begun; a test may say that there is none */
export function layersEngineWith(open: typeof openCapture): Engine<typeof layers> {
  return (run) => Promise.resolve({ finished: new Exchange(run, open).live(), act: {} });
}
