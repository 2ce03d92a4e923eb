/**
 * How long one client may have the broker to itself. A pipeline of long commands (or of very many) would make everybody
 * else wait for its end; so after a while the others come first, and it goes on after them. What cannot be divided is
 * a single command, and a transaction, which is one as well.
 */

/** Nobody notices to have waited so long, and going round costs far less. */
const TURN_MS = 10;
/** So many commands are done between two looks at the clock, which costs a twentieth of a short command's time. */
const COMMANDS_A_LOOK = 2;

export class Turn {
  readonly #sinceMs = performance.now();
  #commands = 0;

  /** To be asked after each command. */
  isOver(): boolean {
    this.#commands += 1;
    return this.#commands % COMMANDS_A_LOOK === 0 && performance.now() - this.#sinceMs >= TURN_MS;
  }
}
