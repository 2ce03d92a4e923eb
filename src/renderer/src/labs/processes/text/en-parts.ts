/** Parts of sentences that several texts of this lab share. */
import { exitFigure, listed } from '../../figures';
import { killAtWork } from '../bets';
import type { ProcessesFacts } from '../facts';

export const itemCount = (count: number): string => (count === 1 ? '1 item' : `${count} items`);
export const perConsumer = ({ consumers, finishedBy }: ProcessesFacts): string =>
  consumers.map((actor) => `${actor} finished ${finishedBy[actor]?.length ?? 0}`).join(', ');
export const handledOf = ({ handled }: ProcessesFacts): string =>
  Object.entries(handled)
    .map(([actor, value]) => `${actor}: ${value}`)
    .join(', ');
export const endOf = (facts: ProcessesFacts, actor: string): string => {
  const ending = facts.endings[actor];
  return ending ? exitFigure(ending) : 'still running';
};
export const killed = (facts: ProcessesFacts) => {
  const kill = killAtWork(facts);
  return {
    actor: kill?.actor ?? 'the consumer',
    signal: kill?.signal ?? 'the signal',
    item: kill?.during ? listed([kill.during.item]) : 'the item',
  };
};
export const leftWords = ({ left }: ProcessesFacts): string =>
  left.length === 0 ? 'Nothing was left in the queue.' : `Left in the queue: ${listed(left)}.`;
