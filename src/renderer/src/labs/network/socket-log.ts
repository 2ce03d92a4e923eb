/** One socket, as the trace told of it so far, to be asked about any row of it. */
import type { Transport } from '../../../../shared/net/net-data';
import type { ActorId } from '../../../../shared/trace/event';
import type { SocketState } from './network-state';
import { Changes } from './tallies';

type Phase = SocketState['phase'];

export interface SocketSpec {
  readonly protocol: Transport;
  readonly role: SocketState['role'];
  readonly actor: ActorId;
  readonly port: number;
  readonly remotePort: number | undefined;
  readonly backlog: number | undefined;
  readonly row: number;
}

export class SocketLog {
  readonly #phases = new Changes<Phase>();
  readonly #errors = new Changes<string>();

  constructor(readonly spec: SocketSpec) {}

  get isOver(): boolean {
    const phase = this.#phases.newest;
    return phase === 'closed' || phase === 'reset';
  }

  /** A direction ended: its own when it `sent` the FIN. Both, and the connection is closed. */
  fin(row: number, end: 'sent' | 'got'): void {
    const before = this.#phases.newest;
    if (this.isOver) return;
    const other: Phase = end === 'sent' ? 'got-fin' : 'sent-fin';
    this.#phases.set(row, before === other ? 'closed' : end === 'sent' ? 'sent-fin' : 'got-fin');
  }

  close(row: number, how: 'closed' | 'reset'): void {
    if (!this.isOver) this.#phases.set(row, how);
  }

  fail(row: number, code: string): void {
    this.#errors.set(row, code);
  }

  at(row: number): Omit<SocketState, 'sent' | 'received'> {
    return { ...this.spec, phase: this.#phases.at(row) ?? 'open', error: this.#errors.at(row) };
  }
}
