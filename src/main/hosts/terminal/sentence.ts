/** What went wrong, for a person at a terminal; scripts go by the exit code. */
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';

const NOT_A_RUN: Readonly<Record<string, string>> = {
  NOT_GZIP: 'it is not a gzip file',
  TRUNCATED: 'it ends in the middle',
  CORRUPT: 'it is damaged',
  TOO_LARGE: 'it is larger than any run can be',
  MALFORMED: 'a line in it is not what it should be',
  UNKNOWN_LAB: 'its lab is not in this version',
};

export function sentence(error: unknown): string {
  if (!(error instanceof LabError)) return error instanceof Error ? error.message : String(error);
  const detail = (error.detail ?? {}) as Readonly<Record<string, unknown>>;
  switch (error.code) {
    case 'FILE_FAILED':
      return `cannot use ${String(detail['path'])}: ${String(detail['reason'])}`;
    case 'NOT_A_RUN_FILE':
      return `this is no run: ${NOT_A_RUN[String(detail['reason'])] ?? 'it cannot be read'} (NOT_A_RUN_FILE)`;
    case 'NEWER_RUN_FILE':
      return `this run was kept by a newer version of Interleave (format ${String(detail['version'])})`;
    default:
      return error.message;
  }
}

/** Why a run failed. The code is always there, for whoever looks it up. */
export function failure(code: string, detail: Json): string {
  if (code !== 'SERVER_FAILED') return `${code} ${JSON.stringify(detail)}`;
  const { reason } = (detail ?? {}) as { readonly reason?: string };
  const words =
    reason === undefined
      ? 'the connection to the server was lost, and a program could not go on'
      : `the server refused what a program asked: ${reason}`;
  return `${words} (${code})`;
}
