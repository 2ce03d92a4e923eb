import { expect, it } from 'vitest';
import type { NetData } from '../../src/shared/net/net-data';
import type { EventKind, TraceEvent } from '../../src/shared/trace/event';
import type { Json } from '../../src/shared/wire/json';
import { eventPhrase, eventSentence, traceTexts } from '../../src/renderer/src/trace/words';

const { en, ko } = traceTexts;
const event = (
  actor: string,
  kind: EventKind,
  data: Partial<NetData> | { [name: string]: Json },
  bytes?: string,
): TraceEvent => ({
  seq: 0,
  t: 0,
  actor,
  kind,
  fidelity: 'LIVE',
  data: { protocol: 'udp', ...data } as unknown as Json,
  ...(bytes === undefined ? undefined : { bytes }),
});
const hex = (text: string): string => Buffer.from(text).toString('hex');

it.each([
  [
    event('client', 'send', { from: 4001, to: 7000, sizeBytes: 5 }, hex('hello')),
    "client sent 'hello' (5 bytes) to port 7000",
    "client가 7000번 포트로 'hello'(5바이트)를 보냈어요",
  ],
  [
    event('server', 'receive', { from: 4001, to: 7000, sizeBytes: 6 }, hex('안녕')),
    "server received '안녕' (6 bytes) from port 4001",
    "server가 4001번 포트에서 온 '안녕'(6바이트)를 받았어요",
  ],
  [
    event('relay', 'send', { from: 1, to: 2, sizeBytes: 100, card: 3, did: ['corrupted', 'duplicated'] }),
    'relay sent card 3, 100 bytes, to port 2 (with a bit flipped, once more)',
    'relay가 2번 포트로 3번 카드 100바이트를 보냈어요 (비트 하나 뒤집힘, 한 번 더)',
  ],
  [
    event('relay', 'drop', { card: 3, sizeBytes: 100, reason: 'loss' }),
    'relay: card 3, 100 bytes, lost by the relay’s dice',
    'relay: 중계기가 주사위를 던져 3번 카드 100바이트를 잃어버렸어요',
  ],
  [
    event('server', 'receive', { protocol: 'tcp', from: 4001, to: 7000, fin: true }),
    'server read the end of the stream: port 4001 sends no more (FIN)',
    'server가 스트림의 끝을 읽었어요. 4001번 포트는 더 보내지 않아요(FIN)',
  ],
  [
    event('client', 'reset', { protocol: 'tcp', from: 7000, to: 4001, received: true }),
    'client was told that port 7000 broke off the connection (RST)',
    'client가 7000번 포트가 연결을 강제로 끊었다는 것을 알게 됐어요(RST)',
  ],
  [
    event('client', 'error', { code: 'ECONNREFUSED', from: 4001, to: 7000 }),
    'client was told ECONNREFUSED: nobody is at port 7000',
    'client가 ECONNREFUSED 오류를 받았어요: 7000번 포트에 아무도 없어요',
  ],
  [event('server', 'wait', { for: 'datagram' }), 'server waits for a datagram', 'server가 데이터그램을 기다려요'],
  [
    event('relay', 'note', { card: 2, with: 5 }),
    'relay: cards 2 and 5 changed places',
    'relay: 2번과 5번 카드가 자리를 바꿨어요',
  ],
])('says what went over the network in both languages', (one, english, korean) => {
  expect(eventSentence(one, en)).toBe(english);
  expect(eventSentence(one, ko)).toBe(korean);
});

it('tells a payload by its size where it is long, cut or no text', () => {
  const sentence = (sizeBytes: number, bytes: string): string =>
    eventPhrase(event('a', 'send', { from: 1, to: 2, sizeBytes }, bytes), en);
  expect(sentence(100, hex('x'.repeat(100)))).toBe('sent 100 bytes to port 2');
  expect(sentence(100, hex('x'))).toBe('sent 100 bytes to port 2');
  expect(sentence(2, 'ff00')).toBe('sent 2 bytes to port 2');
  expect(sentence(1, '0a')).toBe('sent 1 byte to port 2');
});

it('names an error it has no words for by the system’s own name', () => {
  expect(eventSentence(event('a', 'error', { code: 'EWHATEVER' }), en)).toBe('a was told EWHATEVER');
  expect(eventSentence(event('a', 'error', { code: 'constructor' }), en)).toBe('a was told constructor');
});

it('tells a change in the system’s table', () => {
  const row = {
    protocol: 'tcp',
    localAddress: '127.0.0.1',
    localPort: 4001,
    remoteAddress: '127.0.0.1',
    remotePort: 7000,
    state: 'FIN_WAIT_2',
    receiveQueue: 0,
    sendQueue: 10,
    drops: null,
    pid: 1,
  };
  const note = (more: { [name: string]: Json }): TraceEvent => ({
    ...event('kernel', 'note', {}),
    data: { kernel: 'row', key: 'k', row, ...more },
  });
  expect(eventSentence(note({ was: 'FIN_WAIT_1' }), en)).toBe(
    'kernel: TCP :4001 ↔ :7000: FIN_WAIT_1 → FIN_WAIT_2 (10 not acknowledged)',
  );
  expect(eventSentence(note({ kernel: 'gone' }), ko)).toBe('kernel: TCP :4001 ↔ :7000, 표에서 사라졌어요');
});
