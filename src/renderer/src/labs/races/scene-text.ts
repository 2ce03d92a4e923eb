import type { SameText, Texts } from '../../language/text';

const en = {
  /** What to do, before there is a run. */
  before: {
    schedule: 'Bet, then press Run. The threads stop before their first step, and you say who goes.',
    thousand: 'Bet, then press Run: every race adds to the histogram.',
    replay: 'Bet, then press Run: real threads follow this schedule, step by step.',
    explore: 'Bet, then press Run: every order of these steps is tried.',
    repair: 'Bet, then press Run: the text as it is and four repairs of it are checked.',
  },
  yourTurn: 'Your turn: press Go at a thread, and it makes its next step.',
  stepThrough: 'The shortest order that fails. Press a turn to step through it.',
  caught: 'A run that failed, with as few changes of thread as can be, once more on real threads:',
  noneFails: 'No order fails.',
  shared: 'What they share',
  increment: (value: number, expected: number, isBad: boolean) =>
    isBad ? `The counter is ${value}, not ${expected}: updates are lost.` : `The counter is ${value}: nothing is lost.`,
  ticket: (sold: number, isBad: boolean) =>
    isBad ? `Sold: ${sold}. There was one ticket.` : `Sold: ${sold}. This order went well.`,
  publish: (misled: number, isBad: boolean) =>
    isBad ? `The flag was seen and the data missed: ${misled}.` : 'Nobody saw the flag without its data.',
  deadlock: 'Nobody can go on: the threads wait for each other.',
  outcome: {
    increment: (value: number) => `counter = ${value}`,
    ticket: (value: number) => `${value} sold`,
    publish: (value: number) => `${value} misled`,
  },
  proposals: 'Four repairs',
  proposal: {
    'lock-store': 'lock around the store',
    'lock-both': 'lock around both',
    'check-twice': 'second check',
    pause: 'pause in between',
  },
  fails: (violations: string, schedules: string) => `fails in ${violations} of ${schedules} orders`,
  passes: (schedules: string) => `passes all ${schedules} orders`,
  fault: 'The text cannot be checked',
};
const ko: SameText<typeof en> = {
  before: {
    schedule: '예측한 다음 실행을 누르세요. 스레드가 첫걸음 앞에서 멈추고, 누가 갈지 여러분이 정해요.',
    thousand: '예측한 다음 실행을 누르세요. 한 번 달릴 때마다 막대가 쌓여요.',
    replay: '예측한 다음 실행을 누르세요. 진짜 스레드가 이 스케줄을 한 걸음씩 따라가요.',
    explore: '예측한 다음 실행을 누르세요. 걸음이 섞이는 모든 순서를 해 봐요.',
    repair: '예측한 다음 실행을 누르세요. 지금 코드와 고치는 방법 네 가지를 확인해요.',
  },
  yourTurn: '여러분 차례예요. 스레드의 ‘진행’을 누르면 그 스레드가 한 걸음 가요.',
  stepThrough: '가장 짧게 실패하는 순서예요. 차례를 눌러 하나씩 따라가 보세요.',
  caught: '실패한 실행을 스레드 전환이 가장 적게 다듬어, 진짜 스레드로 한 번 더 해 봤어요.',
  noneFails: '실패하는 순서가 없어요.',
  shared: '함께 쓰는 것',
  increment: (value, expected, isBad) =>
    isBad ? `${expected}이어야 할 카운터가 ${value}: 갱신을 잃었어요.` : `카운터 ${value}: 하나도 잃지 않았어요.`,
  ticket: (sold, isBad) =>
    isBad ? `한 장 남은 표를 ${sold}장 팔았어요.` : `${sold}장 팔았어요. 이 순서는 괜찮았어요.`,
  publish: (misled, isBad) =>
    isBad ? `깃발은 보고 데이터는 놓친 읽기: ${misled}번.` : '데이터 없이 깃발만 본 스레드는 없어요.',
  deadlock: '스레드들이 서로를 기다려서 아무도 나아갈 수 없어요.',
  outcome: {
    increment: (value) => `counter = ${value}`,
    ticket: (value) => `${value}장 판매`,
    publish: (value) => `${value}번 놓침`,
  },
  proposals: '고치는 방법 네 가지',
  proposal: {
    'lock-store': '쓰기만 락',
    'lock-both': '확인과 판매를 함께 락',
    'check-twice': '한 번 더 확인',
    pause: '사이에 잠깐 쉬기',
  },
  fails: (violations, schedules) => `${schedules}가지 순서 중 ${violations}가지 실패`,
  passes: (schedules) => `${schedules}가지 순서 모두 통과`,
  fault: '코드를 확인할 수 없어요',
};
export const texts: Texts<typeof en> = { en, ko };
