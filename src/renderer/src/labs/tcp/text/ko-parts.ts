/** Clauses of several Korean sentences, each in figures of the run. */
import { framings, type Framing } from '../../../../../shared/labs/tcp/framing';
import { josa } from '../../../trace/josa';
import { listed } from '../../figures';
import type { LastWord, TcpFacts } from '../facts';
import { isRightFor, madeOutBy, type FramingFacts } from '../message-facts';

const number = new Intl.NumberFormat('ko');
export const count = (value: number): string => number.format(value);

/** `512바이트`, `13.1 MB`: decimal units, as networks count. A figure keeps its unit on its line. */
export function bytes(value: number): string {
  if (value < 1_000) return `${count(value)}바이트`;
  return value < 1_000_000 ? `${(value / 1_000).toFixed(1)}\u00a0kB` : `${(value / 1_000_000).toFixed(1)}\u00a0MB`;
}

export const chosenOrder = ({ gated }: TcpFacts): string =>
  gated ? ' 다만 이번 실행에서는 언제 무엇을 할지를 진행 방식이 정했으니, 시간에서 규칙을 읽지는 마세요.' : '';

export function accepted({ calls }: TcpFacts): string {
  if (calls.accepted === 0) return '서버가 받아들인 연결이 없어요.';
  return `서버는 연결 ${count(calls.accepted)}개를 받아들였어요. 서버 쪽 포트는 매번 ${calls.serverPorts.join(', ')}, 클라이언트 쪽 포트는 ${josa(calls.clientPorts.join(', '), '이에요/예요')}.`;
}

export function pieces({ stream }: TcpFacts): string {
  const { writes, sentBytes, pieces: read, merged, receivedBytes } = stream;
  if (writes === 0) return '아무것도 쓰지 않았어요.';
  const many = merged === 0 ? '' : ` 그중 ${count(merged)}조각에는 쓰기 여러 번의 끝이 함께 들어 있었어요.`;
  return `${count(writes)}번에 걸쳐 ${count(sentBytes)}바이트를 썼고, 읽는 쪽은 ${count(receivedBytes)}바이트를 ${count(read.length)}조각으로 받았어요.${many}`;
}

/** The same in two numbers. */
export const piecesInShort = ({ stream }: TcpFacts): string =>
  `쓰기 ${count(stream.writes)}번, data 이벤트 ${count(stream.pieces.length)}번이에요.`;

const RECEIVERS: Readonly<Record<Framing, string>> = {
  none: '프레이밍이 없는 수신자',
  delimiter: '줄바꿈을 찾는 수신자',
  length: '길이를 읽는 수신자',
};
export const receiver = (framing: Framing): string => RECEIVERS[framing];

/** A whole sentence. */
export function madeOut(framing: FramingFacts, which: Framing): string {
  const texts = madeOutBy(framing, which);
  const found = texts.length === 0 ? '메시지를 하나도 찾지 못했' : `${josa(listed(texts), '을/를')} 메시지로 봤`;
  const gaveUp = framing.gaveUp.includes(which) ? '고, 있을 수 없는 길이를 읽고는 포기했' : '';
  return `${josa(receiver(which), '은/는')} ${found}${gaveUp}어요.`;
}

export const allMadeOut = ({ framing }: TcpFacts): string => framings.map((which) => madeOut(framing, which)).join(' ');

export function whoWasRight({ framing }: TcpFacts): string {
  const right = framings.filter((which) => isRightFor(framing, which));
  if (right.length === 0) return '보낸 메시지를 그대로 찾아낸 수신자는 없어요.';
  return `보낸 메시지를 그대로 찾아낸 것은 ${josa(right.map(receiver).join(', '), '이에요/예요')}.`;
}

export function trials({ onData }: TcpFacts): string {
  if (onData.problem) return `이 코드로는 시험해 볼 수 없었어요(${onData.problem.message || onData.problem.code}).`;
  if (onData.trials === 0) return '아직 시험해 본 것이 없어요.';
  return onData.failed === 0
    ? `${count(onData.trials)}번 모두 보낸 메시지가 그대로 나왔어요.`
    : `${count(onData.trials)}번 가운데 ${count(onData.failed)}번이 틀렸어요.`;
}

export function counterexample({ onData }: TcpFacts): string {
  const { counterexample: smallest } = onData;
  if (!smallest) return '';
  const cut =
    smallest.cuts.length === 0
      ? '자르지 않고 한꺼번에 보내면'
      : `${smallest.cuts.map(String).join(', ')}바이트 뒤에서 자르면`;
  const out =
    smallest.error === undefined
      ? smallest.received.length === 0
        ? '아무것도 나오지 않아요'
        : `${josa(listed(smallest.received), '이/가')} 나와요`
      : `예외가 나요(${smallest.error})`;
  return ` 가장 작은 실패는 이래요. ${josa(listed(smallest.messages), '을/를')} ${cut} ${out}.`;
}

export function slowFigures({ stream, slow, kernel }: TcpFacts, time: (ms: number) => string): string {
  const held =
    slow.heldBackTimes === 0
      ? '쓰는 쪽은 한 번도 기다리지 않았어요.'
      : `쓰는 쪽은 ${count(slow.heldBackTimes)}번, 모두 ${time(slow.heldBackMs)} 동안 기다렸어요.`;
  const system =
    kernel.mostUnread + kernel.mostUnacknowledged === 0
      ? ''
      : ` 운영체제 안에는 많을 때 한쪽에 안 읽은 것이 ${bytes(kernel.mostUnread)}, 다른 쪽에 확인 못 받은 것이 ${bytes(kernel.mostUnacknowledged)} 있었어요.`;
  return `쓰는 쪽은 ${bytes(stream.sentBytes)}를 넘겼고 읽는 쪽은 ${bytes(stream.receivedBytes)}를 읽었어요. ${held} 쓰는 프로그램의 메모리에 쌓인 것은 많을 때 ${bytes(slow.mostBufferedBytes)}였어요.${system}`;
}

const WORDS: Readonly<Record<LastWord, string>> = {
  end: '더 올 것이 없다는 말을 들었어요',
  reset: '연결이 끊겼다는 말을 들었어요',
  nothing: '아무 말도 듣지 못했어요',
};
export function lastWords({ told }: TcpFacts): string {
  const ends = Object.entries(told);
  if (ends.length === 0) return '연결이 없었어요.';
  return `${ends.map(([actor, word]) => `${josa(actor, '은/는')} ${WORDS[word]}`).join('. ')}.`;
}

export function failures({ errors }: TcpFacts): string {
  if (errors.length === 0) return '오류를 만난 쪽은 없어요.';
  return `${errors.map(({ actor, code }) => `${josa(actor, '은/는')} ${code} 오류를 만났어요`).join('. ')}.`;
}

export function line({ calls, params }: TcpFacts): string {
  const { connectedUnaccepted } = calls;
  return connectedUnaccepted === undefined
    ? '서버가 바쁜 동안 아직 들여다보지 않았어요.'
    : `서버가 아무도 받아들이지 않았는데 클라이언트 ${count(params.clients)}개 가운데 ${count(connectedUnaccepted)}개가 연결돼 있었어요. 백로그는 ${josa(String(params.backlog), '이에요/예요')}.`;
}
