import { BINARY_FORMATS, type ExportFormat, type SavedRun } from '../../../shared/bench/contract';
import type { RunHead } from '../../../shared/bench/run';
import type { Bench } from '../bench/client';

const TYPES: Readonly<Record<ExportFormat, { readonly mime: string; readonly ending: string }>> = {
  jsonl: { mime: 'application/jsonl', ending: 'jsonl' },
  csv: { mime: 'text/csv;charset=utf-8', ending: 'csv' },
  mermaid: { mime: 'text/plain;charset=utf-8', ending: 'mmd' },
  pcapng: { mime: 'application/x-pcapng', ending: 'pcapng' },
};

/** Gathers an exported run and hands it over as a download. */
export async function downloadRun(bench: Bench, head: RunHead, as: ExportFormat): Promise<void> {
  const binary = BINARY_FORMATS.some((format) => format === as);
  const pieces: (string | Uint8Array<ArrayBuffer>)[] = [];
  for await (const { items } of bench.exportRun({ run: head.run, as }))
    pieces.push(...(binary ? items.map(fromBase64) : items));
  const { mime, ending } = TYPES[as];
  offer(new Blob(pieces, { type: mime }), `${fileStem(head)}.${ending}`);
}

/** Hands a kept run over as the file it is. */
export async function downloadRunFile(bench: Bench, { file, head }: SavedRun): Promise<void> {
  const pieces: Blob[] = [];
  for await (const { items } of bench.takeRun({ file })) {
    for (const piece of items) pieces.push(new Blob([fromBase64(piece)]));
  }
  offer(new Blob(pieces, { type: 'application/gzip' }), `${fileStem(head)}.lab`);
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

/** Bytes of a file in one piece: 4 MB of base64, as much as the bench takes. */
const PIECE_BYTES = 3 * 1024 * 1024;

/** Hands a run file of the learner's to the bench, which keeps it. */
export async function uploadRunFile(bench: Bench, file: File): Promise<SavedRun> {
  const upload = crypto.randomUUID();
  for (let from = 0; ; from += PIECE_BYTES) {
    const last = from + PIECE_BYTES >= file.size;
    const saved = await bench.addRun({ upload, piece: await base64(file.slice(from, from + PIECE_BYTES)), last });
    if (saved) return saved;
  }
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In bits: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
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
