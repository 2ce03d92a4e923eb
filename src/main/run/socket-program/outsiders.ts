/** Programs that are not of the run and talk to its servers: `outside-1`, `outside-2`, ... in the order they appear. */
import type { Transport } from '../../../shared/net/net-data';
import type { TeamContext } from '../process-program/workplace';
import { Participant } from './participant';

/** A diagram with more lanes than that says nothing: those that come later share the last. */
const MAX_OUTSIDERS = 100;

export class Outsiders {
  #last: Participant | undefined;
  #count = 0;
  readonly #byPort = new Map<string, Participant>();

  constructor(readonly run: Pick<TeamContext, 'actor'>) {}

  /** Whoever is at a port: the same as before. */
  at(protocol: Transport, port: number): Participant {
    const socket = `${protocol}:${port}`;
    const known = this.#byPort.get(socket);
    if (known) return known;
    const who = this.next();
    // Past the bound all are the same, and need not be remembered.
    if (this.#count <= MAX_OUTSIDERS) this.#byPort.set(socket, who);
    return who;
  }

  /** Somebody new. */
  next(): Participant {
    this.#count += 1;
    if (this.#last && this.#count > MAX_OUTSIDERS) return this.#last;
    this.#last = new Participant(`outside-${this.#count}`);
    this.run.actor({ actor: this.#last.actor, kind: 'outside' });
    return this.#last;
  }
}
