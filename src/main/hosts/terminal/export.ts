/** `interleave export run.lab --as jsonl|csv|mermaid|pcapng [--out FILE]`. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import writeFileAtomic from 'write-file-atomic';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/bench/contract';
import type { RunHead } from '../../../shared/bench/run';
import { exportBytes, exportRun } from '../../../shared/trace/export/export-run';
import type { Recorded } from '../../../shared/trace/recorded';
import { LabError } from '../../../shared/wire/error';
import { readRunFile } from '../../run/run-file';
import { readArgs, UsageError } from './usage';

const OPTIONS = { as: { type: 'string' }, out: { type: 'string' } } as const;

export async function exportFile(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, OPTIONS, { names: ['run.lab'] });
  const as = EXPORT_FORMATS.find((format) => format === values.as);
  if (!as) throw new UsageError(`--as takes one of: ${EXPORT_FORMATS.join(', ')}`);
  const { head, recorder } = await readRunFile(positionals[0] ?? '');
  const pieces = piecesOf(as, head, recorder);
  try {
    // To the end in memory before the file is touched: a failure half-way leaves the old file whole.
    if (values.out !== undefined) await writeFileAtomic(values.out, await together(pieces));
    else await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if (!(error instanceof LabError) || error.code !== 'NO_PACKETS') throw error;
    throw new UsageError(`--as ${as} takes a run with packets; nothing of this run of ${head.lab} was on a network`);
  }
  return 0;
}

function piecesOf(as: ExportFormat, head: RunHead, recorded: Recorded): AsyncIterable<string | Uint8Array> {
  return as === 'pcapng' ? exportBytes(as, head, recorded) : exportRun(as, head, recorded);
}

async function together(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}
