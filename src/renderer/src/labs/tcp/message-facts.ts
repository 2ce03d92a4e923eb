/** What receivers made of a stream: the three of `framing`, and the learner's own `onData`. */
import type { tcp, TcpSummary } from '../../../../shared/labs/tcp/contract';
import { frame, framings, LENGTH_BYTES, type Framing } from '../../../../shared/labs/tcp/framing';
import { ON_DATA_START } from '../../../../shared/labs/tcp/on-data';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { netDataOf } from '../../../../shared/net/net-data';
import { numberField, textField } from '../event-data';
import { eventsOf, type WatchedRun } from '../watched-run';

type L = typeof tcp;

export interface MadeOut {
  readonly row: number;
  readonly receiver: Framing;
  readonly text: string;
}

export interface FramingFacts {
  /** The messages as they were given. */
  readonly messages: readonly string[];
  /** How long the stream was. */
  readonly streamBytes: number;
  /** What each of the three took for a message, in that order. */
  readonly madeOut: readonly MadeOut[];
  /** Who read a length that could not be one, and gave up. */
  readonly gaveUp: readonly Framing[];
  /** A cut lies inside a length field. */
  readonly cutsLength: boolean;
}

export function readFraming({ events, params }: Pick<WatchedRun<L>, 'events' | 'params'>): FramingFacts {
  const madeOut: MadeOut[] = [];
  const gaveUp: Framing[] = [];
  for (const [row, event] of eventsOf(events)) {
    const receiver = framings.find((one) => one === textField(event, 'receiver'));
    if (event.kind !== 'note' || receiver === undefined) continue;
    const code = textField(event, 'code');
    if (code === 'MESSAGE') madeOut.push({ row, receiver, text: textField(event, 'text') ?? '' });
    if (code === 'MALFORMED') gaveUp.push(receiver);
  }
  const messages = params.messages.map(String);
  const places = placesOf(messages, params.framing);
  return {
    messages,
    streamBytes: places.at(-1)?.until ?? 0,
    madeOut,
    gaveUp,
    cutsLength:
      params.framing === 'length' &&
      params.cuts.some((cut) => places.some(({ from }) => cut > from && cut < from + LENGTH_BYTES)),
  };
}

export const madeOutBy = ({ madeOut }: Pick<FramingFacts, 'madeOut'>, receiver: Framing): readonly string[] =>
  madeOut.filter((one) => one.receiver === receiver).map(({ text }) => text);

export function isRightFor(facts: Pick<FramingFacts, 'madeOut' | 'messages'>, receiver: Framing): boolean {
  const texts = madeOutBy(facts, receiver);
  return texts.length === facts.messages.length && texts.every((text, index) => text === facts.messages[index]);
}

/** Where each message, with its frame, lies in the stream. */
export function placesOf(
  messages: readonly string[],
  framing: Framing,
): readonly { readonly from: number; readonly until: number; readonly message: string }[] {
  let until = 0;
  return messages.map((message) => {
    const from = until;
    until += frame(message, framing).length;
    return { from, until, message };
  });
}

export interface OnDataFacts {
  readonly trials: number;
  readonly failed: number;
  readonly counterexample: NonNullable<TcpSummary['counterexample']> | undefined;
  readonly problem: NonNullable<TcpSummary['problem']> | undefined;
  /** The text was changed. */
  readonly isChanged: boolean;
  /**
   * Rows of the replay at which `onData` threw, or delivered what was not the next message; if all that it delivered was
   * right but not all there was, the receive after which the first that is missing was there.
   */
  readonly wrongRows: readonly number[];
}

/** What the engine summed up is of all trials; the trace holds the replay of one. */
export function readOnData({ events, params, summary }: WatchedRun<L>): OnDataFacts {
  let [trials, failed] = [summary?.trials ?? 0, summary?.failed ?? 0];
  const counterexample = summary?.counterexample ?? undefined;
  const messages = counterexample?.messages ?? params.messages.map(String);
  const wrongRows: number[] = [];
  const reads: Read[] = [];
  let delivered = 0;
  let isAllRead = false;
  for (const [row, event] of eventsOf(events)) {
    const read = event.kind === 'receive' && event.actor === 'server' ? netDataOf(event.data) : undefined;
    if (read?.sizeBytes) reads.push({ row, until: (read.offset ?? 0) + read.sizeBytes });
    if (event.kind !== 'note') continue;
    const code = textField(event, 'code');
    if (code === 'FUZZED') {
      trials = numberField(event, 'trials') ?? trials;
      failed = numberField(event, 'failed') ?? failed;
    }
    if (code === 'RECEIVED') isAllRead = true;
    if (code === 'THREW') wrongRows.push(row);
    if (code !== 'DELIVERED') continue;
    if (textField(event, 'text') !== messages[delivered]) wrongRows.push(row);
    delivered += 1;
  }
  if (isAllRead && wrongRows.length === 0) wrongRows.push(...missedAt(reads, messages, delivered));
  return {
    trials,
    failed,
    counterexample,
    problem: summary?.problem ?? undefined,
    isChanged: isOwnText(params),
    wrongRows,
  };
}

interface Read {
  readonly row: number;
  /** How much of the stream was read with it. */
  readonly until: number;
}

/** Where the first message that was not delivered was there as a whole; nowhere if none is missing. */
function missedAt(reads: readonly Read[], messages: readonly string[], delivered: number): readonly number[] {
  const end = placesOf(messages, 'length')[delivered]?.until;
  const read = end === undefined ? undefined : reads.find(({ until }) => until >= end);
  return read ? [read.row] : [];
}

const isOwnText = ({ onData }: Pick<ParamsOf<L>, 'onData'>): boolean => onData.trim() !== ON_DATA_START.trim();
