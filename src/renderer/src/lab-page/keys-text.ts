/** The words of the list of keys, for the lab page and the diagram on it. */
import type { SameText, Texts } from '../language/text';

const en = {
  lab: {
    title: 'In a lab',
    run: 'Run',
    pause: 'Pause or resume',
    step: 'One step',
    stop: 'Stop',
    follow: 'Follow the newest event',
  },
  diagram: {
    title: 'In the diagram',
    step: 'Previous or next event',
    inLane: 'Previous or next event of the same lane',
    lane: 'Another lane',
    ends: 'First or last event',
    zoom: 'Closer or further',
    fit: 'All of it',
    inspect: 'Show the event',
    none: 'Select nothing',
  },
};

const ko: SameText<typeof en> = {
  lab: {
    title: '실험실에서',
    run: '실행',
    pause: '일시 정지 또는 계속',
    step: '한 걸음',
    stop: '끝내기',
    follow: '가장 새로운 이벤트 따라가기',
  },
  diagram: {
    title: '그림에서',
    step: '이전 또는 다음 이벤트',
    inLane: '같은 줄의 이전 또는 다음 이벤트',
    lane: '다른 줄로',
    ends: '처음 또는 마지막 이벤트',
    zoom: '가까이 또는 멀리',
    fit: '전체 보기',
    inspect: '이벤트 자세히 보기',
    none: '선택 풀기',
  },
};

export const keysTexts: Texts<typeof en> = { en, ko };
