import type { SameText, Texts } from '../../language/text';
import { josa } from '../../trace/josa';

const en = {
  process: 'One process, one memory',
  variable: 'Variable of all threads',
  lock: 'Lock ledger',
  free: 'free',
  heldBy: (owner: string) => `held by ${owner}`,
  deadOwner: (owner: string) => `${owner} has ended, and the lock is still taken.`,
  token: (token: number) => `token ${token}`,
  agrees: 'Both numbers agree.',
  halfWritten: 'Half-written.',
  nobodyWaits: 'Nobody waits.',
  waiting: (who: string) => `Waiting for the lock: ${who}`,
  gaveUp: (count: number) => `Gave up: ${count}`,
  refused: (count: number) => `Refused by token: ${count}`,
};
const ko: SameText<typeof en> = {
  process: '프로세스 하나, 메모리 하나',
  variable: '모든 스레드가 쓰는 변수',
  lock: '락 ledger',
  free: '비어 있음',
  heldBy: (owner) => `쥔 스레드: ${owner}`,
  deadOwner: (owner) => `${josa(owner, '은/는')} 이미 끝났는데 락은 아직 잡혀 있어요.`,
  token: (token) => `토큰 ${token}`,
  agrees: '두 값이 같아요.',
  halfWritten: '쓰다 만 상태예요.',
  nobodyWaits: '기다리는 스레드가 없어요.',
  waiting: (who) => `락을 기다리는 중: ${who}`,
  gaveUp: (count) => `포기 ${count}번`,
  refused: (count) => `토큰으로 거절 ${count}번`,
};
export const sceneTexts: Texts<typeof en> = { en, ko };
