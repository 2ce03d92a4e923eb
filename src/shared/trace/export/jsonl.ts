/**
 * JSON lines, the same that `interleave run --json` prints: `run`, then `actor`, `address` and
 * `event` in the order they happened, `end` last. A run that goes on has no `end` so far.
 */
import type { RunHead } from '../../bench/run';
import type { Recorded } from '../recorded';

/** One object and its line feed. */
export function jsonLine(line: { readonly type: string }): string {
  return `${JSON.stringify(line)}\n`;
}

export function* jsonLines(head: RunHead, { store, announced, end }: Recorded): Generator<string> {
  yield jsonLine({ type: 'run', ...head });
  const rows = store.length;
  let row = 0;
  for (const { before, item } of announced) {
    for (; row < Math.min(before, rows); row += 1) yield jsonLine({ type: 'event', ...store.event(row) });
    yield item.type === 'actor'
      ? jsonLine({ type: 'actor', ...item.actor })
      : jsonLine({ type: 'address', ...item.address });
  }
  for (; row < rows; row += 1) yield jsonLine({ type: 'event', ...store.event(row) });
  if (end) yield jsonLine({ type: 'end', ...end });
}
