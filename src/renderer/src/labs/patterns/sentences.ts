/** Some of these may have nothing to say in a run: then they are empty, and left out. */
export const sentences = (...all: readonly string[]): string =>
  all
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' ');
