/** A run as text, in any of the formats there are. */
import type { ExportFormat } from '../../bench/contract';
import type { RunHead } from '../../bench/run';
import { unreachable } from '../../unreachable';
import type { Recorded } from '../recorded';
import { csvLines } from './csv';
import { jsonLines } from './jsonl';
import { mermaidLines } from './mermaid';
import { inPieces } from './pieces';

/**
 * Everything recorded so far, whether or not the run has ended.
 *
 * Asynchronous only so that whoever reads slowly makes it wait; nothing is prepared ahead.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- feeds and streams read asynchronous iterables
export async function* exportRun(as: ExportFormat, head: RunHead, recorded: Recorded): AsyncGenerator<string> {
  yield* inPieces(lines(as, head, recorded));
}

function lines(as: ExportFormat, head: RunHead, recorded: Recorded): Iterable<string> {
  switch (as) {
    case 'jsonl':
      return jsonLines(head, recorded);
    case 'csv':
      return csvLines(recorded);
    case 'mermaid':
      return mermaidLines(head, recorded);
    default:
      return unreachable(as);
  }
}
