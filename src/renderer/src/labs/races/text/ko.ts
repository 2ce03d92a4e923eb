import type { SameText } from '../../../language/text';
import type { en } from './en';
import { explore, repair } from './ko-orders';
import { replay, schedule, thousand } from './ko-runs';
import { stepNotes } from '../../steps/notes';

export const ko: SameText<typeof en> = {
  idea: '스레드는 메모리를 함께 쓰고, 걸음이 섞이는 순서는 실행할 때마다 달라요. 여기서는 그 순서를 여러분이 정해요.',
  terms: [
    { term: '경쟁 상태(race condition)', meaning: '누가 우연히 먼저였는지에 따라 결과가 달라지는 것이에요.' },
    { term: '원자적(atomic)', meaning: '전부 하거나 아예 안 하거나예요. 중간에 아무도 끼어들 수 없어요.' },
    { term: '임계 구역(critical section)', meaning: '다른 스레드의 걸음과 섞이면 안 되는 부분이에요.' },
    {
      term: '락(lock, mutex)',
      meaning: '누가 쥐고 있으면 다음 스레드는 기다려요. 락을 쥐었을 때만 만지기로 모두가 약속한 데이터를 지켜요.',
    },
    {
      term: '스케줄(schedule)',
      meaning: '한 걸음마다 누구 차례인지예요. 0,1,1,0이면 thread-0, thread-1, thread-1, thread-0 순서예요.',
    },
    {
      term: '모델 검사(model checking)',
      meaning: '우연히 일어난 순서 하나가 아니라 가능한 순서를 모두 확인하는 것이에요.',
    },
    {
      term: '부분 순서 축소(partial-order reduction)',
      meaning: '결과가 달라질 수 없는 순서들 가운데 하나만 실행하는 것이에요.',
    },
  ],
  parameters: {
    program: {
      label: '프로그램',
      hint: 'increment: 카운터에 1을 더해요. ticket: 표가 남았는지 보고 팔아요. publish: 깃발로 데이터를 알려요.',
    },
    guard: { label: '보호 방법', hint: '없음(none), 임계 구역을 감싸는 락(lock), 원자 연산(atomic) 가운데 골라요.' },
    threads: { label: '스레드 수', hint: '프로그램을 동시에 실행하는 스레드의 수예요.' },
    increments: { label: '반복 횟수', hint: '스레드마다 자기 코드를 몇 번 실행하는지예요.' },
    runs: { label: '경주 횟수', hint: '전체를 몇 번 되풀이하는지예요.' },
    schedule: { label: '스케줄', hint: '한 걸음마다 누구 차례인지 적어요. 예: 0,0,1,1,1,0' },
    code: {
      label: '프로그램 코드',
      hint: "yield 뒤에 self.load, store, add, compareExchange, lock('mutex'), unlock('mutex'), work('pause')를 쓸 수 있어요. 하나가 한 걸음이에요.",
    },
  },
  notes: stepNotes.ko,
  experiments: { schedule, thousand, replay, explore, repair },
};
