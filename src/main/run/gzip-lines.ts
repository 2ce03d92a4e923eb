/**
 * The lines of a gzip file, one after the other, without ever holding more than one of them and
 * without believing the file about how large it is.
 */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { LabError } from '../../shared/wire/error';

export interface Limits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of the text in it: a gzip file of 1 MB may unpack to 1 GB of zeros. */
  readonly textBytes: number;
  readonly lineBytes: number;
}

/** Unpacked at once: larger pieces save calls, and one waits while the next is made. */
const PIECE_BYTES = 1024 * 1024;

const LINE_FEED = 10;

/**
 * @throws LabError 'FILE_FAILED' with the system's code if the file cannot be read
 * @throws LabError 'NOT_A_RUN_FILE' with `reason` `NOT_GZIP`, `TRUNCATED`, `CORRUPT` or `TOO_LARGE`
 */
export async function* gzipLines(path: string, limits: Limits): AsyncGenerator<string> {
  // One byte more than allowed is read, so that a file over the limit is told from one that fits.
  const file = createReadStream(path, { end: limits.fileBytes, highWaterMark: PIECE_BYTES });
  const unpacked = createGunzip({ chunkSize: PIECE_BYTES });
  file.once('error', (error) => unpacked.destroy(error));
  try {
    yield* linesOf(file.pipe(unpacked), limits, () => file.bytesRead > limits.fileBytes);
  } catch (thrown) {
    throw asRunFileError(thrown, path);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function* linesOf(
  pieces: AsyncIterable<Buffer>,
  limits: Limits,
  fileTooLarge: () => boolean,
): AsyncGenerator<string> {
  let textBytes = 0;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const piece of pieces) {
    textBytes += piece.length;
    if (textBytes > limits.textBytes || fileTooLarge()) throw tooLarge();
    let from = 0;
    for (let to = piece.indexOf(LINE_FEED); to >= 0; to = piece.indexOf(LINE_FEED, from)) {
      const rest = piece.subarray(from, to);
      if (begunBytes + rest.length > limits.lineBytes) throw tooLarge();
      yield begun.length === 0 ? rest.toString() : Buffer.concat([...begun, rest]).toString();
      begun = [];
      begunBytes = 0;
      from = to + 1;
    }
    begun.push(piece.subarray(from));
    begunBytes += piece.length - from;
    if (begunBytes > limits.lineBytes) throw tooLarge();
  }
  if (begunBytes > 0) throw notARunFile({ reason: 'TRUNCATED' });
}

/** A file that is there and is not a whole run of ours. */
export function notARunFile(detail: { readonly reason: string; readonly line?: number }): LabError {
  return new LabError('NOT_A_RUN_FILE', detail);
}

const tooLarge = (): LabError => notARunFile({ reason: 'TOO_LARGE' });

function asRunFileError(thrown: unknown, path: string): LabError {
  if (thrown instanceof LabError) return thrown as LabError;
  const { code, message } = thrown as NodeJS.ErrnoException;
  switch (code) {
    case 'Z_BUF_ERROR': // "unexpected end of file"
      return notARunFile({ reason: 'TRUNCATED' });
    case 'Z_DATA_ERROR':
      return notARunFile({ reason: /header/.test(message) ? 'NOT_GZIP' : 'CORRUPT' });
    default:
      return new LabError('FILE_FAILED', { path, reason: code ?? String(thrown) });
  }
}
