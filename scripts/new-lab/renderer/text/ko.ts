import type { SameText } from '../../../language/text';
import type { en } from './en';

export const ko: SameText<typeof en> = {
  idea: '이 실험실이 무엇을 다루는지 한 문장으로 써 주세요.',
  terms: [{ term: '프로세스(process)', meaning: '실행 중인 프로그램이에요. 자기만의 메모리와 번호(PID)가 있어요.' }],
  parameters: {
    steps: { label: '단계 수', hint: '일꾼이 몇 번 일하는지 정해요.' },
    workMs: { label: '한 단계에 걸리는 시간', hint: '한 번 일하는 데 얼마나 걸리는지 정해요.' },
  },
  experiments: {
    default: {
      intro: '프로세스 하나가 세 번 일하고 끝나요.',
      question: '끝났을 때 몇 단계를 마쳤을까요?',
      options: {},
      happened: (f) => `일꾼이 ${f.params.steps}단계 가운데 ${f.stepsDone}단계를 마쳤어요.`,
      right: (f) => `하나씩 차례로 ${f.stepsDone}단계를 마쳤어요.`,
      feedback: {},
      otherwise: (f) => `${f.stepsDone}단계를 마쳤어요.`,
      unsettled: '실행이 끝나면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) => `일꾼이 ${f.stepsDone}단계를 마치고 끝났어요.`,
      modelAnswer: '주어진 만큼 일하고 끝나요.',
      tasks: {
        'first-step': {
          ask: '일꾼이 한 단계를 시작하는 이벤트를 골라 보세요.',
          missing: () => '일꾼의 줄을 살펴보세요.',
          done: () => '맞아요.',
        },
        'ten-steps': {
          ask: '일꾼이 열 단계 이상 일하게 해 보세요.',
          missing: (f) => `이번에는 ${f.stepsDone}단계였어요.`,
          done: (f) => `${f.stepsDone}단계를 마쳤어요.`,
        },
      },
    },
  },
};
