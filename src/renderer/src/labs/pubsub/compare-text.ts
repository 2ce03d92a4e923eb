import type { SameText, Texts } from '../../language/text';

const en = {
  figures: 'What came out',
  matrix: (run: string) => `Delivery matrix: ${run}`,
  published: 'Messages published',
  copies: 'Copies delivered',
  given: (actor: string) => `Copies for ${actor}`,
  missed: (actor: string) => `Messages ${actor} missed on its topics`,
  repeats: 'Copies of a message the subscriber already had',
  cutOff: 'Connections the server closed',
  server: 'Server',
  embedded: 'inside the app',
  outside: 'a Redis outside the app',
};
const ko: SameText<typeof en> = {
  figures: '결과',
  matrix: (run) => `전달표: ${run}`,
  published: '발행한 메시지',
  copies: '도착한 사본',
  given: (actor) => `${actor}: 받은 사본`,
  missed: (actor) => `${actor}: 구독한 토픽에서 놓친 메시지`,
  repeats: '이미 받은 메시지가 또 온 횟수',
  cutOff: '서버가 끊은 연결',
  server: '서버',
  embedded: '앱 안의 브로커',
  outside: '앱 밖의 Redis',
};
export const compareTexts: Texts<typeof en> = { en, ko };
export type CompareWords = SameText<typeof en>;
