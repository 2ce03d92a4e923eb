/** The connections of a run as their ends report them: which send a piece of a stream comes from. */
import type { Handed } from './handed';

interface Write extends Handed {
  /** Place in the stream of its first byte, and of the first after it. */
  readonly begin: number;
  readonly end: number;
}

/** One direction of a connection. */
export class Stream {
  #writes: Write[] = [];
  #front = 0;
  /** How many of its bytes are known to have been sent. */
  sentBytes = 0;
  fin: Handed | undefined;
  /** Its sending end broke the connection off. */
  reset: Handed | undefined;

  wrote(begin: number, sizeBytes: number, handed: Handed): void {
    const end = begin + sizeBytes;
    this.#writes.push({ ...handed, begin, end });
    this.sentBytes = Math.max(this.sentBytes, end);
  }

  /**
   * The last write whose first byte lies in a piece, or, if none begins in it, the one it is part of.
   * Pieces are asked for in order.
   *
   * @returns `undefined` if not all of it is known to have been sent (yet)
   */
  lastIn(begin: number, sizeBytes: number): Handed | undefined {
    const end = begin + sizeBytes;
    if (end > this.sentBytes) return undefined;
    let found: Write | undefined;
    for (let write = this.#writes[this.#front]; write && write.begin < end; write = this.#writes[this.#front]) {
      found = write;
      if (write.end > end) break;
      this.#front += 1;
    }
    this.#cut();
    return found;
  }

  #cut(): void {
    if (this.#front * 2 <= this.#writes.length) return;
    this.#writes = this.#writes.slice(this.#front);
    this.#front = 0;
  }
}

/** A connection: the client's end says that it is there, the server's is given it. */
export class Link<Owner> {
  readonly toServer = new Stream();
  readonly toClient = new Stream();
  server: Owner | undefined;

  constructor(
    readonly client: Owner,
    readonly clientPort: number,
    readonly serverPort: number,
    readonly connect: Handed,
  ) {}
}

/** One end of a connection, as its owner sees it. */
export interface End<Owner> {
  readonly link: Link<Owner>;
  readonly isClient: boolean;
}

/** The direction this end sends in, and the one it receives from. */
export const outward = <Owner>({ link, isClient }: End<Owner>): Stream => (isClient ? link.toServer : link.toClient);
export const inward = <Owner>({ link, isClient }: End<Owner>): Stream => (isClient ? link.toClient : link.toServer);

/** Connections that are there and that no server has been seen to accept, by their two ports. */
export class Links<Owner> {
  readonly #unaccepted = new Map<string, Link<Owner>[]>();

  connected(link: Link<Owner>): void {
    const key = `${link.clientPort}>${link.serverPort}`;
    const alike = this.#unaccepted.get(key);
    if (alike) alike.push(link);
    else this.#unaccepted.set(key, [link]);
  }

  accept(clientPort: number, serverPort: number): Link<Owner> | undefined {
    const key = `${clientPort}>${serverPort}`;
    const alike = this.#unaccepted.get(key);
    const first = alike?.shift();
    if (alike?.length === 0) this.#unaccepted.delete(key);
    return first;
  }
}
