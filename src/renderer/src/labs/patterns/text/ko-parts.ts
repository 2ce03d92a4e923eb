/** Clauses that several Korean sentences of this lab share, each in figures of the run. */
import { josa } from '../../../trace/josa';
import { koreanDuration, names } from '../../figures';
import { trouble, type PatternsFacts } from '../facts';
import { jobRanges } from '../job-ranges';

export const number = (n: number): string => n.toLocaleString('ko');

/** `7번`, `1–5, 7번` */
export const jobs = (all: readonly number[]): string => `${jobRanges(all)}번`;

/** A sentence, of those that did any: `worker-1은 2개, worker-2는 11개를 했어요.` */
export function shares({ done, twice }: PatternsFacts, verb: '했어요' | '건넸어요' = '했어요'): string {
  const all = Object.entries(done).toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  if (all.length === 0) return verb === '했어요' ? '작업을 끝낸 일꾼이 없어요.' : '조각을 건넨 공급처가 없어요.';
  const what = verb === '했어요' ? '작업' : '조각';
  const each = all.map(
    ([worker, own], at) => `${josa(worker, '은/는')} ${at === 0 ? `${what} ` : ''}${number(own.length)}개`,
  );
  return `${twice.length === 0 ? '' : '다시 한 것까지 세면 '}${each.join(', ')}를 ${verb}.`;
}

/** A sentence: how many are done, which are not, which were done twice. */
export function outcome({ params, completedJobs, lost, twice }: PatternsFacts): string {
  const missing = lost.length === 0 ? '' : ` 끝나지 않은 작업: ${jobs(lost)}.`;
  const again = twice.length === 0 ? '' : ` 두 번 이상 한 작업: ${jobs(twice)}.`;
  return `작업 ${number(params.jobs)}개 중 ${number(completedJobs)}개가 끝났어요.${missing}${again}`;
}

/** `worker-3은 7번 작업을 쥔 채 죽었어요`, without a full stop; empty if nobody did. */
export const crashed = ({ crashes }: PatternsFacts): string =>
  crashes.map(({ actor, job }) => `${josa(actor, '은/는')} ${job}번 작업을 쥔 채 죽었어요`).join('. ');

export function givenAgain({ again, timeouts, takenBack }: PatternsFacts): string {
  if (again.length === 0) return '';
  const why = [
    takenBack > 0 && `연결이 끝나서 ${number(takenBack)}회`,
    timeouts > 0 && `제때 답이 없어서 ${number(timeouts)}회`,
  ].filter((one) => one !== false);
  return ` ${josa(jobs(again.map(({ job }) => job)), '은/는')} 다시 맡겼어요(${why.join(', ')}).`;
}

/** What it costs that nobody can tell slow from dead. */
export const doneTwice = ({ twice }: PatternsFacts): string =>
  twice.length === 0
    ? ''
    : ` ${josa(jobs(twice), '은/는')} 두 번 이상 했어요. 느린 일꾼과 죽은 일꾼은 밖에서 보면 똑같거든요. 그래서 이런 방식을 ‘최소 한 번(at-least-once)’이라고 하고, 두 번 해도 탈이 없게 작업을 만들어요.`;

/** A clause; empty if there was none: how much of the time went to the slow ones. */
export function slowOnes(facts: PatternsFacts): string {
  const slow = trouble(facts, 'isSlow').filter((worker) => (facts.done[worker]?.length ?? 0) > 0);
  if (slow.length === 0) return '';
  const ms = slow.reduce((all, worker) => all + (facts.workedMs[worker] ?? 0), 0);
  const done = slow.reduce((all, worker) => all + (facts.done[worker]?.length ?? 0), 0);
  // Several at once can have worked longer than the whole run took.
  const of = ms <= facts.elapsedMs ? `전체 ${koreanDuration(facts.elapsedMs)} 중 ` : '모두 ';
  return `느린 ${josa(names(slow), '이/가')} 작업 ${number(done)}개에 ${of}${koreanDuration(ms)}를 썼어요`;
}

export const chosenOrder = ({ gated }: PatternsFacts): string =>
  gated
    ? ' 다만 이번 실행의 순서는 여러분이나 진행 방식이 정했고, 붙들려 있는 동안에는 제한 시간도 멈춰 있었어요.'
    : '';
