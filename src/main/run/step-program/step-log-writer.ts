/** A thread's end of the log. All but `callMain` only under the mutex of the log. */
import { FORMS, LOG, LOG_RECORDS, recordAt, TEXT_BYTES, WORD, type Form } from './step-record';

const FORM_NUMBER = Object.fromEntries(FORMS.map((form, number) => [form, number])) as Record<Form, number>;

/** Main is called when the log is half full: time enough to come before it is full. */
const CALL_AT = LOG_RECORDS / 2;

/** Ahead of a text: how many bytes it has, in two bytes. */
const TEXT_HEAD_BYTES = 2;
/** A message longer than a line is cut: it is to be read in a table. */
const MAX_TEXT_BYTES = 300;

export interface Entry {
  readonly form: Form;
  readonly line: number;
  readonly step?: number;
  readonly place?: number;
  readonly of?: Form;
  readonly result?: number;
  readonly value?: number;
  readonly expected?: number;
  readonly holder?: number;
  readonly wakes?: number;
  readonly gated?: boolean;
  readonly text?: string;
  readonly briefly?: boolean;
}

export class StepLogWriter {
  readonly #words: Int32Array;
  readonly #doubles: Float64Array;
  readonly #bytes: Uint8Array;
  readonly #used: Int32Array;
  readonly #texts = new Map<string, number>();

  /** @param call  tells main, in another way than through the log, to come and read */
  constructor(
    log: SharedArrayBuffer,
    texts: SharedArrayBuffer,
    readonly thread: number,
    readonly now: () => number,
    readonly call: () => void,
  ) {
    this.#words = new Int32Array(log);
    this.#doubles = new Float64Array(log);
    this.#bytes = new Uint8Array(texts);
    this.#used = new Int32Array(texts, 0, 1);
  }

  write(entry: Entry): void {
    const waiting = this.#waitForRoom();
    const words = this.#words;
    const published = Atomics.load(words, LOG.published);
    const at = recordAt(published);
    this.#doubles[(at + WORD.time) >> 1] = this.now();
    words[at + WORD.form] = FORM_NUMBER[entry.form];
    words[at + WORD.thread] = this.thread;
    words[at + WORD.line] = entry.line;
    words[at + WORD.step] = entry.step ?? -1;
    words[at + WORD.place] = entry.place ?? -1;
    words[at + WORD.of] = entry.of === undefined ? -1 : FORM_NUMBER[entry.of];
    words[at + WORD.result] = entry.result ?? 0;
    words[at + WORD.value] = entry.value ?? 0;
    words[at + WORD.expected] = entry.expected ?? 0;
    words[at + WORD.holder] = entry.holder ?? -1;
    words[at + WORD.wakes] = entry.wakes ?? 0;
    words[at + WORD.gated] = entry.gated ? 1 : 0;
    words[at + WORD.text] = entry.text === undefined ? -1 : this.#textAt(entry.text);
    words[at + WORD.briefly] = entry.briefly ? 1 : 0;
    Atomics.store(words, LOG.published, (published + 1) | 0);
    if (waiting >= CALL_AT) this.callMain();
  }

  /** Asks main to read now; once is enough until it has come. */
  callMain(): void {
    if (Atomics.compareExchange(this.#words, LOG.called, 0, 1) === 0) this.call();
  }

  /** @returns how many records main has not read yet */
  #waitForRoom(): number {
    for (;;) {
      const read = Atomics.load(this.#words, LOG.read);
      const waiting = (Atomics.load(this.#words, LOG.published) - read) | 0;
      if (waiting < LOG_RECORDS) return waiting;
      this.callMain();
      Atomics.wait(this.#words, LOG.read, read);
    }
  }

  #textAt(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(text).subarray(0, MAX_TEXT_BYTES);
    const at = Math.max(Atomics.load(this.#used, 0), Int32Array.BYTES_PER_ELEMENT);
    if (at + TEXT_HEAD_BYTES + bytes.length > TEXT_BYTES) return -1;
    this.#bytes.set([bytes.length & 0xff, bytes.length >> 8, ...bytes], at);
    Atomics.store(this.#used, 0, at + TEXT_HEAD_BYTES + bytes.length);
    this.#texts.set(text, at);
    return at;
  }
}
