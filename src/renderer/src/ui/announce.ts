/**
 * What a screen reader says when the screen changes without the learner's doing.
 *
 * There is one polite live region in the app ({@link Announcer}). Two texts in quick succession are
 * both kept: the region shows what was said in the last moment, so that none is cut off.
 */
type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Says `text` at the next pause. Short sentences in the reader's language. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** @returns stops listening */
export function onDidAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
