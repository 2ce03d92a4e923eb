/** The application's own rules: what a message is, and how it becomes bytes and a message again. */
export interface Message {
  readonly from: string;
  readonly text: string;
}

/** An object is something in one program's memory. What travels is this: text, and the bytes of the text. */
export function encode(message: Message): { readonly text: string; readonly bytes: Buffer } {
  const text = JSON.stringify(message);
  return { text, bytes: Buffer.from(text, 'utf8') };
}

/** @returns `undefined` if these bytes are no message */
export function decode(bytes: Buffer): Message | undefined {
  try {
    // Strictly: bytes that are no UTF-8 are an error, not a question mark.
    const { from, text } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Message>;
    return typeof from === 'string' && typeof text === 'string' ? { from, text } : undefined;
  } catch {
    return undefined;
  }
}
