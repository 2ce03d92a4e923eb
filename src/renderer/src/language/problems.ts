/** Why a value does not fit, in the reader's language: one sentence that says what does. */
import type { ParameterProblem } from '../../../shared/labs/lab';
import { formatItem } from '../../../shared/labs/item-list';
import type { Language, SameText } from './text';

type AnyProblem = ParameterProblem['problem'];
type ProblemTexts = { readonly [Code in AnyProblem['code']]: (problem: Extract<AnyProblem, { code: Code }>) => string };

/** Items are counted from 1 where people read. */
const place = (at: number): string => (at + 1).toLocaleString('en');
const count = (value: number): string => value.toLocaleString('en');

/** By the name that the system or the server gives it, which begins what they say. */
const REASONS = {
  en: {
    ECONNREFUSED: 'nobody is waiting there (ECONNREFUSED)',
    ENOTFOUND: 'no machine of that name is known (ENOTFOUND)',
    EHOSTUNREACH: 'there is no way to that machine (EHOSTUNREACH)',
    ENETUNREACH: 'there is no way to that network (ENETUNREACH)',
    ETIMEDOUT: 'no answer came in time (ETIMEDOUT)',
    CLOSED: 'it hung up at once, so it is no Redis, or one that takes nobody any more',
    NOTREDIS: 'something else answers there: this is no Redis',
    NOAUTH: 'this server wants a password (NOAUTH)',
    WRONGPASS: 'this user and password do not fit (WRONGPASS)',
  },
  ko: {
    ECONNREFUSED: '거기서 기다리는 서버가 없어요(ECONNREFUSED).',
    ENOTFOUND: '그런 이름의 컴퓨터를 찾을 수 없어요(ENOTFOUND).',
    EHOSTUNREACH: '그 컴퓨터로 가는 길이 없어요(EHOSTUNREACH).',
    ENETUNREACH: '그 네트워크로 가는 길이 없어요(ENETUNREACH).',
    ETIMEDOUT: '제때 답이 오지 않았어요(ETIMEDOUT).',
    CLOSED: '연결하자마자 끊어 버렸어요. Redis가 아니거나, 더는 받아 주지 않는 서버예요.',
    NOTREDIS: '다른 프로그램이 답했어요. Redis가 아니에요.',
    NOAUTH: '비밀번호가 필요한 서버예요(NOAUTH).',
    WRONGPASS: '사용자 이름이나 비밀번호가 맞지 않아요(WRONGPASS).',
  },
} as const;

/** What nobody has put into words is said as it was told. */
function whyNot(reason: string, words: Readonly<Record<string, string>>): string {
  const name = /^[A-Z]+/.exec(reason)?.[0] ?? '';
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? reason.trim().replace(/\.$/, '');
}

const en = {
  NOT_A_WHOLE_NUMBER: ({ min, max }) => `Needs a whole number from ${count(min)} to ${count(max)}.`,
  OUT_OF_RANGE: ({ min, max, got }) => `Goes from ${count(min)} to ${count(max)}; ${count(got)} does not fit.`,
  NOT_A_CHOICE: ({ choices }) => `Takes one of: ${choices.join(', ')}.`,
  NOT_A_LIST: () =>
    `This does not read as a list. Separate items by commas, and put text with a comma or a quote between quotes: 1, 2, ${formatItem('a, b')}`,
  TOO_MUCH_TEXT: ({ max, got }) => `Takes up to ${count(max)} characters in all; here are ${count(got)}.`,
  TOO_FEW_ITEMS: ({ min }) => `Needs at least ${min === 1 ? 'one item' : `${count(min)} items`}.`,
  TOO_MANY_ITEMS: ({ max, got }) => `Takes up to ${count(max)} items; here are ${count(got)}.`,
  ITEM_TOO_LONG: ({ max, got, at }) =>
    `Item ${place(at)} has ${count(got)} characters; up to ${count(max)} are allowed.`,
  NOT_AN_ITEM: ({ at }) => `Item ${place(at)} is neither a number nor a text.`,
  NOT_A_SCHEDULE: ({ maxThread }) =>
    `Takes thread numbers from 0 to ${count(maxThread)}, separated by commas: 0, 0, 1, 1.`,
  TOO_MANY_STEPS: ({ max, got }) => `Takes up to ${count(max)} steps; here are ${count(got)}.`,
  NOT_A_TEXT: () => 'Needs a text.',
  NOT_A_NUMBER: ({ min, max }) => `Needs a number from ${count(min)} to ${count(max)}, such as ${String(max / 2)}.`,
  NOT_A_FLAG: () => 'Needs true or false.',
  NOT_POSITIONS: ({ min, max }) =>
    `Takes whole numbers from ${count(min)} to ${count(max)}, separated by commas: 2, 5.`,
  NOT_RISING: ({ at }) => `Each number must be larger than the one before; number ${place(at)} is not.`,
  NOT_AN_ADDRESS: () => 'Needs an address such as redis://127.0.0.1:6379, or nothing for the broker inside the app.',
  PORT_IN_USE: ({ port }) => `Port ${String(port)} is taken by another program. Choose another, or 0 for any free one.`,
  PORT_FORBIDDEN: ({ port }) =>
    `The system does not let us have port ${String(port)}. Choose one from 1024 up, or 0 for any free one.`,
  UNREACHABLE: ({ address, reason }) => `No connection to ${address}: ${whyNot(reason, REASONS.en)}.`,
  NO_SUCH_PARAMETER: ({ known }) => `This lab has no such setting. It has: ${known.join(', ')}.`,
} satisfies ProblemTexts;

const ko: SameText<typeof en> = {
  NOT_A_WHOLE_NUMBER: ({ min, max }) => `${count(min)}부터 ${count(max)}까지의 정수를 넣어 주세요.`,
  OUT_OF_RANGE: ({ min, max, got }) =>
    `${count(min)}부터 ${count(max)}까지만 쓸 수 있어요. 지금 값은 ${count(got)}예요.`,
  NOT_A_CHOICE: ({ choices }) => `이 중에서 하나를 골라 주세요: ${choices.join(', ')}.`,
  NOT_A_LIST: () =>
    `목록으로 읽을 수 없어요. 항목은 쉼표로 나누고, 쉼표나 따옴표가 든 글자는 따옴표로 감싸 주세요. 예: 1, 2, ${formatItem('a, b')}`,
  TOO_MUCH_TEXT: ({ max, got }) => `모두 합쳐 ${count(max)}자까지예요. 지금은 ${count(got)}자예요.`,
  TOO_FEW_ITEMS: ({ min }) => `항목을 ${count(min)}개 이상 넣어 주세요.`,
  TOO_MANY_ITEMS: ({ max, got }) => `항목은 ${count(max)}개까지예요. 지금은 ${count(got)}개 있어요.`,
  ITEM_TOO_LONG: ({ max, got, at }) => `${place(at)}번째 항목이 ${count(got)}자예요. ${count(max)}자까지 쓸 수 있어요.`,
  NOT_AN_ITEM: ({ at }) => `${place(at)}번째 항목은 숫자도 글자도 아니에요.`,
  NOT_A_SCHEDULE: ({ maxThread }) =>
    `0부터 ${count(maxThread)}까지의 스레드 번호를 쉼표로 나눠 써 주세요. 예: 0, 0, 1, 1`,
  TOO_MANY_STEPS: ({ max, got }) => `${count(max)}단계까지 쓸 수 있어요. 지금은 ${count(got)}단계예요.`,
  NOT_A_TEXT: () => '글을 넣어 주세요.',
  NOT_A_NUMBER: ({ min, max }) => `${count(min)}부터 ${count(max)}까지의 수를 넣어 주세요. 예: ${String(max / 2)}`,
  NOT_A_FLAG: () => 'true나 false를 넣어 주세요.',
  NOT_POSITIONS: ({ min, max }) => `${count(min)}부터 ${count(max)}까지의 정수를 쉼표로 나눠 써 주세요. 예: 2, 5`,
  NOT_RISING: ({ at }) => `뒤의 수가 앞의 수보다 커야 해요. ${place(at)}번째 수가 그렇지 않아요.`,
  NOT_AN_ADDRESS: () => 'redis://127.0.0.1:6379 같은 주소를 넣거나, 앱 안의 브로커를 쓰려면 비워 두세요.',
  PORT_IN_USE: ({ port }) =>
    `${String(port)}번 포트는 다른 프로그램이 쓰고 있어요. 다른 번호를 고르거나, 아무거나 괜찮으면 0을 넣어 주세요.`,
  PORT_FORBIDDEN: ({ port }) =>
    `시스템이 ${String(port)}번 포트를 내주지 않아요. 1024 이상을 고르거나, 아무거나 괜찮으면 0을 넣어 주세요.`,
  UNREACHABLE: ({ address, reason }) => `${address}에 연결하지 못했어요: ${whyNot(reason, REASONS.ko)}`,
  NO_SUCH_PARAMETER: ({ known }) => `이 실험실에 없는 설정이에요. 있는 설정: ${known.join(', ')}.`,
};

const texts = { en, ko };

/** A sentence for the field the problem is about; the field's name is not repeated. */
export function problemText(problem: AnyProblem, language: Language): string {
  // The code picks the text that takes this very problem, which the compiler cannot follow across a union.
  const text = texts[language][problem.code] as (problem: AnyProblem) => string;
  return text(problem);
}
