/** The protocol that a lab's programs speak over their connections, where its bytes can be explained one by one. */
import { createContext } from 'react';
import { FrameExplainer } from '../../../../shared/labs/patterns/explain-frames';
import type { Direction, Explainer } from '../../../../shared/net/meaning';
import { RespExplainer } from '../../../../shared/resp/explain';

/** `resp`: Redis' own; `frames`: those of the lab `patterns`. */
export type WireProtocol = 'resp' | 'frames';

/** Of the lab whose page this is; `undefined`: its bytes are bytes. */
export const WireContext = createContext<WireProtocol | undefined>(undefined);

export function explainerOf(protocol: WireProtocol, direction: Direction): Explainer {
  return protocol === 'resp' ? new RespExplainer(direction) : new FrameExplainer();
}
