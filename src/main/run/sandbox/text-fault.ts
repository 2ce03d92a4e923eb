/** What is wrong with a text before it runs, as something to throw. */
export class TextFault extends Error {
  override readonly name = 'TextFault';

  /** @param line  from 1 */
  constructor(
    readonly code: 'SYNTAX_ERROR' | 'NOT_ALLOWED',
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
