/**
 * A relay between clients and one server, whichever the transport: what a run and its learner do with it.
 *
 * It lives in the main process and knows nothing of runs or traces: what happens is told to its
 * {@link RelayObserver}.
 */
import type { Faults } from '../../shared/relay/faults';
import type { DropReason, RelayDeed, Transport } from '../../shared/net/net-data';
import type { Closable } from '../resources/scope';
import type { Clock } from '../run/clock';

export interface RelaySetup {
  /** The server's port on 127.0.0.1. Nobody need be there yet. */
  readonly target: number;
  readonly faults: Faults;
  /** Whether what arrives waits for the learner from the beginning. */
  readonly hand?: boolean;
  /** Of the dice: a whole number from 0 to 2^32 - 1. */
  readonly seed: number;
  readonly observer: RelayObserver;
  readonly clock: Clock;
  /** UDP: how long nothing must have come before one that stepped back goes anyway. */
  readonly quietMs?: number;
}

/** One datagram or piece of a stream, on its way through. */
export interface Passing {
  /** From 1, in the order of arrival; the same number in every event about it. */
  readonly card: number;
  readonly protocol: Transport;
  /** Ports as they arrived: `from` the sender's, `to` the relay's. */
  readonly from: number;
  readonly to: number;
  readonly toServer: boolean;
  readonly bytes: Buffer;
  /** TCP: place in its direction's stream. */
  readonly offset?: number;
}

/** Is told everything, in order, at once. */
export interface RelayObserver {
  arrived(passing: Passing, waits: boolean): void;
  /**
   * It goes on now, from the relay's port `from` to port `to`; `bytes` as they go. Told right before the
   * system is given them. One card goes on twice when the dice duplicate it (the second is `duplicated`),
   * and in several pieces, each with its `offset`, when a stream is cut.
   */
  forwarded(
    passing: Passing,
    as: {
      readonly from: number;
      readonly to: number;
      readonly bytes: Buffer;
      readonly offset?: number;
      readonly did: readonly RelayDeed[];
      readonly byHand: boolean;
    },
  ): void;
  dropped(passing: Passing, reason: DropReason): void;
  /**
   * A waiting card changed: `edited` (it has its new bytes), `swapped` (`other` is the card it changed
   * places with), or `duplicated` (`other` is a new card, a copy, which is not told as `arrived`).
   */
  changed(passing: Passing, did: RelayDeed, other?: number): void;
  /** TCP: the relay accepted a client, and connected on its behalf. */
  accepted?(from: number, to: number): void;
  connected?(from: number, to: number): void;
  /** TCP: an end of stream or a reset arrived (`at` the relay) or was passed on. */
  ended?(from: number, to: number, how: 'fin' | 'reset', direction: 'arrived' | 'passed', byHand: boolean): void;
  failed?(from: number, to: number, code: string): void;
}

export interface RelayDevice extends Closable {
  readonly protocol: Transport;
  /** Where clients talk to. */
  readonly port: number;
  readonly target: number;
  /** What waits for the learner, first in line first. */
  readonly cards: readonly Passing[];
  /** From now on. @throws LabError 'IMPOSSIBLE_HERE' {fault} if it asks for what this transport does not have */
  setFaults(faults: Faults): void;
  /** While it is on the dice rest: what arrives waits, and goes at once when it is released. */
  setHand(on: boolean): void;
  /** TCP: what arrived before it in its direction goes with it. @throws LabError 'NO_SUCH_CARD' */
  release(card: number): void;
  releaseAll(): void;
  /** @throws LabError 'NO_SUCH_CARD' | 'IMPOSSIBLE_HERE' (TCP) */
  discard(card: number): void;
  copy(card: number): void;
  swap(card: number, other: number): void;
  /** @throws LabError 'NO_SUCH_CARD' | 'CARD_TOO_LARGE' {max} | 'CARD_SIZE_FIXED' {size} (TCP) */
  edit(card: number, bytes: Buffer): void;
  /** TCP only. @throws LabError 'IMPOSSIBLE_HERE' (UDP) */
  cutOff(how: 'half' | 'close' | 'reset'): void;
}
