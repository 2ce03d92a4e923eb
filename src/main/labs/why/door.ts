/**
 * The door: the one address a client knows. It hands each request to the next living replica in turn,
 * and if that one is gone before it has answered, to another: as often as `retries` says.
 *
 * To ask again is safe only because a request changes nothing: asking twice is as good as asking once
 * (it is idempotent). Had the lost replica done half of something, the door could not know.
 */
import { connect, createServer, type Socket } from 'node:net';
import type { ActorId, MessageId } from '../../../shared/trace/event';
import type { RunContext } from '../../run/engine';
import { listen } from '../../resources/listen';
import type { ProcessTeam } from '../../run/process-program/process-team';
import { FAILED } from './failed';
import { firstLine, readLine } from './lines';

interface Replica {
  readonly actor: ActorId;
  readonly port: number;
  isGone: boolean;
  /** Requests it has and has not answered. */
  underWay: number;
}

export class Door {
  readonly answered: Record<ActorId, number> = {};
  failed = 0;
  retried = 0;
  answeredAfterKill = 0;
  readonly #replicas = new Map<ActorId, Replica>();
  /** Told to be sent, and not received yet. */
  readonly #sent = new Set<MessageId>();
  /** Who was last handed a request. */
  #last = -1;

  constructor(
    readonly run: Pick<RunContext, 'scope' | 'turnstile' | 'address' | 'actor'>,
    readonly team: ProcessTeam,
    readonly retries: number,
  ) {}

  /** @returns the port it is at */
  async open(): Promise<number> {
    const server = createServer((socket) => void this.#serve(socket));
    const listener = this.run.scope.own('listener', 'door', await listen({ server, port: 0 }));
    const { host, port } = listener;
    this.run.address({ name: 'door', protocol: 'tcp', host, port });
    this.team.record({ kind: 'listen', data: { port } });
    return port;
  }

  add(actor: ActorId, port: number): void {
    this.#replicas.set(actor, { actor, port, isGone: false, underWay: 0 });
    this.answered[actor] = 0;
  }

  /** It has ended: nobody is sent there any more. */
  lose(actor: ActorId): void {
    const replica = this.#replicas.get(actor);
    if (replica) replica.isGone = true;
  }

  /** A process has told that it sent this. */
  didSend(msg: MessageId): void {
    this.#sent.add(msg);
  }

  get living(): number {
    return [...this.#replicas.values()].filter(({ isGone }) => !isGone).length;
  }

  async #serve(socket: Socket): Promise<void> {
    socket.on('error', () => undefined); // whoever asked is gone: nobody to answer
    const text = await firstLine(socket);
    if (text === undefined || text === '') return void socket.destroy();
    const { words, msg } = readLine(text);
    await this.#afterItsSend(msg);
    // Our own client is the only one that names its handovers.
    if (msg === undefined) this.run.actor({ actor: 'outside', kind: 'outside' });
    this.team.record({ kind: 'receive', data: { item: words }, ...(msg !== undefined && { msg }) });
    const by = await this.#findAnswer(words);
    if (by === undefined) this.failed += 1;
    const answer = this.team.nextMessage();
    if (!socket.destroyed) {
      this.team.record({ kind: 'send', data: { item: words, by: by ?? FAILED }, msg: answer });
      socket.end(`${words} ${answer} ${by ?? FAILED}\n`);
    }
  }

  /** @returns who answered */
  async #findAnswer(words: string): Promise<ActorId | undefined> {
    for (let attempt = 0; attempt <= this.retries; attempt += 1) {
      const replica = this.#nextLiving();
      if (!replica) break;
      if (attempt > 0) this.retried += 1;
      if (await this.#ask(replica, words)) {
        this.answered[replica.actor] = (this.answered[replica.actor] ?? 0) + 1;
        if (this.living < this.#replicas.size) this.answeredAfterKill += 1;
        return replica.actor;
      }
      // It has hung up: whether the system has told us of its end already or not, it is no use any more.
      replica.isGone = true;
      this.team.record({ kind: 'error', data: { code: 'REPLICA_GONE', item: words, replica: replica.actor } });
    }
    this.team.record({
      kind: 'drop',
      data: { item: words, code: this.living === 0 ? 'NOBODY_LEFT' : 'NO_RETRY_LEFT' },
    });
    return undefined;
  }

  #nextLiving(): Replica | undefined {
    const all = [...this.#replicas.values()];
    for (let step = 1; step <= all.length; step += 1) {
      const at = (this.#last + step) % all.length;
      const replica = all[at];
      if (!replica || replica.isGone) continue;
      this.#last = at;
      return replica;
    }
    return undefined;
  }

  /** @returns whether it answered */
  async #ask(replica: Replica, words: string): Promise<boolean> {
    const { team, run } = this;
    const socket = connect({ host: '127.0.0.1', port: replica.port });
    const msg = team.nextMessage();
    replica.underWay += 1;
    run.turnstile.underWay(replica.actor);
    team.record({ kind: 'send', data: { item: words, to: replica.actor }, msg });
    const answer = firstLine(socket);
    socket.write(`${words} ${msg}\n`);
    const text = await answer;
    socket.destroy();
    const answered = text === undefined ? undefined : readLine(text).msg;
    await this.#afterItsSend(answered);
    replica.underWay -= 1;
    // It waits for requests again: nobody needs to wait for it.
    if (replica.underWay === 0 && !replica.isGone) run.turnstile.blocked(replica.actor);
    if (text === undefined) return false;
    team.record({
      kind: 'receive',
      data: { item: words, by: replica.actor },
      ...(answered !== undefined && { msg: answered }),
    });
    return true;
  }
  /**
   * Bytes and what their sender tells of them come by different ways: the trace must have the sending first. Who only
   * borrows the name of one of ours is waited for no longer than that one needs to answer.
   */
  async #afterItsSend(msg: MessageId | undefined): Promise<void> {
    if (msg === undefined || this.#sent.delete(msg)) return;
    await this.team.members.get(msg.slice(0, msg.indexOf('#')))?.caughtUp();
    this.#sent.delete(msg);
  }
}
