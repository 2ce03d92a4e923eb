/** `interleave export run.lab --as jsonl|csv|mermaid [--out FILE]`. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import writeFileAtomic from 'write-file-atomic';
import { EXPORT_FORMATS } from '../../../shared/bench/contract';
import { exportRun } from '../../../shared/trace/export/export-run';
import { readRunFile } from '../../run/run-file';
import { readArgs, UsageError } from './usage';

const OPTIONS = { as: { type: 'string' }, out: { type: 'string' } } as const;

export async function exportFile(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, OPTIONS, { names: ['run.lab'] });
  const as = EXPORT_FORMATS.find((format) => format === values.as);
  if (!as) throw new UsageError(`--as takes one of: ${EXPORT_FORMATS.join(', ')}`);
  const { head, recorder } = await readRunFile(positionals[0] ?? '');
  const pieces = exportRun(as, head, recorder);
  // To the end in memory before the file is touched: a failure half-way leaves the old file whole.
  if (values.out !== undefined) await writeFileAtomic(values.out, await textOf(pieces));
  else await pipeline(Readable.from(pieces), process.stdout, { end: false });
  return 0;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
