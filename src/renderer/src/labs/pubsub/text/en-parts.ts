/** Clauses of several English sentences, each in figures of the run. */
import { toMs } from '../../event-data';
import { andNames, duration, listed } from '../../figures';
import {
  answerRuns,
  answers,
  isToldInRuns,
  lastSubscriber,
  publishedBefore,
  takenIn,
  unharmed,
  type PubsubFacts,
} from '../facts';
import { byPattern } from '../tasks';

export const count = (value: number): string => value.toLocaleString('en');
export const times = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
export const copies = (value: number): string => times(value, 'copy', 'copies');
export const messages = (value: number): string => times(value, 'message');

/** More names than that are a list, not a sentence. */
const MOST_NAMED = 4;

/** `subscriber-1 6, subscriber-2 6` */
export function bySubscriber({ given }: PubsubFacts): string {
  const all = Object.entries(given).toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  if (all.length === 0) return 'nothing';
  const named = all.slice(0, MOST_NAMED).map(([who, copiesOf]) => `${who} ${count(copiesOf)}`);
  return named.join(', ') + (all.length > MOST_NAMED ? `, and ${count(all.length - MOST_NAMED)} more` : '');
}

/** What the publishers were answered: `2, 1`, `2 each time`, or `2 (9 times), 1 (3 times)` */
export function answered(facts: PubsubFacts): string {
  const runs = answerRuns(facts);
  const [first] = runs;
  if (!first) return 'nothing yet';
  if (!isToldInRuns(facts)) return listed(answers(facts));
  if (runs.length === 1) return `${count(first.receivers)} each time`;
  return runs
    .map((run) => `${count(run.receivers)} (${run.times === 1 ? 'once' : `${count(run.times)} times`})`)
    .join(', ');
}

/** A whole sentence. */
export const serverSaid = (facts: PubsubFacts): string =>
  answers(facts).length === 0 ? 'No answer has come from the server.' : `The server answered ${answered(facts)}.`;

export const chosenOrder = ({ gated }: PubsubFacts): string =>
  gated ? ' In this run you or the pace decided who went next, so read no rule into the timing.' : '';

export const spread = (facts: PubsubFacts): string =>
  facts.deliveries.length === 0
    ? `${messages(facts.publications.length)} published, no copy delivered.`
    : `${messages(facts.publications.length)} published, ${copies(facts.deliveries.length)} delivered: ${bySubscriber(facts)}.`;

export function late(facts: PubsubFacts): string {
  const [last, before] = [lastSubscriber(facts), publishedBefore(facts, lastSubscriber(facts))];
  const given = facts.given[last];
  if (given === undefined) return 'The last subscriber never came.';
  return before === 0
    ? `${last} was there before anything was published and received ${count(given)}.`
    : `${last} came after ${count(before)} of ${count(facts.publications.length)} had been published and received ${count(given)}.`;
}

export function twice(facts: PubsubFacts): string {
  const given = facts.given['subscriber-1'];
  if (given === undefined) return 'subscriber-1 never subscribed.';
  if (given === 0) return 'subscriber-1 received nothing.';
  const by = byPattern(facts).length;
  const again = facts.repeats.length;
  return (
    `subscriber-1 received ${copies(given)}, ${count(by)} of them through the pattern ${facts.params.pattern}. ` +
    (again === 0 ? 'No message came twice.' : `${times(again, 'copy', 'copies')} repeated a message it already had.`)
  );
}

export function away(facts: PubsubFacts): string {
  const { cut, publications, missed, given } = facts;
  if (!cut) return 'No connection was cut.';
  const lacks = missed[cut.subscriber]?.length ?? 0;
  const how =
    cut.downNs === undefined
      ? `${cut.subscriber} lost its connection and never subscribed again.`
      : `${cut.subscriber} lost its connection and was subscribed again ${duration(toMs(cut.downNs))} later.`;
  const got = `It received ${count(given[cut.subscriber] ?? 0)} of ${messages(publications.length)}`;
  return `${how} ${got}${lacks === 0 ? ' and missed none.' : `; ${count(lacks)} never reached it.`}`;
}

/** Why the broker broke a connection off, in a clause. */
export const REASONS: Readonly<Record<string, string>> = {
  'output-limit': 'its output buffer had grown past the limit',
  'query-limit': 'a single request was larger than allowed',
  'clients-limit': 'the buffers of all connections together had grown past the limit',
  protocol: 'it sent something that is not RESP',
  killed: 'somebody sent CLIENT KILL',
  failed: 'the connection failed',
  ended: 'the server was shutting down',
};

export function cutOffs(facts: PubsubFacts): string {
  const { cutOff, publications } = facts;
  const [first] = cutOff;
  if (!first) return `Nobody was disconnected: ${messages(publications.length)} published, ${bySubscriber(facts)}.`;
  const who = andNames([...new Set(cutOff.map(({ subscriber }) => subscriber))]);
  // Into a Redis of the learner's nobody sees: all one knows is that the connection went.
  const how = first.reason === undefined ? `${who} lost the connection.` : `The server disconnected ${who}.`;
  const got = count(facts.given[first.subscriber] ?? 0);
  return `${how} ${first.subscriber} received ${got} of ${messages(publications.length)}.`;
}

/** A whole sentence but for its full stop: the broker's reason, or what is known without its word. */
export function reason({ cutOff }: PubsubFacts): string {
  const [first] = cutOff;
  if (!first) return 'Nobody was disconnected';
  if (first.reason === undefined) return 'This server does not tell us why; its log would';
  return `The broker gives the reason: ${REASONS[first.reason] ?? first.reason}`;
}

/** Whom the slow one did not harm, if that is so of all others; a sentence with a space before it. */
export function othersFine(facts: PubsubFacts): string {
  const others = unharmed(facts);
  if (others.length === 0) return '';
  const who = others.length > MOST_NAMED ? `The other ${count(others.length)} subscribers` : andNames(others);
  return ` ${who} missed nothing.`;
}

export function taken(facts: PubsubFacts): string {
  const { pubsub, list, stream } = takenIn(facts);
  return `${messages(facts.publications.length)} went each way. Through the topic ${copies(pubsub)} arrived, from the list ${times(list, 'item was', 'items were')} taken, from the stream ${times(stream, 'entry was', 'entries were')} read.`;
}

/** From the first publish to the last answer. */
export function publishingTook({ publications, events }: PubsubFacts): string {
  const first = publications[0]?.t;
  const last = publications.reduce((latest, { answeredRow }) => {
    const t = answeredRow === undefined ? undefined : events.at(answeredRow)?.t;
    return Math.max(latest, t ?? 0);
  }, 0);
  return duration(toMs(Math.max(0, last - (first ?? last))));
}
