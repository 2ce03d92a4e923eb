/** What is wrong with a text of the learner's, in words: the code crossed the wire, the sentence is here. */
import { PROGRAM_ERRORS, type ProgramErrorCode } from '../../../../../shared/labs/races/program-error';
import type { RacesFacts } from '../facts';

type Sentences = Readonly<Record<ProgramErrorCode, (what: string) => string>>;

const en: Sentences = {
  SYNTAX_ERROR: (what) => `This cannot be read as a program: ${what}.`,
  NO_PROGRAM: () => 'There is no function* in it.',
  NOT_ALLOWED: (what) => `This cannot be used here: ${what}.`,
  NO_SUCH_STEP: (what) => `yield needs a step of self; this was ${what}.`,
  UNKNOWN_CELL: (what) => `There is nothing called ${what}. The cell is tickets, the lock is mutex.`,
  NOT_A_NUMBER: (what) => `A whole number is needed here; this was ${what}.`,
  NOT_HELD: (what) => `It lets go of ${what} without holding it.`,
  ENDLESS_LOOP: () => 'It goes round and round and never makes a step.',
  OUT_OF_MEMORY: () => 'It used more memory than it is given.',
  THREW: (what) => `It threw: ${what}.`,
};

const ko: Sentences = {
  SYNTAX_ERROR: (what) => `프로그램으로 읽을 수 없어요(${what}).`,
  NO_PROGRAM: () => 'function*이 없어요.',
  NOT_ALLOWED: (what) => `여기서는 쓸 수 없어요(${what}).`,
  NO_SUCH_STEP: (what) => `yield 뒤에는 self의 동작이 와야 해요(받은 것: ${what}).`,
  UNKNOWN_CELL: (what) => `${what}(이)라는 것은 없어요. 칸은 tickets, 락은 mutex예요.`,
  NOT_A_NUMBER: (what) => `정수가 필요해요(받은 것: ${what}).`,
  NOT_HELD: (what) => `쥐고 있지 않은 락을 놓으려 했어요(${what}).`,
  ENDLESS_LOOP: () => '한 걸음도 나아가지 않고 끝없이 돌아요.',
  OUT_OF_MEMORY: () => '쓸 수 있는 메모리를 넘었어요.',
  THREW: (what) => `예외를 던졌어요(${what}).`,
};

type Fault = NonNullable<RacesFacts['programError']>;

function sentence(sentences: Sentences, { code, message }: Fault): string {
  const known = PROGRAM_ERRORS.find((one) => one === code);
  return known ? sentences[known](message) : message;
}

export const faultWords = {
  en: (fault: Fault): string => `${fault.line > 0 ? `Line ${fault.line}: ` : ''}${sentence(en, fault)}`,
  ko: (fault: Fault): string => `${fault.line > 0 ? `${fault.line}번째 줄: ` : ''}${sentence(ko, fault)}`,
};
