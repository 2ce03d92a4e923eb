/** The words of two runs side by side. */
import type { SameText, Texts } from '../../language/text';

const en = {
  caption: 'What came out',
  goesOn: 'Goes on after a crash',
  noCrash: 'nobody crashed',
  stops: 'no',
  goes: (jobs: number) => (jobs === 1 ? 'yes, 1 more done' : `yes, ${jobs} more done`),
  completed: 'Jobs done',
  outOf: (done: number, jobs: number) => `${done} of ${jobs}`,
  loses: 'Lost',
  repeats: 'Done more than once',
  again: 'Given out again',
  nothing: 'nothing',
  jobs: (count: number, ranges: string) => (count === 1 ? `1 job: ${ranges}` : `${count} jobs: ${ranges}`),
  knows: 'Knows what was lost',
  lostNothing: 'lost nothing',
  of: (known: number, lost: number) => (known === 0 ? 'no' : known === lost ? 'yes' : `${known} of ${lost}`),
  atOnce: 'Most under way at once',
  longest: 'Longest from given out to done',
  longestJob: (time: string, job: number, worker: string) => `${time}, job ${job} at ${worker}`,
  elapsed: 'Total time',
  done: (worker: string) => `Done by ${worker}`,
};
const ko: SameText<typeof en> = {
  caption: '결과',
  goesOn: '일꾼이 죽어도 이어지나',
  noCrash: '죽은 일꾼 없음',
  stops: '아니요',
  goes: (jobs) => `네, 그 뒤로 ${jobs}개 끝냄`,
  completed: '끝난 작업',
  outOf: (done, jobs) => `${jobs}개 중 ${done}개`,
  loses: '잃은 작업',
  repeats: '두 번 이상 한 작업',
  again: '다시 맡긴 작업',
  nothing: '없음',
  jobs: (count, ranges) => `${count}개: ${ranges}번`,
  knows: '무엇을 잃었는지 아나',
  lostNothing: '잃은 것 없음',
  of: (known, lost) => (known === 0 ? '아니요' : known === lost ? '네' : `${lost}개 중 ${known}개`),
  atOnce: '동시에 진행된 작업, 가장 많을 때',
  longest: '맡긴 뒤 끝나기까지 가장 오래 걸린 작업',
  longestJob: (time, job, worker) => `${time}, ${worker}의 ${job}번`,
  elapsed: '걸린 시간',
  done: (worker) => `${worker}: 끝낸 작업`,
};
export const compareTexts: Texts<typeof en> = { en, ko };
export type CompareWords = SameText<typeof en>;
