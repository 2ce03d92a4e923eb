import type { ExportFormat } from '../../../shared/bench/contract';
import type { RunHead } from '../../../shared/bench/run';
import type { Bench } from '../bench/client';

const TYPES: Readonly<Record<ExportFormat, { readonly mime: string; readonly ending: string }>> = {
  jsonl: { mime: 'application/jsonl', ending: 'jsonl' },
  csv: { mime: 'text/csv;charset=utf-8', ending: 'csv' },
  mermaid: { mime: 'text/plain;charset=utf-8', ending: 'mmd' },
};

/** Gathers the exported text of a run and hands it over as a download. */
export async function downloadRun(bench: Bench, head: RunHead, as: ExportFormat): Promise<void> {
  const pieces: string[] = [];
  for await (const { items } of bench.exportRun({ run: head.run, as })) pieces.push(...items);
  const { mime, ending } = TYPES[as];
  offer(new Blob(pieces, { type: mime }), `${fileStem(head)}.${ending}`);
}

/** `processes default 2026-01-31 09.05.07`: sorts by lab and time, and every file system takes it. */
function fileStem({ lab, experiment, startedAt }: RunHead): string {
  return `${lab} ${experiment} ${startedAt.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace('T', ' ').replaceAll(':', '.')}`;
}

/** A browser begins a download within this; the address may be taken back after. */
const DOWNLOAD_BEGINS_MS = 10_000;

function offer(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_BEGINS_MS);
}
