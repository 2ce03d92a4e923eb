import type { SameText, Texts } from '../../language/text';
import type { MeaningCode } from '../../../../shared/net/meaning';

const count = (n: number): string => n.toLocaleString('en');

/** Of a value, by its type's name. */
const types = {
  simple: 'a line of text',
  error: 'an error',
  integer: 'an integer',
  bulk: 'a string with its length in front',
  array: 'an array: values in order',
  null: 'nothing (null)',
  boolean: 'true or false',
  double: 'a decimal number',
  'big-number': 'a big integer',
  'bulk-error': 'an error with its length in front',
  verbatim: 'a string with its format in front',
  map: 'a map: keys and values',
  set: 'a set of values',
  push: 'a push: sent without being asked for',
  attribute: 'attributes of what follows',
};

/** By type of frame. */
const frames = {
  HELLO: 'I am here',
  READY: 'I am free',
  JOB: 'do this job',
  DONE: 'it is done',
  FETCH: 'give me this piece',
  PIECE: 'here is the piece',
  BYE: 'nothing more will come',
};

type Codes = Readonly<Record<MeaningCode, (detail: string) => string>>;

const en = {
  title: 'What the bytes say',
  values: 'The same, value by value',
  hint: 'Arrow keys go from part to part.',
  type: types,
  frame: frames,
  code: {
    type: (detail) => `type: ${detail}`,
    count: (detail) => (detail === '' ? 'how many follow' : `${detail} ${detail === '1' ? 'follows' : 'follow'}`),
    length: (detail) => (detail === '' ? 'how many bytes' : `${detail} ${detail === '1' ? 'byte' : 'bytes'}`),
    nothing: () => 'not there at all (null)',
    'line-end': () => 'end of the line',
    'value-end': () => 'end of the value',
    text: () => 'the text itself',
    number: () => 'the number itself',
    flag: (detail) => (detail === 't' ? 'true' : detail === 'f' ? 'false' : 'true or false'),
    error: () => 'what went wrong',
    command: () => 'the command',
    argument: () => 'an argument of it',
    separator: () => 'between two words',
    event: () => 'what kind of message this is',
    topic: () => 'the channel',
    pattern: () => 'the pattern it matched',
    message: () => 'the message',
    subscriptions: () => 'how many subscriptions this connection has now',
    key: () => 'a key',
    entry: () => 'the value of that key',
    element: () => 'one of the values',
    'frame-length': (detail) =>
      detail === '' ? 'length of what follows' : `length: ${detail} bytes of this frame follow`,
    'frame-type': (detail) => `type of frame: ${detail}`,
    'frame-job': (detail) => (detail === '0' ? 'about no job' : detail === '' ? 'the job’s number' : `job ${detail}`),
    'frame-text': () => 'its text',
    garbage: () => 'not part of this protocol',
  } satisfies Codes,
  place: (at: number, of: number) => `${count(at)} of ${count(of)}`,
  goesOn: 'begun in an earlier piece',
  bytes: (from: number, to: number) =>
    to - from === 1 ? `byte ${count(from)}` : `bytes ${count(from)}–${count(to - 1)}`,
  more: (n: number) => `${count(n)} more ${n === 1 ? 'byte' : 'bytes'}`,
  showMore: 'Show more',
  unread: 'Some bytes before these were not kept, so it cannot be told what these say.',
};

const ko: SameText<typeof en> = {
  title: '바이트가 뜻하는 것',
  values: '값 하나씩 풀어 보기',
  hint: '화살표로 조각을 옮겨 다녀요.',
  type: {
    simple: '한 줄짜리 글',
    error: '오류',
    integer: '정수',
    bulk: '길이가 앞에 붙은 글',
    array: '배열: 값들이 차례로',
    null: '없음(null)',
    boolean: '참 또는 거짓',
    double: '소수점이 있는 수',
    'big-number': '긴 정수',
    'bulk-error': '길이가 앞에 붙은 오류',
    verbatim: '형식이 앞에 붙은 글',
    map: '맵: 키와 값',
    set: '값의 집합',
    push: '푸시: 묻지 않았는데 온 것',
    attribute: '뒤에 오는 값의 속성',
  },
  frame: {
    HELLO: '저 왔어요',
    READY: '저 한가해요',
    JOB: '이 작업을 해 주세요',
    DONE: '다 했어요',
    FETCH: '이 조각을 주세요',
    PIECE: '조각 여기 있어요',
    BYE: '더 보낼 것이 없어요',
  },
  code: {
    type: (detail) => `타입: ${detail}`,
    count: (detail) => (detail === '' ? '몇 개가 이어지는지' : `${detail}개가 이어짐`),
    length: (detail) => (detail === '' ? '몇 바이트인지' : `${detail}바이트`),
    nothing: () => '아예 없음(null)',
    'line-end': () => '줄 끝',
    'value-end': () => '값의 끝',
    text: () => '글 자체',
    number: () => '수 자체',
    flag: (detail) => (detail === 't' ? '참' : detail === 'f' ? '거짓' : '참 또는 거짓'),
    error: () => '무엇이 잘못됐는지',
    command: () => '명령',
    argument: () => '명령의 인자',
    separator: () => '낱말 사이',
    event: () => '어떤 종류의 메시지인지',
    topic: () => '채널',
    pattern: () => '맞은 패턴',
    message: () => '메시지',
    subscriptions: () => '이 연결이 지금 가진 구독 수',
    key: () => '키',
    entry: () => '그 키의 값',
    element: () => '값 하나',
    'frame-length': (detail) => (detail === '' ? '뒤에 올 길이' : `길이: 이 프레임은 뒤로 ${detail}바이트`),
    'frame-type': (detail) => `프레임의 타입: ${detail}`,
    'frame-job': (detail) => (detail === '0' ? '작업과 상관없음' : detail === '' ? '작업 번호' : `작업 ${detail}`),
    'frame-text': () => '프레임에 담긴 글',
    garbage: () => '이 프로토콜로는 읽을 수 없음',
  },
  place: (at, of) => `${of.toLocaleString('ko')}개 중 ${at.toLocaleString('ko')}번째`,
  goesOn: '앞 조각에서 이어짐',
  bytes: (from, to) => (to - from === 1 ? `바이트 ${count(from)}` : `바이트 ${count(from)}~${count(to - 1)}`),
  more: (n) => `${n.toLocaleString('ko')}바이트 더 있음`,
  showMore: '더 보기',
  unread: '앞의 바이트 가운데 남겨 두지 않은 것이 있어서, 이 바이트가 무엇을 뜻하는지 알 수 없어요.',
};

export const texts: Texts<typeof en> = { en, ko };
export type MeaningWords = SameText<typeof en>;
