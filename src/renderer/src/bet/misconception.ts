/**
 * The wrong ideas a bet can bring to light, by name. Bets, feedback and progress speak of them by
 * these ids, so that an idea met in one lab can be asked again in another.
 */
export const MISCONCEPTIONS = [
  'queue-item-goes-to-all',
  'sentinel-reaches-every-consumer',
  'put-waits-for-get',
  'child-shares-parents-variables',
  'exit-code-is-return-value',
  'kill-lets-it-finish',
  'threads-take-turns-fairly',
  'it-worked-so-it-is-right',
  /** An item a program cannot handle ends the program, or all that comes after. */
  'bad-item-stops-everything',
  /** The program "somehow" handles what it was never written for. */
  'bad-item-is-worked-on',
  /** The mark for the end is treated like data. */
  'sentinel-is-an-item',
  /** A reader of an empty queue knows that no more will come. */
  'empty-queue-means-done',
  /** A program ends although the processes it waits for have not. */
  'parent-ends-before-its-children',
  /** What a dead process was working on returns to where it came from. */
  'queue-takes-the-item-back',
  'queue-is-a-stack',
  'full-queue-drops',
  'full-queue-grows',
] as const;

export type Misconception = (typeof MISCONCEPTIONS)[number];
