/**
 * The wrong ideas a bet can bring to light, by name. Bets, feedback and progress speak of them by
 * these ids, so that an idea met in one lab can be asked again in another. A new one is a line here.
 *
 * An interface, not a list: the compiler then says `not assignable to keyof MisconceptionIds`, which
 * leads here, instead of writing them all out.
 */
export interface MisconceptionIds {
  'queue-item-goes-to-all': true;
  'sentinel-reaches-every-consumer': true;
  'put-waits-for-get': true;
  'child-shares-parents-variables': true;
  'exit-code-is-return-value': true;
  'kill-lets-it-finish': true;
  'threads-take-turns-fairly': true;
  'it-worked-so-it-is-right': true;
  /** An item a program cannot handle ends the program, or all that comes after. */
  'bad-item-stops-everything': true;
  /** The program "somehow" handles what it was never written for. */
  'bad-item-is-worked-on': true;
  /** The mark for the end is treated like data. */
  'sentinel-is-an-item': true;
  /** A reader of an empty queue knows that no more will come. */
  'empty-queue-means-done': true;
  /** A program ends although the processes it waits for have not. */
  'parent-ends-before-its-children': true;
  /** What a dead process was working on returns to where it came from. */
  'queue-takes-the-item-back': true;
  'queue-is-a-stack': true;
  'full-queue-drops': true;
  'full-queue-grows': true;
}

export type Misconception = keyof MisconceptionIds;
