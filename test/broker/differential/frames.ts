/** Takes the answers of a server apart, only as far as comparing them needs: where each one ends, and what is in it. */

export interface Frame {
  /** The byte that says what it is: `+`, `$`, `*`... */
  readonly type: string;
  /** All of its bytes, one character each. */
  readonly text: string;
  /** Of an array, set, push or map: what is in it. */
  readonly members: readonly Frame[];
}

/** What has come whole; the rest, if any, as one frame of type `rest`. */
export function framesOf(bytes: string): Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at) ?? { type: 'rest', text: bytes.slice(at), members: [] };
    frames.push(frame);
    at += frame.text.length;
  }
  return frames;
}

function frameAt(bytes: string, from: number): Frame | undefined {
  const lineEnd = bytes.indexOf('\r\n', from);
  if (lineEnd < 0) return undefined;
  const type = bytes.charAt(from);
  const count = Number(bytes.slice(from + 1, lineEnd));
  const afterLine = lineEnd + 2;
  if ('$='.includes(type)) {
    const end = count < 0 ? afterLine : afterLine + count + 2;
    return end > bytes.length ? undefined : { type, text: bytes.slice(from, end), members: [] };
  }
  if (!'*~>%'.includes(type)) return { type, text: bytes.slice(from, afterLine), members: [] };
  return aggregateAt(bytes, from, afterLine, type === '%' ? count * 2 : count);
}

function aggregateAt(bytes: string, from: number, firstAt: number, count: number): Frame | undefined {
  const members: Frame[] = [];
  let at = firstAt;
  for (let i = 0; i < count; i++) {
    const member = frameAt(bytes, at);
    if (!member) return undefined;
    members.push(member);
    at += member.text.length;
  }
  return { type: bytes.charAt(from), text: bytes.slice(from, at), members };
}
