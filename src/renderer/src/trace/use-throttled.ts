import { useEffect, useRef, useState } from 'react';

/**
 * A value that changes often, taken over only now and then: for what is dear to work out from it.
 *
 * @param everyMs  from the value taken over last, how long until the next; however often it changes in between
 */
export function useThrottled(value: number, everyMs: (seen: number) => number): number {
  const [seen, setSeen] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  const isStale = seen !== value;
  const ms = everyMs(seen);
  useEffect(() => {
    if (!isStale) return;
    // Not restarted by each new value, or a value that never rests would never be taken over.
    const timer = setTimeout(() => setSeen(latest.current), ms);
    return () => clearTimeout(timer);
  }, [isStale, seen, ms]);
  return seen;
}
