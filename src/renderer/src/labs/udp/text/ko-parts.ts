/** Parts of sentences that several texts of this lab share, in Korean. */
import { josa } from '../../../trace/josa';
import { listed } from '../../figures';
import { toldTo } from '../bets';
import type { UdpFacts } from '../facts';

export const figure = (count: number): string => count.toLocaleString('ko');

/** `데이터그램 3개` */
export const datagrams = (count: number): string => `데이터그램 ${figure(count)}개`;

export const bytes = (count: number): string => `${figure(count)}바이트`;

/** `client-1은 포트 40001, client-2는 포트 40002` */
export const clientPorts = ({ clients }: UdpFacts): string =>
  Object.entries(clients)
    .map(([client, port]) => `${josa(client, '은/는')} 포트 ${String(port)}`)
    .join(', ');

export const arrived = ({ order }: UdpFacts): string => (order.length === 0 ? '없음' : listed(order));

/** A noun phrase: `잃은 것 3개, 다시 온 것 1개` */
export const damage = ({ lost, duplicated, outOfOrder, unreadable }: UdpFacts): string =>
  [
    `잃은 것 ${figure(lost)}개`,
    `다시 온 것 ${figure(duplicated)}개`,
    `나중 것보다 늦게 온 것 ${figure(outOfOrder)}개`,
    ...(unreadable > 0 ? [`번호를 읽을 수 없는 것 ${figure(unreadable)}개`] : []),
  ].join(', ');

/** A sentence without its full stop. */
export function told(facts: UdpFacts, client: string): string {
  const how = toldTo(facts, client);
  const who = josa(client, '은/는');
  if (how === 'nothing') return `${who} 아무 말도 듣지 못했어요`;
  const name = facts.told[client] ?? '';
  return how === 'fails'
    ? `${who} 첫 보내기부터 실패했어요(${name})`
    : `${who} 보낸 뒤에 ${josa(name, '이라/라')}는 말을 들었어요`;
}

/** What the system itself counted, where it counts. */
export const systemCount = ({ droppedBySystem }: UdpFacts): string =>
  droppedBySystem === undefined
    ? ''
    : ` 운영체제가 서버의 소켓에서 버렸다고 직접 센 것은 ${figure(droppedBySystem)}개예요.`;

export const bufferWords = ({ receiveBufferBytes }: UdpFacts): string =>
  receiveBufferBytes === undefined ? '수신 버퍼' : `${bytes(receiveBufferBytes)}짜리 수신 버퍼`;

/** Whoever reads what the order shows must know who chose it. */
export const chosenOrder = ({ gated }: UdpFacts): string =>
  gated ? ' 다만 이번 실행에서는 누가 다음에 나아갈지를 여러분이나 진행 방식이 정한 때가 있어요.' : '';
