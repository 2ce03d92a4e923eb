/**
 * What two servers may answer differently and both be right: the list of what our broker does differently on purpose,
 * or what no two servers do alike.
 *
 * - Numbers of entries that come from the clock (`XADD key *`), and times that run (`PTTL`): each becomes a mark.
 * - A client's own number (`HELLO`).
 * - The order of what Redis keeps in hash tables, which it shuffles at each start: `KEYS`, `SCAN`, `PUBSUB CHANNELS`,
 *   `UNSUBSCRIBE` without names, and messages for several patterns.
 */
import { framesOf, type Frame } from './frames';
import type { Answers, Request, Script, Step } from './script';

/** A number from the clock of these years (2023 to 2033): 13 digits, then the sequence number. */
const CLOCK_NUMBER = /\b(1[789]\d{11})-(\d+)/g;

/** PTTL of what was given a time to live of {@link LONG_TTL_MS}, less than 10 minutes ago. */
export const LONG_TTL_MS = 7_654_321;
const PTTL = /:(7[0-6]\d{5})\r\n/g;

export function normalForm(script: Script, answers: Answers): string[][] {
  return answers.map((ofStep, place) => {
    const step = script.steps[place];
    return ofStep.map((bytes) => withoutClock(step ? withoutOrder(step, bytes) : bytes));
  });
}

const withoutClock = (bytes: string): string =>
  bytes
    .replace(CLOCK_NUMBER, '<entry>')
    .replace(PTTL, ':<pttl>\r\n')
    .replace(/\$2\r\nid\r\n:\d+\r\n/g, '$2\r\nid\r\n:<id>\r\n');

function withoutOrder({ requests }: Step, bytes: string): string {
  const names = new Set(requests.map(nameOf));
  let frames = framesOf(bytes);
  if (UNORDERED_LISTS.some((name) => names.has(name))) frames = frames.map(sorted);
  if (names.has('publish') || names.has('exec')) frames = togetherSorted(frames, /^[*>]4\r\n\$8\r\npmessage/);
  if (names.has('unsubscribe') || names.has('punsubscribe')) frames = leavingSorted(frames);
  return frames.map(({ text }) => text).join('');
}

const UNORDERED_LISTS = ['keys', 'scan', 'pubsub'];

const nameOf = (request: Request): string => (request[0] ?? '').toLowerCase();

/** Members in the order of the alphabet; of SCAN, those of its second member. */
function sorted(frame: Frame): Frame {
  if (frame.type !== '*' || /^\*[34]\r\n\$\d+\r\np?(message|(un)?subscribe)\r\n/.test(frame.text)) return frame;
  const [first, second] = frame.members;
  const isPairs = frame.members.some(({ type }) => type === ':');
  if (isPairs) return frame;
  const members =
    first && second?.type === '*' ? [first, sorted(second)] : [...frame.members].sort((a, b) => order(a.text, b.text));
  return { ...frame, members, text: `*${members.length}\r\n${members.map(({ text }) => text).join('')}` };
}

/** Those that follow one another and look like this, in the order of the alphabet. */
function togetherSorted(frames: readonly Frame[], like: RegExp): Frame[] {
  const result: Frame[] = [];
  let run: Frame[] = [];
  for (const frame of [...frames, undefined]) {
    if (frame && like.test(frame.text)) run.push(frame);
    else {
      result.push(...run.sort((a, b) => order(a.text, b.text)));
      run = [];
      if (frame) result.push(frame);
    }
  }
  return result;
}

/** Who leaves all channels is told of each, with how many are left; which one comes when is up to the server. */
function leavingSorted(frames: readonly Frame[]): Frame[] {
  const isLeaving = ({ type, members }: Frame): boolean =>
    '*>'.includes(type) && members.length === 3 && /\r\np?unsubscribe\r\n/.test(members[0]?.text ?? '');
  const names = frames
    .filter(isLeaving)
    .map(({ members }) => members[1]?.text ?? '')
    .sort(order);
  return frames.map((frame) => {
    if (!isLeaving(frame)) return frame;
    const [word, , count] = frame.members;
    return { ...frame, text: `${frame.type}3\r\n${word?.text}${names.shift()}${count?.text}` };
  });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
