/** Datagrams that were sent and that nobody has been seen to receive, by flow: from which port to which. */
import type { Handed } from './handed';

/**
 * Those that were lost are never claimed. At some 200 bytes each this is 40 MB; a run whose trace is full by
 * then loses the pairing of what it let go first.
 */
const MAX_UNCLAIMED = 200_000;

export interface DatagramKey {
  readonly from: number;
  readonly to: number;
  readonly sizeBytes: number;
  readonly digest: string;
}

export class DatagramFlows {
  /** By flow, size and content, in the order sent. */
  readonly #unclaimed = new Map<string, Handed[]>();
  #count = 0;

  sent(key: DatagramKey, handed: Handed): void {
    const text = textOf(key);
    const alike = this.#unclaimed.get(text);
    if (alike) alike.push(handed);
    else this.#unclaimed.set(text, [handed]);
    this.#count += 1;
    if (this.#count > MAX_UNCLAIMED) this.#forgetOldest();
  }

  /** The first that was sent and is not claimed; `undefined` if there is none (yet). */
  claim(key: DatagramKey): Handed | undefined {
    const text = textOf(key);
    const alike = this.#unclaimed.get(text);
    const first = alike?.shift();
    if (!alike || !first) return undefined;
    this.#count -= 1;
    if (alike.length === 0) this.#unclaimed.delete(text);
    return first;
  }

  #forgetOldest(): void {
    const oldest = this.#unclaimed.entries().next().value;
    if (!oldest) return;
    const [text, alike] = oldest;
    this.#count -= alike.length;
    this.#unclaimed.delete(text);
  }
}

function textOf({ from, to, sizeBytes, digest }: DatagramKey): string {
  return `${from}>${to} ${sizeBytes} ${digest}`;
}
