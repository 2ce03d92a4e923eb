/** What a relay tells, as a list of short lines and as what one can wait for. */
import type { Passing, RelayObserver } from '../../src/main/relay/relay-device';

export class Observed implements RelayObserver {
  readonly lines: string[] = [];
  readonly #waiting: { readonly beginning: string; left: number; readonly resolve: () => void }[] = [];

  arrived({ card }: Passing, waits: boolean): void {
    this.#told(waits ? `card ${String(card)} waits` : `card ${String(card)}`);
  }

  forwarded(
    { card }: Passing,
    { bytes, did, byHand, offset }: Parameters<NonNullable<RelayObserver['forwarded']>>[1],
  ): void {
    const where = offset === undefined ? '' : ` @${String(offset)}`;
    const deeds = [...did, ...(byHand ? ['by hand'] : [])].map((deed) => ` ${deed}`).join('');
    this.#told(
      `forwarded ${String(card)}${where} ${bytes.length > 64 ? String(bytes.length) : `"${String(bytes)}"`}${deeds}`,
    );
  }

  dropped({ card }: Passing, reason: string): void {
    this.#told(`dropped ${String(card)} ${reason}`);
  }

  changed({ card }: Passing, did: string, other?: number): void {
    this.#told(`${did} ${String(card)}${other === undefined ? '' : ` ${String(other)}`}`);
  }

  accepted(): void {
    this.#told('accepted');
  }

  connected(): void {
    this.#told('connected');
  }

  ended(_from: number, _to: number, how: string, direction: string, byHand: boolean): void {
    this.#told(`${how} ${direction}${byHand ? ' by hand' : ''}`);
  }

  failed(_from: number, _to: number, code: string): void {
    this.#told(`failed ${code}`);
  }

  count(beginning: string): number {
    return this.lines.filter((line) => line.startsWith(beginning)).length;
  }

  /** Resolves when so many lines begin like this. */
  heard(beginning: string, times = 1): Promise<void> {
    const left = times - this.count(beginning);
    return new Promise((resolve) => {
      if (left <= 0) resolve();
      else this.#waiting.push({ beginning, left, resolve });
    });
  }

  #told(line: string): void {
    this.lines.push(line);
    for (const one of this.#waiting.splice(0)) {
      if (line.startsWith(one.beginning)) one.left -= 1;
      if (one.left === 0) one.resolve();
      else this.#waiting.push(one);
    }
  }
}
