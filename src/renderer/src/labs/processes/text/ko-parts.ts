/** Parts of sentences that several texts of this lab share, in Korean. */
import { exitFigure, listed } from '../../figures';
import { killAtWork } from '../bets';
import type { ProcessesFacts } from '../facts';

export const perConsumer = ({ consumers, finishedBy }: ProcessesFacts): string =>
  consumers.map((actor) => `${actor} ${finishedBy[actor]?.length ?? 0}개`).join(', ');
export const handledOf = ({ handled }: ProcessesFacts): string =>
  Object.entries(handled)
    .map(([actor, value]) => `${actor} ${value}`)
    .join(', ');
export const endOf = (facts: ProcessesFacts, actor: string): string => {
  const ending = facts.endings[actor];
  return ending ? exitFigure(ending) : '아직 실행 중';
};
export const killed = (facts: ProcessesFacts) => {
  const kill = killAtWork(facts);
  return {
    actor: kill?.actor ?? '소비자',
    signal: kill?.signal ?? '시그널',
    item: kill?.during ? listed([kill.during.item]) : '그 항목',
  };
};
export const leftWords = ({ left }: ProcessesFacts): string =>
  left.length === 0 ? '큐에는 아무것도 남지 않았어요.' : `큐에 남은 것: ${listed(left)}.`;
