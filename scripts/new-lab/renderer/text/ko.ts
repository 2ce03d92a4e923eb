import type { SameText } from '../../../language/text';
import type { NoteFields } from '../../../trace/note-words';
import { kindOf } from '../../picked';
import type { en } from './en';

export const ko: SameText<typeof en> = {
  idea: '이 실험실이 무엇을 다루는지 한 문장으로 써 주세요.',
  terms: [{ term: '용어(term)', meaning: '배우는 사람이 알아야 할 뜻을 한 문장으로 써 주세요.' }],
  parameters: {
    workers: { label: '일꾼 수', hint: '일하는 프로세스가 몇 개인지 정해요.' },
    steps: { label: '단계 수', hint: '일꾼마다 몇 번 일하는지 정해요.' },
    workMs: { label: '한 단계에 걸리는 시간', hint: '한 번 일하는 데 얼마나 걸리는지 정해요.' },
  },
  experiments: {
    default: {
      intro: '프로세스 하나가 세 번 일하고 끝나요.',
      question: '모두 끝났을 때 몇 단계를 마쳤을까요?',
      options: {},
      happened: (f) => `${f.params.workers * f.params.steps}단계 가운데 ${f.stepsDone}단계를 마쳤어요.`,
      right: (f) => `${f.stepsDone}단계를 마쳤어요.`,
      feedback: {},
      otherwise: (f) => `일꾼마다 ${f.params.steps}단계씩, 모두 ${f.stepsDone}단계를 마쳤어요.`,
      unsettled: '일꾼이 모두 끝나면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) => `일꾼은 저마다 ${f.params.steps}단계를 하나씩 차례로 마치고 끝나요.`,
      modelAnswer: '일꾼은 주어진 만큼 일하고 끝나요.',
      tasks: {
        'first-step': {
          ask: '일꾼이 한 단계를 시작하는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}일꾼의 줄을 살펴보세요.`,
          done: () => '맞아요.',
        },
        'ten-steps': {
          ask: '모두 열 단계 이상 일하게 해 보세요.',
          missing: (f) => `이번에는 ${f.stepsDone}단계였어요.`,
          done: (f) => `${f.stepsDone}단계를 마쳤어요.`,
        },
        'few-and-long': {
          ask: '일꾼마다 두 단계 이하로, 합쳐서 1초 이상 일하게 해 보세요.',
          missing: (f) => `일꾼마다 ${f.params.steps}단계, 합쳐서 ${f.workedMs} ms 일했어요.`,
          done: (f) => `합쳐서 ${f.workedMs} ms 일했어요.`,
        },
      },
    },
  },
  notes: { DONE: (note: NoteFields) => `${note.figure('step')}번째 단계를 마쳤어요` },
};
