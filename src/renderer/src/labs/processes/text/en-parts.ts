/** Parts of sentences that several texts of this lab share. */
import { listed, signalFigures } from '../../figures';
import { killAtWork } from '../bets';
import { isConsumer, type ProcessesFacts } from '../facts';

export const itemCount = (count: number): string => (count === 1 ? '1 item' : `${count} items`);
export const perConsumer = ({ consumers, finishedBy }: ProcessesFacts): string =>
  consumers.map((actor) => `${actor} finished ${finishedBy[actor]?.length ?? 0}`).join(', ');
export const handledOf = ({ handled }: ProcessesFacts): string =>
  Object.entries(handled)
    .map(([actor, value]) => `${actor}: ${value}`)
    .join(', ');
/** A clause: `consumer-1 ended with exit code 0`. */
export function endOf({ endings }: ProcessesFacts, actor: string): string {
  const ending = endings[actor];
  if (!ending) return `${actor} is still running`;
  const signal = signalFigures(ending);
  if (!signal) return `${actor} ended with exit code ${ending.code ?? '?'}`;
  return signal.code === undefined
    ? `${actor} was ended by ${signal.signal} (a shell shows ${signal.shell})`
    : `${actor} ended with exit code ${signal.shell} (${signal.signal})`;
}
/** In brackets behind a name: `exit code 0`, or the signal. */
export function endFigure({ endings }: ProcessesFacts, actor: string): string {
  const ending = endings[actor];
  return ending ? (signalFigures(ending)?.signal ?? `exit code ${ending.code ?? '?'}`) : 'still running';
}
/** Whoever reads what the order shows must know who chose it. */
export const chosenOrder = ({ gated }: ProcessesFacts): string =>
  gated
    ? ' Mind the order in this run: you, or “How it moves”, decided who went next. Choose “Free” and run again to see the order your operating system gives.'
    : '';
export const killed = (facts: ProcessesFacts) => {
  const kill = killAtWork(facts);
  return {
    actor: kill?.actor ?? 'the consumer',
    signal: kill?.signal ?? 'the signal',
    item: kill?.during ? listed([kill.during.item]) : 'the item',
  };
};
/** The consumer that a signal ended; the first, where there were several. */
export const gone = ({ kills }: ProcessesFacts): string =>
  kills.find(({ actor }) => isConsumer(actor))?.actor ?? 'consumer-1';
export const leftWords = ({ left }: ProcessesFacts): string =>
  left.length === 0 ? 'Nothing was left in the queue.' : `Left in the queue: ${listed(left)}.`;
