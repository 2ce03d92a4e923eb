/** Parts of sentences that several texts of this lab share, in Korean. */
import { josa } from '../../../trace/josa';
import { toMs } from '../../event-data';
import { koreanDuration, listed } from '../../figures';
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

export const count = (value: number): string => value.toLocaleString('ko');
/** `메시지 3개`, `사본 12개` */
export const messages = (value: number): string => `메시지 ${count(value)}개`;
export const copies = (value: number): string => `사본 ${count(value)}개`;

/** More names than that are a list, not a sentence. */
const MOST_NAMED = 4;

/** `subscriber-1 6개, subscriber-2 6개` */
export function bySubscriber({ given }: PubsubFacts): string {
  const all = Object.entries(given).toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  if (all.length === 0) return '받은 구독자 없음';
  const named = all.slice(0, MOST_NAMED).map(([who, copiesOf]) => `${who} ${count(copiesOf)}개`);
  return named.join(', ') + (all.length > MOST_NAMED ? ` 등 ${count(all.length)}명` : '');
}

/** What the publishers were answered: `2, 1`, `6회 모두 2`, or `2가 9회, 1이 3회` */
export function answered(facts: PubsubFacts): string {
  const runs = answerRuns(facts);
  const [first] = runs;
  if (!first) return '아직 없음';
  if (!isToldInRuns(facts)) return listed(answers(facts));
  if (runs.length === 1) return `${count(first.times)}회 모두 ${count(first.receivers)}`;
  return runs.map(({ receivers, times }) => `${josa(count(receivers), '이/가')} ${count(times)}회`).join(', ');
}

/** A whole sentence. */
export function serverSaid(facts: PubsubFacts): string {
  const runs = answerRuns(facts).length;
  if (runs === 0) return '서버에게서 받은 답이 없어요.';
  return `서버의 답은 ${runs === 1 ? '' : '차례로 '}${josa(answered(facts), '이에요/예요')}.`;
}

export const chosenOrder = ({ gated }: PubsubFacts): string =>
  gated
    ? ' 다만 이번 실행에서는 누가 먼저 나아갈지를 여러분이나 진행 방식이 정했으니, 시간에서 규칙을 읽지는 마세요.'
    : '';

export const spread = (facts: PubsubFacts): string =>
  `${josa(messages(facts.publications.length), '을/를')} 발행했고 ${josa(copies(facts.deliveries.length), '이/가')} 도착했어요(${bySubscriber(facts)}).`;

export function late(facts: PubsubFacts): string {
  const [last, before] = [lastSubscriber(facts), publishedBefore(facts, lastSubscriber(facts))];
  const given = facts.given[last];
  if (given === undefined) return '마지막 구독자는 오지 않았어요.';
  return before === 0
    ? `${josa(last, '은/는')} 아무것도 발행되기 전에 와서 ${count(given)}개를 받았어요.`
    : `${josa(last, '은/는')} ${count(facts.publications.length)}개 중 ${count(before)}개가 발행된 뒤에 와서 ${count(given)}개를 받았어요.`;
}

export function twice(facts: PubsubFacts): string {
  const given = facts.given['subscriber-1'];
  if (given === undefined) return 'subscriber-1은 구독하지 않았어요.';
  if (given === 0) return 'subscriber-1은 아무것도 받지 못했어요.';
  const by = byPattern(facts).length;
  const again = facts.repeats.length;
  return (
    `subscriber-1은 ${josa(copies(given), '을/를')} 받았어요. ` +
    `그중 ${count(by)}개는 패턴 ${facts.params.pattern}에 맞아서 왔고, ` +
    (again === 0 ? '두 번 온 메시지는 없어요.' : `${count(again)}개는 이미 받은 메시지였어요.`)
  );
}

export function away(facts: PubsubFacts): string {
  const { cut, publications, missed, given } = facts;
  if (!cut) return '연결이 끊긴 구독자는 없어요.';
  const lacks = missed[cut.subscriber]?.length ?? 0;
  const who = josa(cut.subscriber, '은/는');
  const how =
    cut.downNs === undefined
      ? `${who} 연결이 끊긴 뒤 다시 구독하지 못했어요.`
      : `${who} 연결이 끊기고 ${koreanDuration(toMs(cut.downNs))} 뒤에 다시 구독했어요.`;
  const got = `${messages(publications.length)} 중 ${count(given[cut.subscriber] ?? 0)}개를 받았고, `;
  return `${how} ${got}${lacks === 0 ? '놓친 것은 없어요.' : `${count(lacks)}개는 끝내 받지 못했어요.`}`;
}

/** Why the broker broke a connection off, in a clause that ends the sentence but for the full stop. */
export const REASONS: Readonly<Record<string, string>> = {
  'output-limit': '보내려고 쌓아 둔 것이 출력 버퍼의 한도를 넘었어요',
  'query-limit': '요청 하나가 한도를 넘었어요',
  'clients-limit': '모든 연결에 쌓아 둔 것을 합치니 한도를 넘었어요',
  protocol: 'RESP로 읽을 수 없는 것을 보냈어요',
  killed: '누군가 CLIENT KILL로 끊으라고 했어요',
  failed: '연결에 오류가 났어요',
  ended: '서버가 끝났어요',
};

export function cutOffs(facts: PubsubFacts): string {
  const { cutOff, publications } = facts;
  const [first] = cutOff;
  if (!first)
    return `연결이 끊긴 구독자는 없어요. ${josa(messages(publications.length), '을/를')} 발행했어요(${bySubscriber(facts)}).`;
  const who = [...new Set(cutOff.map(({ subscriber }) => subscriber))].join(', ');
  // Into a Redis of the learner's nobody sees: all one knows is that the connection went.
  const how = first.reason === undefined ? `${who}의 연결이 끊겼어요.` : `서버가 ${who}의 연결을 끊었어요.`;
  const got = count(facts.given[first.subscriber] ?? 0);
  return `${how} ${josa(first.subscriber, '은/는')} ${messages(publications.length)} 중 ${got}개를 받았어요.`;
}

export function reason({ cutOff }: PubsubFacts): string {
  const [first] = cutOff;
  if (!first) return '끊긴 연결이 없어요';
  if (first.reason === undefined) return '이 서버는 왜 끊었는지 알려 주지 않아요. 서버의 로그에는 있을 거예요';
  return `브로커가 끊은 이유는 이래요. ${REASONS[first.reason] ?? first.reason}`;
}

/** Whom the slow one did not harm, if that is so of all others; a sentence with a space before it. */
export function othersFine(facts: PubsubFacts): string {
  const others = unharmed(facts);
  if (others.length === 0) return '';
  const who = others.length > MOST_NAMED ? `나머지 ${count(others.length)}명` : others.join(', ');
  return ` ${josa(who, '은/는')} 하나도 놓치지 않았어요.`;
}

export function taken(facts: PubsubFacts): string {
  const { pubsub, list, stream } = takenIn(facts);
  return `${josa(messages(facts.publications.length), '을/를')} 세 길로 보냈어요. 발행-구독으로는 ${josa(copies(pubsub), '이/가')} 왔고, 리스트에서는 ${count(list)}개를 꺼냈고, 스트림에서는 ${count(stream)}개를 읽었어요.`;
}

/** From the first publish to the last answer. */
export function publishingTook({ publications, events }: PubsubFacts): string {
  const first = publications[0]?.t;
  const last = publications.reduce((latest, { answeredRow }) => {
    const t = answeredRow === undefined ? undefined : events.at(answeredRow)?.t;
    return Math.max(latest, t ?? 0);
  }, 0);
  return koreanDuration(toMs(Math.max(0, last - (first ?? last))));
}
