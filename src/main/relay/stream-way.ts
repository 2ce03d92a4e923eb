/**
 * One direction of one TCP connection through the relay. Bytes are never left out, doubled or put in another
 * order: a stream with a hole would not be a bad network but a broken one. What is left is time, cuts, wrong
 * bits, and the end.
 *
 * Whoever sends faster than the other end takes is made to wait: the relay stops reading, the system's
 * buffers fill, and the sender's window closes (RFC 9293, 3.8.6). A relay that does not read does not hear
 * of a reset either, so one behind a full buffer is passed on when there is room again.
 */
import type { Socket } from 'node:net';
import type { DropReason, RelayDeed } from '../../shared/net/net-data';
import { verdictOn, withStruckBlocks, type DiceOf } from '../../shared/relay/dice';
import { piecesOf } from '../../shared/relay/cuts';
import { NO_FAULTS, type Faults } from '../../shared/relay/faults';
import type { Hand } from './hand';
import type { Passing, RelaySetup } from './relay-device';
import { resetNow } from '../resources/reset-now';
import type { StreamCard } from './stream-card';
import { TimedLine } from './timed-line';

/** One end's port and the other's. */
export interface Leg {
  readonly from: number;
  readonly to: number;
}

export interface StreamWaySetup {
  readonly relay: RelaySetup;
  readonly dice: DiceOf;
  readonly source: Socket;
  readonly sink: Socket;
  /** From the sender to the relay, and from the relay to the receiver. */
  readonly comes: Leg;
  readonly goes: Leg;
  readonly hand: Hand<StreamCard>;
  readonly handIsOn: () => boolean;
  readonly faults: () => Faults;
  readonly nextCard: () => number;
}

/** What stands in the line: bytes, or how the stream ends. */
type InLine =
  | {
      readonly passing: Passing;
      readonly bytes: Buffer;
      readonly offset: number;
      readonly did: readonly RelayDeed[];
      readonly byHand: boolean;
    }
  | { readonly end: 'fin' | 'reset' };

/** Four times what one read brings: enough to keep both ends busy, little against the system's own buffers. */
const STOP_READING_BYTES = 256 * 1024;
const READ_AGAIN_BYTES = 128 * 1024;
/** A writer of single bytes would make a card of each. */
const MOST_CARDS = 10_000;
/** Cut pieces follow one another so far apart that the receiver can be given each, though its system may still join them. */
const CUT_GAP_MS = 1;
/** Chosen cuts are few, and are chosen to be seen: a receiver that has something else to do first is given each, too. */
const CHOSEN_CUT_GAP_MS = 10;
/** A narrow way lets a piece through fifty times a second, so that bytes trickle instead of coming in gulps. */
const PIECES_PER_SECOND = 50;

export class StreamWay {
  #read = 0;
  #pieces = 0;
  #cards = 0;
  #cardBytes = 0;
  /** Set when the direction is over: why what still comes goes no further. */
  #over: DropReason | undefined;
  #isPaused = false;
  #endBehindCards: 'fin' | 'reset' | undefined;
  readonly #line: TimedLine<InLine>;

  constructor(readonly setup: StreamWaySetup) {
    this.#line = new TimedLine(setup.relay.clock, { leave: (inLine) => this.#leave(inLine) });
    setup.sink.on('drain', () => {
      this.#line.goOn();
      this.#goOnReading();
    });
  }

  arrived(bytes: Buffer): void {
    const { comes, relay, hand, dice, nextCard, handIsOn } = this.setup;
    const [offset, card, { toServer }] = [this.#read, nextCard(), dice];
    this.#read += bytes.length;
    const passing: Passing = { card, protocol: 'tcp', ...comes, toServer, bytes, offset };
    const waits = handIsOn() && !this.#over;
    this.#pieces += 1;
    relay.observer.arrived(passing, waits);
    if (this.#over) relay.observer.dropped(passing, this.#over);
    else if (waits) {
      this.#cards += 1;
      this.#cardBytes += bytes.length;
      hand.put({ passing, did: [], way: this });
    } else this.#throwDice(passing, offset);
    this.#brake();
  }

  /** The sender has said its last word, or broke off: the receiver hears it when it has all that came before. */
  sourceEnded(how: 'fin' | 'reset'): void {
    this.setup.relay.observer.ended?.(this.setup.comes.from, this.setup.comes.to, how, 'arrived', false);
    if (how === 'reset' && this.setup.sink.writableNeedDrain) {
      this.#clear('broken-off');
      this.#line.goOn();
    }
    if (this.#cards > 0) this.#endBehindCards = how;
    else this.#line.push({ end: how }, 0, this.setup.faults());
  }

  /** Nobody is there any more to take it. */
  sinkBroke(): void {
    this.#clear('broken-off');
    this.#over = 'broken-off';
  }

  /** What the learner let go: the card was taken from the hand. */
  passByHand({ passing, did }: StreamCard): void {
    const { bytes, offset = 0 } = passing;
    this.#cards -= 1;
    this.#cardBytes -= bytes.length;
    this.#line.push({ passing, bytes, offset, did, byHand: true }, bytes.length, NO_FAULTS);
    if (this.#cards > 0 || !this.#endBehindCards) return;
    this.#line.push({ end: this.#endBehindCards }, 0, NO_FAULTS);
    this.#endBehindCards = undefined;
  }

  /** The learner ends it: what waits goes no further, nor does what is still to come. */
  cutOff(how: 'fin' | 'reset'): void {
    if (this.setup.sink.destroyed) return;
    this.#clear('hand');
    this.#end(how, true);
    this.#goOnReading();
  }

  close(): void {
    this.#clear('ended');
    this.#over = 'ended';
    this.#line.close();
  }

  #throwDice(passing: Passing, offset: number): void {
    const { setup } = this;
    const faults = setup.faults();
    const nothingInTheWay = this.#line.size === 0 && !this.#line.isHeld;
    if (nothingInTheWay && areNone(faults)) return this.#forward(passing, passing.bytes, offset, [], false);
    const bytes = withStruckBlocks(passing.bytes, offset, faults, setup.dice);
    const did: RelayDeed[] = bytes === passing.bytes ? [] : ['corrupted'];
    const { extraDelayMs } = verdictOn(faults, setup.dice, this.#pieces);
    if (faults.delayMs + extraDelayMs > 0) did.push('delayed');
    if (faults.bytesPerSecond > 0) did.push('slowed');
    const pieces = [...piecesOf(bytes.length, offset, pieceBytes(faults), faults.cutAt)];
    const isSliced = faults.sliceBytes > 0 && bytes.length > faults.sliceBytes;
    if (isSliced || pieces.some(({ from, isChosen }) => isChosen && from > 0)) did.push('cut');
    for (const { from, until, isChosen } of pieces) {
      const piece = { passing, bytes: bytes.subarray(from, until), offset: offset + from, did, byHand: false };
      const gapMs = isChosen ? CHOSEN_CUT_GAP_MS : faults.sliceBytes > 0 ? CUT_GAP_MS : 0;
      this.#line.push(piece, until - from, faults, extraDelayMs, gapMs);
    }
  }

  #leave(inLine: InLine): void {
    if ('end' in inLine) return this.#end(inLine.end, false);
    this.#forward(inLine.passing, inLine.bytes, inLine.offset, inLine.did, inLine.byHand);
    this.#goOnReading();
  }

  #forward(passing: Passing, bytes: Buffer, offset: number, did: readonly RelayDeed[], byHand: boolean): void {
    const { sink, goes, relay } = this.setup;
    relay.observer.forwarded(passing, { from: goes.from, to: goes.to, bytes, offset, did, byHand });
    if (!sink.write(bytes)) this.#line.hold(); // until 'drain'
  }

  /** A stream ends once; it can be broken off also after that, while the other direction still goes. */
  #end(how: 'fin' | 'reset', byHand: boolean): void {
    const { sink, goes, relay } = this.setup;
    if (sink.destroyed || (how === 'fin' && this.#over)) return;
    this.#over = byHand ? 'hand' : 'broken-off';
    relay.observer.ended?.(goes.from, goes.to, how, 'passed', byHand);
    if (how === 'fin') sink.end();
    else resetNow(sink);
  }

  #brake(): void {
    const tooMuch = this.#line.isHeld || this.#waitingBytes >= STOP_READING_BYTES || this.#cards >= MOST_CARDS;
    if (!tooMuch || this.#isPaused) return;
    this.#isPaused = true;
    this.setup.source.pause();
  }

  #goOnReading(): void {
    if (!this.#isPaused || this.#line.isHeld) return;
    if (this.#waitingBytes > READ_AGAIN_BYTES || this.#cards >= MOST_CARDS) return;
    this.#isPaused = false;
    this.setup.source.resume();
  }

  get #waitingBytes(): number {
    return this.#line.waitingBytes + this.#cardBytes;
  }

  #clear(reason: DropReason): void {
    const { hand, relay } = this.setup;
    const inLine = this.#line.clear().flatMap((one) => ('end' in one ? [] : [one.passing]));
    const cards = hand.takeWhere(({ way }) => way === this).map(({ passing }) => passing);
    // A card cut in pieces is told once, even if some of them had left.
    for (const passing of new Set([...inLine, ...cards])) relay.observer.dropped(passing, reason);
    this.#cards = 0;
    this.#cardBytes = 0;
    this.#endBehindCards = undefined;
  }
}

/** Of those that a stream has. */
const areNone = ({ delayMs, jitterMs, bytesPerSecond, corrupt, sliceBytes, cutAt }: Faults): boolean =>
  delayMs + jitterMs + bytesPerSecond + corrupt + sliceBytes + cutAt.length === 0;

function pieceBytes({ sliceBytes, bytesPerSecond }: Faults): number {
  const trickle = bytesPerSecond > 0 ? Math.max(1, Math.ceil(bytesPerSecond / PIECES_PER_SECOND)) : Infinity;
  return Math.min(sliceBytes > 0 ? sliceBytes : Infinity, trickle);
}
