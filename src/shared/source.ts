/** A program's text as the source panel shows it: lines of tokens, coloured by class, never by style. */
export interface HighlightedSource {
  /** Path from the project's top, with forward slashes. */
  readonly file: string;
  readonly language: 'typescript' | 'python';
  /** `kind` names a token class of the stylesheet (`keyword`, `string`, `comment`, `number`, `function`, `plain`, ...). */
  readonly lines: readonly (readonly { readonly text: string; readonly kind: string }[])[];
}
