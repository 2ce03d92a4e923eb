/** A run as a file, in any of the formats there are. */
import type { BinaryFormat, TextFormat } from '../../bench/contract';
import type { RunHead } from '../../bench/run';
import { unreachable } from '../../unreachable';
import type { Recorded } from '../recorded';
import { csvLines } from './csv';
import { jsonLines } from './jsonl';
import { mermaidLines } from './mermaid';
import { pcapngPieces } from './pcapng';
import { inPieces } from './pieces';

/**
 * Everything recorded so far, whether or not the run has ended.
 *
 * Asynchronous only so that whoever reads slowly makes it wait; nothing is prepared ahead.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- feeds and streams read asynchronous iterables
export async function* exportRun(as: TextFormat, head: RunHead, recorded: Recorded): AsyncGenerator<string> {
  yield* inPieces(lines(as, head, recorded));
}

/**
 * The same for formats that are bytes.
 *
 * @throws LabError 'NO_PACKETS' at the first piece, if nothing of the run was on a network
 */
// eslint-disable-next-line @typescript-eslint/require-await -- as above
export async function* exportBytes(
  as: BinaryFormat,
  head: RunHead,
  recorded: Recorded,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield* BINARY[as](head, recorded);
}

const BINARY = { pcapng: pcapngPieces } as const satisfies Record<BinaryFormat, unknown>;

function lines(as: TextFormat, head: RunHead, recorded: Recorded): Iterable<string> {
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
