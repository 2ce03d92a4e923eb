/** Main's end of the log. */
import { FORMS, LOG, recordAt, WORD, type Form, type StepRecord } from './step-record';

export class StepLogReader {
  readonly #words: Int32Array;
  readonly #doubles: Float64Array;
  readonly #bytes: Uint8Array;
  #read = 0;

  constructor(
    log: SharedArrayBuffer,
    texts: SharedArrayBuffer,
    readonly names: readonly (readonly [kind: string, name: string])[],
    readonly onRecord: (record: StepRecord) => void,
  ) {
    this.#words = new Int32Array(log);
    this.#doubles = new Float64Array(log);
    this.#bytes = new Uint8Array(texts);
  }

  /** Reads all there is, in order, and lets go on who waits for room. */
  read(): void {
    const words = this.#words;
    Atomics.store(words, LOG.called, 0);
    const published = Atomics.load(words, LOG.published);
    while (this.#read !== published) {
      const record = this.#record(recordAt(this.#read));
      this.#read = (this.#read + 1) | 0;
      this.onRecord(record);
    }
    if (Atomics.exchange(words, LOG.read, published) !== published) Atomics.notify(words, LOG.read);
  }

  #record(at: number): StepRecord {
    const word = (offset: number): number => this.#words[at + offset] ?? 0;
    const form = (offset: number): Form => FORMS[word(offset)] ?? 'idle';
    const step = word(WORD.step);
    return {
      form: form(WORD.form),
      thread: word(WORD.thread),
      t: this.#doubles[(at + WORD.time) >> 1] ?? 0,
      line: word(WORD.line),
      step: step < 0 ? undefined : step,
      name: this.names[word(WORD.place)]?.[1] ?? '',
      of: form(WORD.of),
      result: word(WORD.result),
      value: word(WORD.value),
      expected: word(WORD.expected),
      holder: word(WORD.holder),
      wakes: word(WORD.wakes),
      gated: word(WORD.gated) === 1,
      text: this.#text(word(WORD.text)),
      briefly: word(WORD.briefly) === 1,
    };
  }

  #text(at: number): string {
    if (at < 0) return '';
    const length = (this.#bytes[at] ?? 0) + ((this.#bytes[at + 1] ?? 0) << 8);
    // A decoder takes no shared bytes: a copy.
    return new TextDecoder().decode(this.#bytes.slice(at + 2, at + 2 + length));
  }
}
