/** Pieces of the Korean sentences that several experiments say. */
import { josa } from '../../../trace/josa';
import type { RepairProposal } from '../../../../../shared/labs/races/repair-proposals';
import type { Attempt } from '../attempts';
import { counted, share, type RacesFacts, type Series } from '../facts';
import { faultWords } from './program-error';
import { storyOf } from './story-words';

/** What went wrong in this program, as the end of a sentence. */
export const wrong = ({ program }: RacesFacts): string =>
  ({
    increment: '갱신을 잃었어요',
    ticket: '마지막 표를 두 번 이상 팔았어요',
    publish: '데이터 없이 깃발만 보였어요',
  })[program];

/** How an attempt ended. */
export function ending({ program, params, shown }: RacesFacts): string {
  if (!shown) return '아직 한 걸음도 움직이지 않았어요.';
  if (shown.deadlocked) return '스레드들이 서로를 기다리느라 아무도 나아가지 못해요.';
  if (shown.outcome === undefined) return `${shown.steps.length}걸음을 갔고, 아직 끝나지 않았어요.`;
  switch (program) {
    case 'increment':
      return `${params.threads * params.increments}번 더했는데 마지막 값은 ${josa(String(shown.outcome), '이에요/예요')}.`;
    case 'ticket':
      return `1장 남은 표를 ${shown.outcome}장 팔았어요.`;
    case 'publish':
      return shown.outcome > 0
        ? `깃발은 보았지만 데이터를 놓친 읽기가 ${shown.outcome}번이에요.`
        : '데이터 없이 깃발만 본 스레드는 없어요.';
  }
}

/** The steps of the attempt that is spoken of, as a sentence of its own; nothing if there are none. */
export function steps(attempt: Attempt | undefined): string {
  const story = storyOf.ko(attempt);
  return story === '' ? '' : ` ${story}.`;
}

export const failedOf = (series: Series | undefined): string =>
  series ? `${counted(series.runs)}번 중 ${counted(series.failed)}번` : '0번';

/** `20가지 순서 중 18가지(90 %)`; lower bounds say so. */
export function ordersOf({ explored }: RacesFacts): string {
  if (!explored) return '아직 세어 본 순서가 없는데';
  const all = `${explored.partial ? '적어도 ' : ''}${counted(explored.schedules)}가지`;
  return `${all} 순서 중 ${counted(explored.violations)}가지(${share(explored.violations, explored.schedules)})`;
}

/** How many of the orders were executed, and why that is enough where it is not all: a sentence. */
export function reduced({ explored }: RacesFacts): string {
  if (!explored) return '실제로 실행해 본 것은 없어요.';
  return BigInt(explored.explored) < explored.schedules
    ? `실제로 실행해 본 것은 ${counted(explored.explored)}가지예요. 서로 건드리지 않는 걸음은 순서를 바꿔도 결과가 같아서 하나만 실행하면 되거든요(부분 순서 축소, partial-order reduction).`
    : '하나도 빠짐없이 실행해 봤어요.';
}

/** `1,000번 중 4번 갱신을 잃었어요`. */
export const raced = (f: RacesFacts): string =>
  f.series?.failed === 0 ? `${counted(f.series.runs)}번 모두 괜찮았어요` : `${failedOf(f.series)} ${wrong(f)}`;

/** `20가지 순서 중 18가지(90 %)에서 갱신을 잃었어요`. */
export const found = (f: RacesFacts): string =>
  f.explored?.violations === 0n && !f.explored.partial
    ? `${counted(f.explored.schedules)}가지 순서가 모두 괜찮았어요`
    : `${ordersOf(f)}에서 ${wrong(f)}`;

export const finals = (series: Series | undefined): string => {
  const outcomes = [...(series?.outcomes.keys() ?? [])];
  if (outcomes.length === 0) return '';
  const [least, most] = [Math.min(...outcomes), Math.max(...outcomes)];
  return least === most
    ? `마지막 값은 모두 ${josa(counted(least), '이에요/예요')}.`
    : `마지막 값은 ${counted(least)}에서 ${counted(most)}까지 나왔어요.`;
};

export const errorOf = ({ programError }: RacesFacts): string =>
  programError ? `${faultWords.ko(programError)} ` : '';

/** Where a write on an outdated value is to be found, if there is one. */
export const staleHint = (f: RacesFacts): string =>
  f.attempts.some(({ staleWrites, violates }) => violates && staleWrites.length > 0)
    ? '다른 스레드가 쓰기 전에 읽어 두었다가 나중에 쓴 곳을 찾아보세요.'
    : `${ending(f)} 이번 실행에는 그런 쓰기가 없어요.`;

/** `6가지 중 4가지` of a repair that was proposed. */
export function proposed({ proposals }: RacesFacts, proposal: RepairProposal): string {
  const orders = proposals.get(proposal);
  return orders ? `${counted(orders.schedules)}가지 순서 중 ${counted(orders.violations)}가지` : '몇 가지 순서';
}

/** How each of the proposed repairs did. */
export const verdicts = (f: RacesFacts): string =>
  f.proposals.size === 0
    ? ''
    : ` 틀린 순서는 쓰기만 락 ${proposed(f, 'lock-store')}, 함께 락 ${proposed(f, 'lock-both')}, 한 번 더 확인 ${proposed(f, 'check-twice')}, 잠깐 쉬기 ${proposed(f, 'pause')}예요.`;
