/**
 * One client: its socket, the requests in it, the answers to it, and what it has asked for so far.
 */
import type { Socket } from 'node:net';
import { Blocking } from './blocking';
import type { ByteString } from './byte-string';
import type { BlockedOn, Client, CutReason, Queued, Transaction } from './client';
import { leaveAllChannels } from './commands/pubsub';
import type { Core } from './core';
import type { Keyspace } from './keyspace';
import { perform, runOne } from './perform';
import { ReplyWriter } from './reply-writer';
import type { Reply } from './reply';
import { ProtocolError, RequestReader } from './request-reader';
import { Turn } from './turn';
import { WatchedKeys } from './watched-keys';

/** From here on a client is looked after: what most have waiting is far less. */
export const HEAVY_BYTES = 65_536;
/** How much may be written for it before its limit is looked at, which is far more. */
const CHECKED_BYTES = 16_384;
/** How long one that is to be closed has to take its last answer. */
const LINGER_MS = 1_000;

export class Connection implements Client {
  readonly reply: ReplyWriter;
  readonly channels = new Set<ByteString>();
  readonly patterns = new Set<ByteString>();
  subscribedBytes = 0;
  readonly address: string;
  readonly localAddress: string;
  readonly connectedAtMs: number;
  db: Keyspace;
  name = '';
  libraryName = '';
  libraryVersion = '';
  transaction: Transaction | undefined;
  inExec = false;
  /** For CLIENT LIST: what it asked for last, and when. */
  lastCommand = 'NULL';
  lastActiveMs: number;
  readonly #reader: RequestReader;
  readonly #watched = new WatchedKeys();
  readonly #blocking = new Blocking(this, (error) => this.#fail(error));
  /** There is more to be done than fitted into its turn, so that nothing is read until that is done. */
  #hasMoreToDo = false;
  #isClosing = false;
  #hasLeft = false;
  #isGone = false;
  #hasToSend = false;
  #cutReason: CutReason | undefined;

  constructor(
    readonly id: number,
    readonly broker: Core,
    readonly socket: Socket,
  ) {
    const { databases, limits } = broker;
    // There are 16.
    this.db = databases[0] as Keyspace;
    this.reply = new ReplyWriter(limits.outputBytes);
    this.#reader = new RequestReader(limits);
    this.connectedAtMs = this.lastActiveMs = broker.now();
    this.address = `${socket.remoteAddress}:${socket.remotePort}`;
    this.localAddress = `${socket.localAddress}:${socket.localPort}`;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#left());
    // Its `close` follows, which is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#forget());
  }

  get touched(): boolean {
    return this.#watched.areTouched;
  }

  get isBlocked(): boolean {
    return this.#blocking.isOn;
  }

  get isSubscriber(): boolean {
    return this.channels.size + this.patterns.size > 0;
  }

  /** Bytes that wait to be taken by it. */
  get unsentBytes(): number {
    return this.reply.length + this.socket.writableLength;
  }

  get heldBytes(): number {
    return this.#reader.heldBytes;
  }

  speak(protocol: 2 | 3): void {
    this.reply.protocol = protocol;
  }

  watch(key: ByteString): void {
    const bytes = this.#watched.bytesOf(this.db, key);
    if (bytes > 0 && this.mayKeep(bytes)) this.#watched.add(this.db, key);
  }

  unwatch(): void {
    this.#watched.clear();
  }

  runQueued(queued: readonly Queued[]): void {
    this.inExec = true;
    for (const one of queued) runOne(this, one.command, one.args);
    this.inExec = false;
  }

  block(wait: BlockedOn): void {
    this.#blocking.begin(wait);
  }

  tell(write: (reply: Reply) => void): void {
    if (this.#isGone || this.#isClosing) return;
    this.reply.encoded(this.broker.messages.encode(write, this.reply.protocol));
    this.mustSend();
    // The socket's own buffer is looked at when it is sent.
    if (this.reply.length > CHECKED_BYTES) this.#checkOutput();
  }

  /** Something was written for it. */
  mustSend(): void {
    if (this.#hasToSend) return;
    this.#hasToSend = true;
    this.broker.hasToSend(this);
  }

  closeAfterReply(): void {
    this.#isClosing = true;
    this.mustSend();
  }

  cut(reason: CutReason): void {
    if (this.#isGone) return;
    this.#cutReason ??= reason;
    this.socket.destroy();
    this.#forget();
  }

  /** Sends what was written in one go. */
  send(): void {
    this.#hasToSend = false;
    if (this.#isGone) return;
    const { length } = this.reply;
    if (length > 0 && !this.socket.write(this.reply.take(), 'latin1')) this.broker.isNotTaken(length);
    if (this.#isClosing) this.#endSocket();
    else this.#checkOutput();
  }

  /** Whether more waits for it than may for long. */
  isLagging(): boolean {
    return this.isSubscriber && this.unsentBytes > this.broker.limits.subscriberSoftBytes;
  }

  /** Does what is there to be done, until it must wait for more, or others have to have their turn. */
  proceed(): void {
    const turn = new Turn();
    this.#hasMoreToDo = false;
    try {
      while (!this.isBlocked && !this.#isClosing && !this.#isGone && !this.reply.isOverfull) {
        const args = this.#reader.next();
        if (!args) break;
        perform(this, args);
        this.mustSend();
        if (turn.isOver()) {
          this.#hasMoreToDo = true;
          break;
        }
      }
    } catch (error) {
      if (error instanceof ProtocolError) this.#refuse(error);
      else this.#fail(error);
    }
    if (this.mayKeep(0) && this.#requestBytes > HEAVY_BYTES) this.broker.heavy.add(this);
    this.#readOn();
  }

  mayKeep(bytes: number): boolean {
    if (this.#requestBytes + bytes > this.broker.limits.queryBufferBytes) this.cut('query-limit');
    return !this.#isGone;
  }

  /** All that is kept in memory on its behalf and may be much. */
  get weightBytes(): number {
    return this.#requestBytes + this.unsentBytes;
  }

  /**
   * What it has sent and that must be kept: half a request, commands for EXEC, names it has subscribed to, watches or
   * waits for, and its own.
   */
  get #requestBytes(): number {
    const names = this.name.length + this.libraryName.length + this.libraryVersion.length;
    const kept = this.subscribedBytes + this.#watched.bytes + this.#blocking.bytes + names;
    return this.heldBytes + (this.transaction?.bytes ?? 0) + kept;
  }

  /** What it sends stays in its socket while there is something to be done for it. */
  #readOn(): void {
    if (this.#hasMoreToDo) {
      this.socket.pause();
      this.broker.goesOnLater(this);
    } else if (this.#hasLeft) this.#left();
    else if (this.socket.isPaused()) this.socket.resume();
  }

  #receive(chunk: Buffer): void {
    if (this.#isClosing || this.#isGone) return;
    this.lastActiveMs = this.broker.now();
    this.#reader.feed(chunk);
    if (!this.#hasMoreToDo) this.proceed();
    this.broker.settle();
  }

  #refuse(error: ProtocolError): void {
    this.#cutReason = 'protocol';
    this.reply.error(`ERR ${error.message}`);
    this.closeAfterReply();
  }

  /** A mistake of ours: what it was told so far may be half an answer, so that it cannot go on. Nobody else is harmed. */
  #fail(error: unknown): void {
    console.error(error);
    this.cut('failed');
  }

  #checkOutput(): void {
    const { limits, lagging, heavy } = this.broker;
    const bytes = this.unsentBytes;
    const most = this.isSubscriber ? limits.subscriberHardBytes : limits.outputBytes;
    if (bytes > most || this.reply.isOverfull) this.cut('output-limit');
    else if (bytes > HEAVY_BYTES) {
      heavy.add(this);
      if (this.isLagging() && !lagging.has(this)) lagging.set(this, this.broker.now());
    }
  }

  /** It has sent all it will: as in Redis it gets what is ready for it, and is forgotten. */
  #left(): void {
    this.#hasLeft = true;
    // What it asked for before is still under way.
    if (this.#hasMoreToDo) return;
    this.#isClosing = true;
    this.send();
  }

  /** Who does not take its last answer is not waited for. */
  #endSocket(): void {
    const { socket } = this;
    this.#forget();
    const isAllSent = socket.writableLength === 0;
    if (this.#hasLeft || (isAllSent && this.#cutReason !== 'protocol')) {
      socket.destroy();
      return;
    }
    // With more of what is no request on its way, closing at once would take the error from whoever sent it.
    socket.end();
    this.broker.clock.after(LINGER_MS, () => socket.destroy());
  }

  #forget(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    const { clients, lagging, heavy, observer } = this.broker;
    clients.delete(this.id);
    lagging.delete(this);
    heavy.delete(this);
    this.#blocking.forget();
    this.unwatch();
    this.transaction = undefined;
    leaveAllChannels(this);
    observer.closed?.(this, this.#cutReason);
  }
}
