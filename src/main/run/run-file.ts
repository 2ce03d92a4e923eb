/**
 * A run in a file: gzip (RFC 1952) of JSON lines, so that `zcat run.lab | head` shows what it is.
 *
 *     {"format":"interleave-run","version":1,"kinds":31,"savedAt":...,"head":{...}}   first
 *     {"type":"actor"|"address"|"events", ...}                                        as they happened
 *     {"type":"end","end":{...}}                                                      last
 *
 * Events are in packs of up to 4,096 a line, the same that travel on a wire: see
 * docs/decisions/0007-run-file.md for what one object an event would cost. A file is written under
 * another name and renamed when all of it is on the disk, and it is a run only with its end line, so
 * nobody ever reads half a run.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import * as v from 'valibot';
import type { RunEnd, RunHead } from '../../shared/bench/run';
import { EVENT_KINDS, MAX_EVENTS } from '../../shared/trace/event';
import type { PackedEvents } from '../../shared/trace/pack';
import type { Announcement, Recorded } from '../../shared/trace/recorded';
import { RunItems } from '../../shared/trace/run-items';
import { TraceStore } from '../../shared/trace/store';
import { LabError } from '../../shared/wire/error';
import { MAX_FRAME_CHARS } from '../../shared/wire/transport';
import { gzipLines, notARunFile, type Limits } from './gzip-lines';
import { Recorder } from './recorder';
import { FORMAT, FullHeaderSchema, HeaderSchema, LineSchema, VERSION } from './run-file-schema';
import { codeOf } from '../resources/system-error';

/** How the name of a file that is still being written ends. */
export const UNFINISHED = '.unfinished';

/** Level 1 packs a full trace in about a third of the time of level 6 and makes the file an eighth larger. */
const GZIP_LEVEL = 1;

/** What a run may be: a full trace of ordinary events is some 11 MB in the file and 40 MB unpacked. */
export const LIMITS: Limits = {
  fileBytes: 256 * 1024 * 1024,
  // A full trace of a lab is some 40 MB of text; six times that leaves room for large values.
  textBytes: 256 * 1024 * 1024,
  // A pack fits in a frame, and no character takes more than 3 bytes for each UTF-16 unit.
  lineBytes: 3 * MAX_FRAME_CHARS,
};

/** Lanes and servers: far more than any lab has, few enough to check each. */
const MAX_ANNOUNCED = 100_000;

export interface RunFile {
  readonly head: RunHead;
  readonly savedAt: string;
  /** Filled and ended: it can be watched like that of a run that was watched from the start. */
  readonly recorder: Recorder;
}

/**
 * Writes a run that has ended. The file is there as a whole or not at all, also after a power cut.
 *
 * @throws LabError 'RUN_NOT_ENDED', 'FILE_FAILED' with the system's code as `reason`
 */
export async function writeRunFile(path: string, head: RunHead, recorded: Recorded, savedAt: string): Promise<void> {
  if (!recorded.end) throw new LabError('RUN_NOT_ENDED');
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
  try {
    await pipeline(
      Readable.from(linesOf(head, recorded, savedAt)),
      createGzip({ level: GZIP_LEVEL }),
      // `flush`: on the disk before it gets its name.
      createWriteStream(unfinished, { flags: 'wx', flush: true }),
    );
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new LabError('FILE_FAILED', { path, reason: codeOf(error) });
  }
}

function* linesOf(head: RunHead, recorded: Recorded, savedAt: string): Generator<string> {
  yield `${JSON.stringify({ format: FORMAT, version: VERSION, kinds: EVENT_KINDS.length, savedAt, head })}\n`;
  const items = new RunItems(recorded);
  for (let item = items.next(); item; item = items.next()) yield `${JSON.stringify(item)}\n`;
}

/**
 * Reads a run file and checks all of it.
 *
 * @throws LabError 'FILE_FAILED' if it cannot be read
 * @throws LabError 'NOT_A_RUN_FILE' with `reason` (`NOT_GZIP`, `TRUNCATED`, `CORRUPT`, `TOO_LARGE`,
 *         `MALFORMED`) and `line`, from 1, where that is known
 * @throws LabError 'NEWER_RUN_FILE' with `version`, if a newer Interleave wrote it
 */
export async function readRunFile(path: string, limits: Limits = LIMITS): Promise<RunFile> {
  const reader = new RunReader();
  for await (const line of gzipLines(path, limits)) reader.read(line);
  return reader.finish();
}

/** Reads only who it is: the first line. Throws as {@link readRunFile} does. */
export async function readRunFileHead(path: string): Promise<Omit<RunFile, 'recorder'>> {
  for await (const line of gzipLines(path, LIMITS)) return headerOf(line);
  throw notARunFile({ reason: 'TRUNCATED' });
}

class RunReader {
  readonly #store = new TraceStore();
  readonly #announced: Announcement[] = [];
  #header: Omit<RunFile, 'recorder'> | undefined;
  #end: RunEnd | undefined;
  #line = 0;

  read(line: string): void {
    this.#line += 1;
    if (!this.#header) this.#header = headerOf(line);
    else if (this.#end)
      throw this.#malformed(); // the end is the last line
    else this.#item(parsed(line) ?? this.#fail());
  }

  finish(): RunFile {
    if (!this.#header || !this.#end) throw notARunFile({ reason: 'TRUNCATED' });
    if (this.#end.events - this.#end.dropped !== this.#store.length) throw this.#malformed();
    const recorded = { store: this.#store, announced: this.#announced, end: this.#end };
    return { ...this.#header, recorder: new Recorder(MAX_EVENTS, recorded) };
  }

  #item(line: object): void {
    if ('type' in line && line.type === 'events' && 'events' in line) return this.#events(line.events as PackedEvents);
    const checked = v.safeParse(LineSchema, line);
    if (!checked.success) throw this.#malformed();
    const item = checked.output;
    if (item.type === 'end') this.#end = item.end;
    else this.#announced.push({ before: this.#store.length, item } as Announcement);
    if (this.#announced.length > MAX_ANNOUNCED) throw notARunFile({ reason: 'TOO_LARGE', line: this.#line });
  }

  #events(pack: PackedEvents): void {
    try {
      this.#store.appendPack(pack);
    } catch (error) {
      if (error instanceof LabError) throw this.#malformed();
      throw error;
    }
    if (this.#store.length > MAX_EVENTS) throw notARunFile({ reason: 'TOO_LARGE', line: this.#line });
  }

  #malformed(): LabError {
    return notARunFile({ reason: 'MALFORMED', line: this.#line });
  }

  #fail(): never {
    throw this.#malformed();
  }
}

function headerOf(line: string): Omit<RunFile, 'recorder'> {
  const value = parsed(line);
  const header = v.safeParse(HeaderSchema, value);
  if (!header.success) throw notARunFile({ reason: 'MALFORMED', line: 1 });
  const { version, kinds } = header.output;
  if (version > VERSION || kinds > EVENT_KINDS.length) throw new LabError('NEWER_RUN_FILE', { version });
  const full = v.safeParse(FullHeaderSchema, value);
  if (!full.success) throw notARunFile({ reason: 'MALFORMED', line: 1 });
  return full.output;
}

/** @returns `undefined` if the line is not a JSON object */
function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
