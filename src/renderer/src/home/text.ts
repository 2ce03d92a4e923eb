import type { SameText, Texts } from '../language/text';
import type { LabId } from '../../../shared/labs/registry';
import type { ConceptId, GroupId } from './concepts';

/** Names of the concepts that have no lab yet; those with one are named in labs/titles.ts. */
type Coming = { readonly [Id in Exclude<ConceptId, LabId>]: string };
type Groups = { readonly [Id in GroupId | 'beside']: string };

const comingEn: Coming = {
  dns: 'DNS',
  'web-api': 'Web API',
  rpc: 'RPC',
  lan: 'Local network',
};
const comingKo: Coming = {
  dns: 'DNS',
  'web-api': '웹 API',
  rpc: '원격 프로시저 호출',
  lan: '내 네트워크',
};
const groupsEn: Groups = {
  together: 'Working at the same time',
  sharing: 'Sharing without harm',
  network: 'Talking across a network',
  services: 'Services',
  beside: 'More labs',
};
const groupsKo: Groups = {
  together: '동시에 일하기',
  sharing: '탈 없이 나눠 쓰기',
  network: '네트워크로 이야기하기',
  services: '서비스',
  beside: '다른 실험실',
};

const en = {
  welcome: {
    title: 'Interleave',
    what: 'This is a lab bench for concurrency and networks: it runs real processes, threads and sockets on this machine and shows you what they do. You bet on what will happen, watch it happen, and find out why.',
    start: 'Start with the first experiment',
  },
  title: 'Concept map',
  now: {
    due: { label: 'Due again', why: 'You got this right once. Do you still know?' },
    wrong: { label: 'Look again', why: 'Your last bet here was wrong. Now you know more.' },
    next: { label: 'Next', why: 'You have not bet on this one yet.' },
    rest: (date: string) => `Every bet is right. The next one comes back on ${date}.`,
  },
  go: 'Place a bet',
  progress: (right: number, all: number) => `${right} of ${all} bet right`,
  standing: { new: 'No bet yet', right: 'Bet right', due: 'Due again', wrong: 'Last bet wrong' },
  notBuilt: 'Not built yet',
  legend: 'What the marks mean',
  again: 'A right bet comes back after 1, 3 and 7 days.',
  groups: groupsEn,
  coming: comingEn,
};
const ko: SameText<typeof en> = {
  welcome: {
    title: 'Interleave',
    what: '동시성과 네트워크를 실험하는 곳이에요. 이 컴퓨터에서 진짜 프로세스, 스레드, 소켓을 돌리고 무슨 일이 일어나는지 보여 줘요. 어떻게 될지 먼저 예측한 뒤, 지켜보고, 왜 그런지 알아보세요.',
    start: '첫 실험 시작하기',
  },
  title: '개념 지도',
  now: {
    due: { label: '다시 볼 때', why: '전에 맞혔던 실험이에요. 아직 기억하나요?' },
    wrong: { label: '다시 보기', why: '지난번 예측은 빗나갔어요. 이제는 더 잘 알 거예요.' },
    next: { label: '다음', why: '아직 예측해 보지 않은 실험이에요.' },
    rest: (date) => `모두 맞혔어요. 다음 복습은 ${date}이에요.`,
  },
  go: '예측하러 가기',
  progress: (right, all) => `${all}개 중 ${right}개 맞힘`,
  standing: { new: '아직 예측 안 함', right: '맞힘', due: '다시 볼 때', wrong: '지난번엔 빗나감' },
  notBuilt: '아직 없어요',
  legend: '표시의 뜻',
  again: '맞힌 실험은 1일, 3일, 7일 뒤에 다시 나와요.',
  groups: groupsKo,
  coming: comingKo,
};

export const homeTexts: Texts<typeof en> = { en, ko };
