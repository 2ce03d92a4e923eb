/** What went wrong, in the reader's language: a sentence for every code that can reach the screen. */
import type { bench } from '../../../shared/bench/contract';
import type { RELAY_ERRORS } from '../../../shared/relay/actions';
import type { ParameterProblem } from '../../../shared/labs/lab';
import type { CodeOf } from '../../../shared/wire/contract';
import { asLabError, type WireCode } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import { josa } from '../trace/josa';
import { problemText } from './problems';
import type { Language, SameText } from './text';

type Operations = (typeof bench)['operations'];
type BenchCode = { [Name in keyof Operations]: CodeOf<Operations[Name]> }[keyof Operations];
/** Codes of a run's end and of the labs' own actions, which the bench passes on. */
type RunCode =
  | 'SPAWN_FAILED'
  | 'NO_SUCH_ACTOR'
  | 'ACTOR_HAS_ENDED'
  | 'QUEUE_IS_CLOSED'
  | 'QUEUE_IS_FULL'
  | 'NOT_COOPERATIVE'
  | 'NO_PORT'
  | 'SERVER_FAILED'
  | (typeof RELAY_ERRORS)[number];

type Detail = Readonly<Record<string, Json>>;
type ErrorTexts = { readonly [Code in BenchCode | WireCode | RunCode]: (detail: Detail) => string };

/** A figure of the detail as text; empty where it is not there. */
function figure(detail: Detail, name: string): string {
  const value = detail[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** ` (…)` around what is there, nothing around nothing. */
const aside = (text: string): string => (text === '' ? '' : ` (${text})`);

const en = {
  UNKNOWN_LAB: () => 'There is no lab of that name.',
  UNKNOWN_EXPERIMENT: () => 'This lab has no experiment of that name.',
  BAD_PARAMETER: (detail) => `“${figure(detail, 'parameter')}”: ${nested(detail, 'en')}`,
  TOO_MANY_RUNS: (detail) => `${figure(detail, 'most')} runs are kept at once. Stop or close one first.`,
  UNKNOWN_RUN: () => 'This run is not there any more. Start it again.',
  UNKNOWN_ACTOR: (detail) => `${figure(detail, 'actor')} is not part of this run any more.`,
  UNKNOWN_ACTION: () => 'This lab does not offer that.',
  RUN_HAS_ENDED: () => 'The run has ended already.',
  ACTION_FAILED: (detail) => nestedError(detail, 'en'),
  FILE_FAILED: (detail) =>
    `The file could not be read or written: ${figure(detail, 'path')}${aside(figure(detail, 'reason'))}`,
  RUN_NOT_ENDED: () => 'A run can be saved once it has ended.',
  NOT_A_RUN_FILE: () => 'This file is not a saved run, or it is damaged.',
  NO_PACKETS: () => 'Nothing of this run was on a network, so there are no packets to export.',
  NEWER_RUN_FILE: () => 'This run was saved by a newer Interleave. Update the app to open it.',
  UNKNOWN_OPERATION: () => 'The bench does not know this request. The page and the bench are of different versions.',
  INVALID_ARGUMENT: () => 'The bench did not accept this request.',
  CANCELLED: () => 'Cancelled.',
  CLOSED: () => 'The bench does not answer any more.',
  TOO_MANY_PENDING: () => 'Too many requests are open at once. Wait a moment and try again.',
  ANSWER_TOO_LARGE: () => 'The answer is too large to be sent.',
  INTERNAL: (detail) => `Something broke on our side${aside(figure(detail, 'message'))}. Try again.`,
  SPAWN_FAILED: (detail) => `The operating system could not start the program${aside(figure(detail, 'reason'))}.`,
  NO_SUCH_ACTOR: (detail) => `There is no ${figure(detail, 'actor') || 'such process'} in this run.`,
  ACTOR_HAS_ENDED: (detail) => `${figure(detail, 'actor') || 'It'} has ended already.`,
  QUEUE_IS_CLOSED: () => 'The queue is closed. Nothing more can be put.',
  QUEUE_IS_FULL: (detail) => `No more can be put by hand${aside(figure(detail, 'max'))}.`,
  NOT_COOPERATIVE: () => 'The threads of this run do not look at a request to end. Set “Rescue” to cancel.',
  NO_PORT: (detail) => `${figure(detail, 'actor') || 'The server'} ended before it had a port.`,
  SERVER_FAILED: (detail) =>
    figure(detail, 'reason') === ''
      ? 'The connection to the server was lost, and a program could not go on.'
      : `The server refused what a program asked: ${figure(detail, 'reason')}`,
  NO_SUCH_CARD: () => 'This card does not wait any more.',
  CARD_TOO_LARGE: (detail) => `A datagram holds at most ${figure(detail, 'max')} bytes.`,
  CARD_SIZE_FIXED: (detail) => `A piece of a stream keeps its size: ${figure(detail, 'size')} bytes.`,
  IMPOSSIBLE_HERE: () => 'A relay cannot do that to this kind of traffic.',
  NO_RELAY: () => 'This run has no relay.',
  RELAY_FULL: () => 'Too much waits at the relay already. Let something go first.',
} satisfies ErrorTexts;

const ko: SameText<typeof en> = {
  UNKNOWN_LAB: () => '그런 이름의 실험실이 없어요.',
  UNKNOWN_EXPERIMENT: () => '이 실험실에는 그런 이름의 실험이 없어요.',
  BAD_PARAMETER: (detail) => `‘${figure(detail, 'parameter')}’: ${nested(detail, 'ko')}`,
  TOO_MANY_RUNS: (detail) =>
    `실행은 한 번에 ${figure(detail, 'most')}개까지 둘 수 있어요. 먼저 하나를 멈추거나 닫아 주세요.`,
  UNKNOWN_RUN: () => '이 실행은 이제 없어요. 다시 시작해 주세요.',
  UNKNOWN_ACTOR: (detail) => `${figure(detail, 'actor')}: 이 실행에서 이미 빠졌어요.`,
  UNKNOWN_ACTION: () => '이 실험실에서는 할 수 없는 일이에요.',
  RUN_HAS_ENDED: () => '실행이 이미 끝났어요.',
  ACTION_FAILED: (detail) => nestedError(detail, 'ko'),
  FILE_FAILED: (detail) => `파일을 읽거나 쓸 수 없었어요: ${figure(detail, 'path')}${aside(figure(detail, 'reason'))}`,
  RUN_NOT_ENDED: () => '끝난 실행만 저장할 수 있어요.',
  NOT_A_RUN_FILE: () => '저장된 실행이 아니거나 손상된 파일이에요.',
  NO_PACKETS: () => '이 실행은 네트워크를 쓰지 않아서 내보낼 패킷이 없어요.',
  NEWER_RUN_FILE: () => '더 새로운 Interleave에서 저장한 실행이에요. 앱을 업데이트하면 열 수 있어요.',
  UNKNOWN_OPERATION: () => '실험대가 모르는 요청이에요. 화면과 실험대의 버전이 서로 달라요.',
  INVALID_ARGUMENT: () => '실험대가 이 요청을 받아들이지 않았어요.',
  CANCELLED: () => '취소했어요.',
  CLOSED: () => '실험대가 더는 답하지 않아요.',
  TOO_MANY_PENDING: () => '한꺼번에 보낸 요청이 너무 많아요. 잠시 뒤에 다시 해 보세요.',
  ANSWER_TOO_LARGE: () => '답이 너무 커서 보낼 수 없어요.',
  INTERNAL: (detail) => `앱 안쪽에서 문제가 생겼어요${aside(figure(detail, 'message'))}. 다시 해 보세요.`,
  SPAWN_FAILED: (detail) => `운영체제가 프로그램을 시작하지 못했어요${aside(figure(detail, 'reason'))}.`,
  NO_SUCH_ACTOR: (detail) => `이 실행에 없는 이름이에요${aside(figure(detail, 'actor'))}.`,
  ACTOR_HAS_ENDED: (detail) => `이미 끝났어요${aside(figure(detail, 'actor'))}.`,
  QUEUE_IS_CLOSED: () => '큐가 닫혀 있어서 더 넣을 수 없어요.',
  QUEUE_IS_FULL: (detail) => `손으로는 더 넣을 수 없어요${aside(figure(detail, 'max'))}.`,
  NOT_COOPERATIVE: () => '이번 실행의 스레드는 종료 요청을 살펴보지 않아요. ‘구하는 방법’을 cancel로 바꿔 보세요.',
  NO_PORT: (detail) => `${josa(figure(detail, 'actor') || '서버', '이/가')} 포트를 얻기 전에 끝났어요.`,
  SERVER_FAILED: (detail) =>
    figure(detail, 'reason') === ''
      ? '서버와의 연결이 끊겨서 프로그램이 더 나아갈 수 없었어요.'
      : `서버가 프로그램의 부탁을 거절했어요: ${figure(detail, 'reason')}`,
  NO_SUCH_CARD: () => '이 카드는 더 기다리고 있지 않아요.',
  CARD_TOO_LARGE: (detail) => `데이터그램에는 ${figure(detail, 'max')}바이트까지만 들어가요.`,
  CARD_SIZE_FIXED: (detail) => `스트림의 조각은 크기를 바꿀 수 없어요(${figure(detail, 'size')}바이트).`,
  IMPOSSIBLE_HERE: () => '중계기가 이런 전송에는 할 수 없는 일이에요.',
  NO_RELAY: () => '이 실행에는 중계기가 없어요.',
  RELAY_FULL: () => '중계기에 너무 많이 쌓였어요. 먼저 몇 개를 보내 주세요.',
};

const texts: Readonly<Record<Language, ErrorTexts>> = { en, ko };
const unknown: Readonly<Record<Language, (code: string) => string>> = {
  en: (code) => `Something went wrong (${code}).`,
  ko: (code) => `문제가 생겼어요 (${code}).`,
};

/**
 * The sentence for an error's code.
 *
 * @param detail  the error's figures, which fill the sentence
 */
export function errorText(code: string, detail: Json, language: Language): string {
  const known = texts[language];
  if (!Object.hasOwn(known, code)) return unknown[language](code);
  return known[code as keyof ErrorTexts](asDetail(detail));
}

/** {@link errorText} for whatever was thrown. */
export function thrownText(thrown: unknown, language: Language): string {
  const { code, detail } = asLabError(thrown);
  return errorText(code, detail, language);
}

/** The problem of one parameter, if that is what this error is about. */
export function parameterProblem(thrown: unknown): ParameterProblem | undefined {
  const { code, detail } = asLabError(thrown);
  // The host made this detail from a ParameterProblem; answers of the host are trusted.
  return code === 'BAD_PARAMETER' ? (detail as unknown as ParameterProblem) : undefined;
}

function asDetail(detail: Json): Detail {
  return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? (detail as Detail) : {};
}

function nested(detail: Detail, language: Language): string {
  return problemText(detail['problem'] as unknown as ParameterProblem['problem'], language);
}

function nestedError(detail: Detail, language: Language): string {
  return errorText(figure(detail, 'code'), detail['detail'] ?? null, language);
}
