/** One client that waits for keys (BLPOP and its kin): from the command that found nothing until it has its answer. */
import { NAME_BYTES, type BlockedOn } from './client';
import { CommandError } from './command';
import type { Connection } from './connection';
import type { Waiter } from './waits';

export class Blocking {
  /** What the names of the keys take in memory. */
  bytes = 0;
  #waiter: Waiter | undefined;

  constructor(
    readonly client: Connection,
    /** A mistake of the broker's has come to light while it was served. */
    readonly fail: (error: unknown) => void,
  ) {}

  get isOn(): boolean {
    return this.#waiter !== undefined;
  }

  begin(wait: BlockedOn): void {
    const { client } = this;
    const { waits, observer } = client.broker;
    const bytes = wait.keys.reduce((sum, key) => sum + key.length + NAME_BYTES, 0);
    if (!client.mayKeep(bytes)) return;
    this.bytes = bytes;
    const waiter: Waiter = {
      database: client.db,
      wait,
      serve: (key) => this.#serve(() => wait.serve(key)),
      answered: () => this.#goOn(),
    };
    this.#waiter = waiter;
    waits.add(waiter, () => {
      waits.remove(waiter);
      wait.timedOut();
      this.#goOn();
      client.broker.settle();
    });
    observer.blocked?.(client, wait.keys);
  }

  /** Its client is gone: nobody is to be answered any more. */
  forget(): void {
    if (this.#waiter) this.client.broker.waits.remove(this.#waiter);
    this.#waiter = undefined;
  }

  /** @returns whether it has its answer; an error is one, too */
  #serve(serve: () => boolean): boolean {
    try {
      return serve();
    } catch (error) {
      if (error instanceof CommandError) this.client.reply.error(error.message);
      else this.fail(error);
      return true;
    }
  }

  #goOn(): void {
    const { client } = this;
    this.#waiter = undefined;
    this.bytes = 0;
    client.broker.observer.blocked?.(client, undefined);
    client.mustSend();
    client.broker.hasToGoOn(client);
  }
}
