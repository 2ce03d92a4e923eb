import type { Fidelity } from '../../../../shared/trace/event';
import type { SameText, Texts } from '../../language/text';

/** Who chose the order, for each way in which the steps of this lab are obtained. */
type Chosen = Readonly<Partial<Record<Fidelity, string>>>;

const times = (count: number): string => (count === 1 ? '1 time' : `${count.toLocaleString('en')} times`);

const en = {
  meals: (count: number) => `ate ${times(count)}`,
  uses: (count: number) => `used both ${times(count)}`,
  givenBack: (count: number) => `gave back ${times(count)}`,
  everybody: 'What each of them runs',
  chosen: {
    LIVE: 'Nobody chose this order: the threads ran free.',
    GATED: 'These are real threads, but the order of their steps was chosen.',
    SIMULATED: 'So far this happened in the model only; no thread stands here.',
  } as Chosen,
  nobodyNotices:
    'And nobody notices. To Node and the operating system these are threads that sleep; only this drawing shows the circle.',
  standing: 'It will not end by itself. Stop the run, or go back a step under “Schedule”.',
};
const ko: SameText<typeof en> = {
  meals: (count) => `${count.toLocaleString('ko')}번 먹음`,
  uses: (count) => `둘 다 ${count.toLocaleString('ko')}번 씀`,
  givenBack: (count) => `${count.toLocaleString('ko')}번 돌려놓음`,
  everybody: '저마다 하는 일',
  chosen: {
    LIVE: '이 순서는 아무도 정하지 않았어요. 스레드가 자유롭게 달리다 이렇게 됐어요.',
    GATED: '진짜 스레드지만, 걸음의 순서는 정해 준 거예요.',
    SIMULATED: '모델 안에서 일어난 일이에요. 멈춰 서 있는 진짜 스레드는 없어요.',
  },
  nobodyNotices:
    '그런데 아무도 알아채지 못해요. Node와 운영체제에는 그저 자고 있는 스레드로 보이고, 바퀴는 이 그림에서만 보여요.',
  standing: '저절로는 끝나지 않아요. 실행을 끝내거나, 아래 ‘스케줄’에서 한 걸음 되돌려 보세요.',
};
export const texts: Texts<typeof en> = { en, ko };
