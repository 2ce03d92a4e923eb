import type { SameText, Texts } from '../../language/text';

const figure = (count: number): string => count.toLocaleString('en');

const en = {
  search: (most: number, refused: number | undefined) =>
    refused === undefined ? `${figure(most)} bytes came back` : `${figure(most)} came back, ${figure(refused)} refused`,
  arithmetic: 'On an Ethernet whose frames carry 1,500 bytes',
  fragments: (bytes: number, count: number) =>
    count === 1
      ? `${figure(bytes)} bytes would fit in one frame`
      : `${figure(bytes)} bytes would be ${figure(count)} fragments`,
  first: 'First try',
  largest: 'Largest so far',
  buffer: 'Receive buffer',
  bufferSize: (bytes: number) => `${figure(bytes)} bytes`,
  queued: (bytes: number) => `${figure(bytes)} in it, overhead included`,
  dropped: (count: number) => `${figure(count)} thrown away, says the system`,
  delivered: (count: number, of: number) => `handed on: ${figure(count)} of ${figure(of)}`,
  again: (count: number) => `repeats kept back: ${figure(count)}`,
  gaveUp: (count: number) => `given up: ${figure(count)}`,
  unconnected: 'not connected: names the port at each send',
  connected: 'connected to the port beforehand',
  nobody: 'A port without a socket',
  nobodyHint: 'Nobody listens there.',
};
const ko: SameText<typeof en> = {
  search: (most, refused) =>
    refused === undefined
      ? `${figure(most)}바이트가 돌아옴`
      : `${figure(most)}바이트 돌아옴, ${figure(refused)}바이트 거절됨`,
  arithmetic: '프레임이 1,500바이트를 나르는 이더넷이라면',
  fragments: (bytes, count) =>
    count === 1
      ? `${figure(bytes)}바이트는 프레임 하나에 들어가요`
      : `${figure(bytes)}바이트는 ${figure(count)}조각이 돼요`,
  first: '첫 시도',
  largest: '지금까지 가장 큰 것',
  buffer: '수신 버퍼',
  bufferSize: (bytes) => `${figure(bytes)}바이트`,
  queued: (bytes) => `담긴 것 ${figure(bytes)}바이트(간수하는 몫까지)`,
  dropped: (count) => `운영체제가 버린 것 ${figure(count)}개`,
  delivered: (count, of) => `넘긴 것: ${figure(of)}개 중 ${figure(count)}개`,
  again: (count) => `다시 와서 넘기지 않은 것: ${figure(count)}개`,
  gaveUp: (count) => `포기한 것: ${figure(count)}개`,
  unconnected: '연결하지 않음. 보낼 때마다 포트를 적어요',
  connected: '그 포트에 미리 연결(connect)해 둠',
  nobody: '소켓이 없는 포트',
  nobodyHint: '아무도 듣지 않아요.',
};
export const texts: Texts<typeof en> = { en, ko };
