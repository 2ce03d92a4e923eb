/**
 * How much text the notes of one process bring into the trace: whole up to a bound, then the beginning of each.
 * What a server notes of a client from outside is as long as that client likes, and as often.
 */
import { KEPT_BYTES_AFTERWARDS, KEPT_BYTES_PER_PROCESS } from '../../../shared/net/net-data';
import type { Json } from '../../../shared/wire/json';

export class KeptText {
  #kept = 0;

  /** The same, with its long texts cut once the bound is reached. */
  of(value: Json): Json {
    if (typeof value === 'string') return this.#ofText(value);
    if (Array.isArray(value)) return (value as readonly Json[]).map((one) => this.of(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.of(one)]));
  }

  #ofText(text: string): string {
    if (text.length <= KEPT_BYTES_AFTERWARDS) return text;
    const isWhole = this.#kept + text.length <= KEPT_BYTES_PER_PROCESS;
    if (isWhole) this.#kept += text.length;
    return isWhole ? text : text.slice(0, KEPT_BYTES_AFTERWARDS);
  }
}
