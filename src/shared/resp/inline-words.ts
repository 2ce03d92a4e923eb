/**
 * An inline command, as somebody types it: words with spaces between them, up to the end of the line. Quotes hold
 * words together, and what follows a backslash in double quotes ends nothing.
 */
const [CR, LF, SPACE, TAB] = [0x0d, 0x0a, 0x20, 0x09];
const [DOUBLE, SINGLE, BACKSLASH] = [0x22, 0x27, 0x5c];

export interface InlineWord {
  readonly from: number;
  readonly to: number;
  readonly code: 'command' | 'argument' | 'separator' | 'line-end';
}

export class InlineWords {
  #words = 0;
  #isInWord = false;
  /** The quote that has not been closed; 0 = none. */
  #quote = 0;
  #isEscaped = false;

  copy(): InlineWords {
    const other = new InlineWords();
    other.#words = this.#words;
    other.#isInWord = this.#isInWord;
    other.#quote = this.#quote;
    other.#isEscaped = this.#isEscaped;
    return other;
  }

  /** From `at` to the end of the line or of the piece. @returns in `end` where it stopped reading */
  take(
    piece: Uint8Array,
    at: number,
  ): { readonly words: readonly InlineWord[]; readonly end: number; readonly isOver: boolean } {
    const words: InlineWord[] = [];
    for (let place = at; place < piece.length; place += 1) {
      const byte = piece[place] ?? 0;
      const code = this.#codeOf(byte);
      const last = words.at(-1);
      if (last?.code === code && last.to === place) words[words.length - 1] = { ...last, to: place + 1 };
      else words.push({ from: place, to: place + 1, code });
      if (byte === LF) {
        this.#begin();
        return { words, end: place + 1, isOver: true };
      }
    }
    return { words, end: piece.length, isOver: false };
  }

  #begin(): void {
    this.#words = 0;
    this.#isInWord = false;
    this.#quote = 0;
    this.#isEscaped = false;
  }

  #codeOf(byte: number): InlineWord['code'] {
    // A line ends where it ends, in quotes too: Redis then says that they are unbalanced.
    if (byte === LF || (byte === CR && this.#quote === 0)) {
      this.#isInWord = false;
      return 'line-end';
    }
    if (this.#quote === 0 && (byte === SPACE || byte === TAB)) {
      this.#isInWord = false;
      return 'separator';
    }
    if (!this.#isInWord) {
      this.#isInWord = true;
      this.#words += 1;
    }
    this.#takeQuote(byte);
    return this.#words === 1 ? 'command' : 'argument';
  }

  #takeQuote(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (this.#quote !== 0 && byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === this.#quote) this.#quote = 0;
    else if (this.#quote === 0 && (byte === DOUBLE || byte === SINGLE)) this.#quote = byte;
  }
}
