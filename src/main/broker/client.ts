/**
 * One connection as commands see it. `connection.ts` makes it; commands of all families read and change it.
 */
import type { ByteString } from './byte-string';
import type { Args, Command } from './command';
import type { Broker } from './broker';
import type { Database } from './database';
import type { Reply } from './reply';

/** What a name that a client is remembered for takes besides its bytes: an entry in its own set, in the map of all, and a set. */
export const NAME_BYTES = 300;

export interface Client {
  /** From 1, in the order in which they came; never given twice. */
  readonly id: number;
  readonly broker: Broker;
  readonly reply: Reply;
  /** The database it has selected. */
  db: Database;
  name: ByteString;
  libraryName: ByteString;
  libraryVersion: ByteString;
  /** `127.0.0.1:port` of its own end and of ours. */
  readonly address: string;
  readonly localAddress: string;
  readonly connectedAtMs: number;
  /** The name of the command it sent last, and when it last sent something; milliseconds since 1970. */
  readonly lastCommand: string;
  readonly lastActiveMs: number;
  readonly isBlocked: boolean;
  /** Bytes of a request that has not ended. */
  readonly heldBytes: number;
  /** Bytes that wait to be taken by it. */
  readonly unsentBytes: number;
  speak(protocol: 2 | 3): void;
  /**
   * To be asked before something is kept in memory for it for longer than a command. If all that would be more than a
   * client may have, it is cut off.
   */
  mayKeep(bytes: number): boolean;

  /** Channels and patterns it has subscribed to. */
  readonly channels: Set<ByteString>;
  readonly patterns: Set<ByteString>;
  /** What these take in memory: their bytes, and {@link NAME_BYTES} for each. */
  subscribedBytes: number;

  /** Commands waiting for EXEC; `undefined` outside MULTI. */
  transaction: Transaction | undefined;
  /** Whether one of the keys has changed that it watches. */
  readonly touched: boolean;
  /** Of the database it has selected. */
  watch(key: ByteString): void;
  /** None of them any more; and nothing is touched. */
  unwatch(): void;

  /** Runs what MULTI has queued, in order; each answers for itself, with its error where it throws one. */
  runQueued(queued: readonly Queued[]): void;
  /** Inside EXEC nothing blocks: a command that would answers as if its time-out had passed. */
  readonly inExec: boolean;
  /**
   * Waits until one of the keys gets something for it. Nothing more of this client is read meanwhile.
   * Not to be called while {@link inExec}.
   */
  block(wait: BlockedOn): void;

  /**
   * Sends what no command of this client asked for, after what is already on its way: a message of a channel.
   * Beyond its output limit the client is cut off. For many clients pass one and the same `write`: it is asked once.
   */
  tell(write: (reply: Reply) => void): void;
  /** Answers what is written, then closes. */
  closeAfterReply(): void;
  /** Closes at once. `reason` is for whoever watches the broker. */
  cut(reason: CutReason): void;
}

export interface Transaction {
  readonly queued: Queued[];
  /** What the queued take in memory, which counts as a request that has not ended. */
  bytes: number;
  /** One of them was refused as it came. */
  spoiled: boolean;
}

export interface Queued {
  readonly command: Command;
  readonly args: Args;
}

export interface BlockedOn {
  readonly keys: readonly ByteString[];
  /** From now on; `undefined`: for good. */
  readonly timeoutMs?: number;
  /**
   * Whether what `key` holds now is for it; then it has answered. Also asked when the key holds something of another
   * type. A CommandError is an answer, too.
   */
  serve(key: ByteString): boolean;
  /** It is asked also when the key is gone (DEL, FLUSHALL, its time has come): who reads as one of a group is told so. */
  readonly hearsOfLoss?: boolean;
  /** Answers that nothing came. */
  timedOut(): void;
}

/**
 * - `output-limit`: it read more slowly than messages came for it
 * - `query-limit`: it sent more than a request may be long without ending it
 * - `protocol`: it sent what is no RESP
 * - `killed`: CLIENT KILL
 * - `clients-limit`: all clients together had too much waiting, and it had the most
 * - `failed`: a mistake of the broker's
 * - `ended`: the broker is closing
 */
export type CutReason = 'output-limit' | 'query-limit' | 'protocol' | 'killed' | 'clients-limit' | 'failed' | 'ended';
