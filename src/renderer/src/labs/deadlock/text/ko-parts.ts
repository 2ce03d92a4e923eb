/** 여러 한국어 문장이 함께 쓰는 조각. 실행이 보여 준 것만 말해요. */
import { formatSchedule } from '../../../../../shared/steps/schedule';
import { josa } from '../../../trace/josa';
import { circleOf, type AttemptFacts } from '../attempt-facts';
import type { DeadlockFacts } from '../facts';
import { MOST_TURNS } from './en-parts';

export const noCircle = '이번 실행에서는 기다림이 한 바퀴를 이루지 않았어요.';
export const nobodyDetects = '대신 알아채 주는 것은 없어요. 락도, Node도, 운영체제도 그런 일은 하지 않아요.';

export const count = (value: bigint | number): string => value.toLocaleString('ko');

export function circle(attempt: AttemptFacts | undefined): string {
  const links = circleOf(attempt).map(
    ({ actor, lock, holder }) => `${josa(actor, '은/는')} ${josa(holder, '이/가')} 쥔 ${josa(lock, '을/를')} 기다려요.`,
  );
  return links.join(' ');
}

export function stood(attempt: AttemptFacts): string {
  if (!attempt.cycle) return '';
  return attempt.stepsAfterCycle === 0
    ? '그 뒤로는 아무도 한 걸음도 못 갔어요.'
    : `그 뒤로 ${attempt.stepsAfterCycle}걸음이 더 있었어요.`;
}

export function steps(schedule: readonly number[]): string {
  if (schedule.length === 0) return '한 걸음도 없었어요.';
  const made = `${count(schedule.length)}걸음`;
  return schedule.length > MOST_TURNS
    ? `${made}을 갔어요.`
    : `${made}을 이 순서로 갔어요: ${formatSchedule(schedule)}.`;
}

export function mealsOf(attempt: AttemptFacts | undefined): string {
  const eaten = Object.entries(attempt?.meals ?? {}).sort(([one], [other]) => one.localeCompare(other, 'en'));
  if (eaten.length === 0) return '일을 마친 스레드가 하나도 없어요.';
  return `일을 마친 횟수는 ${eaten.map(([actor, meals]) => `${actor} ${count(meals)}번`).join(', ')}이에요.`;
}

export function givenBack(attempt: AttemptFacts | undefined): string {
  const times = attempt?.givenBack.length ?? 0;
  if (times === 0) return '돌려놓은 일이 없어요.';
  return `쓰지도 못하고 돌려놓은 것이 ${count(times)}번이고, 아무도 일을 마치지 못한 채 내리 ${count(attempt?.givenBackInARow ?? 0)}번 그러기도 했어요.`;
}

export function orders({ explored }: DeadlockFacts): string {
  if (!explored) return '세어 본 것이 없어요';
  return `순서는 ${explored.partial ? '적어도 ' : '모두 '}${count(explored.schedules)}가지예요`;
}

export function explored(facts: DeadlockFacts): string {
  const { explored: found } = facts;
  if (!found) return '이번 실행에서는 순서를 따져 보지 않았어요.';
  const stuck =
    found.deadlocks === 0n
      ? found.partial
        ? '중간에 멈췄지만 거기까지 교착 상태는 없었어요.'
        : '교착 상태에 빠지는 순서는 하나도 없어요.'
      : `그중 ${count(found.deadlocks)}가지가 교착 상태에 빠져요.`;
  const shortest = found.shortest ? ` 가장 짧은 것은 ${formatSchedule(found.shortest)}.` : '';
  return `${orders(facts)}. ${stuck}${shortest}`;
}

/** 순서를 보고 무언가를 읽는 사람은 그 순서를 누가 정했는지 알아야 해요. */
export function whoChose({ last }: DeadlockFacts): string {
  if (!last) return '';
  return last.live
    ? ' 이 순서는 아무도 정하지 않았어요. 스레드가 자유롭게 움직인 결과예요.'
    : ' 이 순서는 여러분이나 진행 방식이 정했어요. 그냥 두면 가끔씩만 이렇게 돼요.';
}
