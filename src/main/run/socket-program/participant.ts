/** Who holds sockets in a run: a process, a relay, or somebody outside. */
import type { ActorId } from '../../../shared/trace/event';
import type { ProgramProcess } from '../process-program/program-process';
import type { End } from './streams';

/** Clients may come and go for hours: those that came first are gone by then. */
export const MAX_REMEMBERED_CONNECTIONS = 10_000;

export class Participant {
  /** Its connections, by what it calls them. */
  readonly ends = new Map<string, End<Owner>>();
  /** The sockets all it could do waits for; empty while it is under way. */
  waitsFor: ReadonlySet<string> = new Set();
  /** Something it waits for is on its way to it, though it does not know yet. */
  onSentTo: (() => void) | undefined;

  constructor(
    readonly actor: ActorId,
    readonly process?: ProgramProcess,
    readonly isRelay = false,
  ) {}

  remember(connection: string, end: OwnedEnd): void {
    this.ends.set(connection, end);
    if (this.ends.size <= MAX_REMEMBERED_CONNECTIONS) return;
    const oldest = this.ends.keys().next().value;
    if (oldest !== undefined) this.ends.delete(oldest);
  }
}

/** One end of a connection belongs to somebody, who calls it by a name of his own. */
export interface Owner {
  readonly who: Participant;
  readonly connection: string;
}

export type OwnedEnd = End<Owner>;
