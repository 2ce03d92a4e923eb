import type { SameText, Texts } from '../language/text';

const en = {
  choose: 'Compare with',
  kept: (name: string) => `${name} (kept)`,
  at: (name: string, time: string) => `${name}, ${time}`,
  none: 'Nothing to compare with yet',
  noneHint:
    'Run once more, with another experiment or another setup. The run before stays here, and so do the runs you keep.',
  running: 'When this run has ended, you can lay an earlier one beside it.',
  pick: 'Choose a run, and both stand side by side here.',
  reading: 'Reading that run…',
  setups: 'How they were set up',
  thisRun: 'This run',
  thatRun: 'The other run',
  named: (which: string, name: string) => `${which}: ${name}`,
  experiment: 'Experiment',
  sameSetup: 'Both were set up alike.',
};
const ko: SameText<typeof en> = {
  choose: '비교할 실행',
  kept: (name) => `${name} (보관한 실행)`,
  at: (name, time) => `${name}, ${time}`,
  none: '아직 비교할 실행이 없어요',
  noneHint:
    '다른 실험이나 다른 설정으로 한 번 더 실행해 보세요. 앞의 실행이 여기 남아 있고, 보관한 실행도 고를 수 있어요.',
  running: '이 실행이 끝나면 앞의 실행과 나란히 놓고 볼 수 있어요.',
  pick: '실행을 하나 고르면 둘이 나란히 보여요.',
  reading: '그 실행을 읽고 있어요…',
  setups: '무엇을 다르게 했나',
  thisRun: '이 실행',
  thatRun: '다른 실행',
  named: (which, name) => `${which}: ${name}`,
  experiment: '실험',
  sameSetup: '둘의 설정은 같아요.',
};
export const compareTexts: Texts<typeof en> = { en, ko };
