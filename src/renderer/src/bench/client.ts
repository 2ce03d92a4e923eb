/** The bench as components reach it. One wire a window; the contract says what can be asked. */
import { createContext, useContext } from 'react';
import type { bench } from '../../../shared/bench/contract';
import type { ClientOf } from '../../../shared/wire/client';

export type Bench = ClientOf<typeof bench>;

export const BenchContext = createContext<Bench | undefined>(undefined);

/** @throws Error outside of the app's frame, where there is no wire */
export function useBench(): Bench {
  const client = useContext(BenchContext);
  if (!client) throw new Error('useBench needs a BenchContext above it');
  return client;
}
