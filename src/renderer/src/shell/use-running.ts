import { useEffect, useState } from 'react';
import type { LiveResource } from '../../../shared/bench/contract';
import { useBench } from '../bench/client';

/** What this window holds open right now, as the bench tells it; empty once the wire is gone. */
export function useRunning(): readonly LiveResource[] {
  const bench = useBench();
  const [running, setRunning] = useState<readonly LiveResource[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      for await (const { items } of bench.running({}, { signal: abort.signal })) setRunning(items.at(-1) ?? []);
    };
    read().catch(() => {
      if (!abort.signal.aborted) setRunning([]);
    });
    return () => abort.abort();
  }, [bench]);
  return running;
}

/** What the learner would find in the task manager or among the machine's ports. */
const SHOWN: ReadonlySet<LiveResource['kind']> = new Set(['process', 'thread', 'listener', 'socket']);

export const isShown = ({ kind }: LiveResource): boolean => SHOWN.has(kind);
