/** Parts of sentences that several texts of this lab share, in Korean. */
import { josa } from '../../../trace/josa';
import { listed, signalFigures } from '../../figures';
import { killAtWork } from '../bets';
import { isConsumer, type ProcessesFacts } from '../facts';

export const perConsumer = ({ consumers, finishedBy }: ProcessesFacts): string =>
  consumers.map((actor) => `${josa(actor, '은/는')} ${finishedBy[actor]?.length ?? 0}개`).join(', ');
export const handledOf = ({ handled }: ProcessesFacts): string =>
  Object.entries(handled)
    .map(([actor, value]) => `${actor}: ${value}`)
    .join(', ');
/** A sentence without its full stop: `consumer-1은 종료 코드 0으로 끝났어요`. */
export function endOf({ endings }: ProcessesFacts, actor: string): string {
  const ending = endings[actor];
  const who = josa(actor, '은/는');
  if (!ending) return `${who} 아직 실행 중이에요`;
  const signal = signalFigures(ending);
  if (!signal) return `${who} 종료 코드 ${josa(String(ending.code ?? '?'), '으로/로')} 끝났어요`;
  return signal.code === undefined
    ? `${who} ${josa(signal.signal, '으로/로')} 끝났어요(셸에서는 ${josa(signal.shell, '으로/로')} 보여요)`
    : `${who} 종료 코드 ${josa(String(signal.code), '으로/로')} 끝났어요(${signal.shell}, ${signal.signal})`;
}
/** In brackets behind a name: `종료 코드 0`, or the signal. */
export function endFigure({ endings }: ProcessesFacts, actor: string): string {
  const ending = endings[actor];
  return ending ? (signalFigures(ending)?.signal ?? `종료 코드 ${ending.code ?? '?'}`) : '아직 실행 중';
}
/** Whoever reads what the order shows must know who chose it. */
export const chosenOrder = ({ gated }: ProcessesFacts): string =>
  gated
    ? ' 다만 이번 실행의 순서는 여러분이나 진행 방식이 정했어요. 운영체제가 정하는 순서를 보려면 ‘그대로’로 실행해 보세요.'
    : '';
export const killed = (facts: ProcessesFacts) => {
  const kill = killAtWork(facts);
  return {
    actor: kill?.actor ?? '소비자',
    signal: kill?.signal ?? '시그널',
    item: kill?.during ? listed([kill.during.item]) : '그 항목',
  };
};
/** The consumer that a signal ended; the first, where there were several. */
export const gone = ({ kills }: ProcessesFacts): string =>
  kills.find(({ actor }) => isConsumer(actor))?.actor ?? 'consumer-1';
export const leftWords = ({ left }: ProcessesFacts): string =>
  left.length === 0 ? '큐에는 아무것도 남지 않았어요.' : `큐에 남은 것: ${listed(left)}.`;
