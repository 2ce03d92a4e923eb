/**
 * Fills a {@link RunView} from the wire: the run's items, and what its turnstile sees.
 *
 * Both feeds end by themselves when the run has ended, and when `signal` aborts.
 */
import { asLabError } from '../../../shared/wire/error';
import type { RunHead } from '../../../shared/bench/run';
import type { Bench } from '../bench/client';
import { RunView } from './run-view';

/**
 * Watches a run from its beginning.
 *
 * @param head    what `bench.start` or `bench.openRun` answered
 * @param signal  stops watching, not the run
 * @returns       the view at once, still empty; it has `lost` set if the wire goes before the end
 */
export function watchRun(bench: Bench, head: RunHead, signal: AbortSignal): RunView {
  const view = new RunView(head);
  void readItems(bench, view, signal);
  void readGate(bench, view, signal);
  return view;
}

async function readItems(bench: Bench, view: RunView, signal: AbortSignal): Promise<void> {
  try {
    for await (const { items } of bench.watch({ run: view.head.run }, { signal })) view.take(items);
    if (!view.end) view.setLost();
  } catch (thrown) {
    if (asLabError(thrown).code !== 'CANCELLED') view.setLost();
  }
}

async function readGate(bench: Bench, view: RunView, signal: AbortSignal): Promise<void> {
  try {
    for await (const { items } of bench.gate({ run: view.head.run }, { signal })) {
      const newest = items.at(-1);
      if (newest) view.setGate(newest);
    }
  } catch {
    // Whatever ended this feed ends the other one too, and that one tells.
  }
}
