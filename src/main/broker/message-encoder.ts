/** Encodes what many clients are told at once: once for each protocol, not once for each client. */
import type { ByteString } from './byte-string';
import { ReplyWriter } from './reply-writer';
import type { Reply } from './reply';

export class MessageEncoder {
  readonly #writer = new ReplyWriter(Infinity);
  /** Who wrote last, and what came of it in RESP2 and RESP3. */
  #write: ((reply: Reply) => void) | undefined;
  readonly #texts: [ByteString | undefined, ByteString | undefined] = [undefined, undefined];

  encode(write: (reply: Reply) => void, protocol: 2 | 3): ByteString {
    if (write !== this.#write) {
      this.#write = write;
      this.#texts.fill(undefined);
    }
    return (this.#texts[protocol - 2] ??= this.#encoded(write, protocol));
  }

  #encoded(write: (reply: Reply) => void, protocol: 2 | 3): ByteString {
    this.#writer.protocol = protocol;
    write(this.#writer);
    return this.#writer.take();
  }
}
