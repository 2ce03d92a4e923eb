/**
 * One direction of one client: what its datagrams meet on their way, in this order. The dice (lost,
 * corrupted, duplicated), stepping back behind later ones, then bandwidth and delay.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RelayDeed } from '../../shared/net/net-data';
import { verdictOn, withTurnedBit, type DiceOf } from '../../shared/relay/dice';
import { NO_FAULTS, type Faults } from '../../shared/relay/faults';
import type { Clock } from '../run/clock';
import type { Passing } from './relay-device';
import { StepsBack } from './steps-back';
import { TimedLine } from './timed-line';

/** A datagram and what was decided for it when it came. */
export interface Decided {
  readonly passing: Passing;
  readonly bytes: Buffer;
  readonly did: readonly RelayDeed[];
  readonly byHand: boolean;
  readonly duplicated: boolean;
  readonly faults: Faults;
  readonly extraDelayMs: number;
}

export interface WaySetup {
  readonly clock: Clock;
  readonly dice: DiceOf;
  /** How long nothing must have come before one that stepped back goes anyway. */
  readonly quietMs: number;
  leave(decided: Decided): void;
}

export class DatagramWay {
  #come = 0;
  #watching = false;
  readonly #steps = new StepsBack<Decided>();
  readonly #line: TimedLine<Decided>;
  readonly #closed = new AbortController();

  constructor(readonly setup: WaySetup) {
    this.#line = new TimedLine(setup.clock, setup);
  }

  /** Nothing leaves until {@link goOn}: where it leads to is not open yet. */
  hold(): void {
    this.#line.hold();
  }

  goOn(): void {
    this.#line.goOn();
  }

  /** Counts one that the dice will not decide, so that those behind it keep their numbers. */
  skip(): void {
    this.#come += 1;
  }

  /** @returns false if the dice lost it */
  pass(passing: Passing, faults: Faults): boolean {
    const verdict = verdictOn(faults, this.setup.dice, ++this.#come);
    if (verdict.lost) return false;
    const bit = passing.bytes.length > 0 ? verdict.turnedBit : undefined;
    const decided: Decided = {
      passing,
      bytes: bit === undefined ? passing.bytes : withTurnedBit(passing.bytes, bit),
      did: bit === undefined ? [] : ['corrupted'],
      byHand: false,
      duplicated: verdict.duplicated,
      faults,
      extraDelayMs: verdict.extraDelayMs,
    };
    this.#enqueueAll(this.#steps.put(decided, verdict.stepsBack));
    if (this.#steps.size > 0 && !this.#watching) void this.#flushWhenQuiet();
    return true;
  }

  /** What the hand lets go meets nothing any more; only a way that is not open yet holds it up. */
  passByHand(passing: Passing, did: readonly RelayDeed[]): void {
    const { bytes } = passing;
    const decided = { passing, bytes, did, byHand: true, duplicated: false, faults: NO_FAULTS, extraDelayMs: 0 };
    if (this.#line.isHeld) this.#line.push(decided, bytes.length, NO_FAULTS);
    else this.setup.leave(decided);
  }

  /** @returns what still waited, in the order in which it would have left */
  close(): readonly Passing[] {
    this.#closed.abort();
    const steppedBack = this.#steps.flush().map(([decided]) => decided);
    return [...this.#line.close(), ...steppedBack].map(({ passing }) => passing);
  }

  /**
   * Quiet is when nothing came for a while, and nothing lies at the socket either: a program that was
   * kept from running for a second finds its timer due before it has read what came meanwhile.
   */
  async #flushWhenQuiet(): Promise<void> {
    this.#watching = true;
    while (this.#steps.size > 0 && !this.#closed.signal.aborted) {
      const before = this.#come;
      try {
        await this.setup.clock.sleep(this.setup.quietMs, this.#closed.signal);
      } catch {
        return;
      }
      await nextTurn();
      if (this.#come === before) this.#enqueueAll(this.#steps.flush());
    }
    this.#watching = false;
  }

  #enqueueAll(going: readonly (readonly [decided: Decided, overtaken: boolean])[]): void {
    for (const [decided, overtaken] of going)
      this.#enqueue(overtaken ? { ...decided, did: [...decided.did, 'reordered'] } : decided);
  }

  #enqueue(decided: Decided): void {
    const { faults, extraDelayMs } = decided;
    const did = [...decided.did];
    if (faults.delayMs + extraDelayMs > 0) did.push('delayed');
    if (faults.bytesPerSecond > 0) did.push('slowed');
    const copies = decided.duplicated ? 2 : 1;
    this.#line.push({ ...decided, did }, decided.bytes.length * copies, faults, extraDelayMs);
  }
}
