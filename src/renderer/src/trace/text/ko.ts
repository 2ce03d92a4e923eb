import type { EventKind } from '../../../../shared/trace/event';
import type { SameText } from '../../language/text';
import type { EventFacts } from '../event-facts';
import { josa } from '../josa';
import type { en } from './en';
import { kernelPhrase, netPhrase } from './net-ko';

const numbers = new Intl.NumberFormat('ko');
const count = (n: number): string => numbers.format(n);
const thing = (f: EventFacts): string => f.value ?? '무언가';
const where = (f: EventFacts): string => (f.place === undefined ? '' : `${f.place}에 `);
const outOf = (f: EventFacts): string => (f.place === undefined ? '' : `${f.place}에서 `);
const through = (f: EventFacts): string => (f.place === undefined ? '' : `${josa(f.place, '으로/로')} `);
const lockName = (f: EventFacts): string => (f.place === undefined ? '락' : `락 ${f.place}`);
const ended = (f: EventFacts): string => {
  if (f.signal !== undefined) return `${josa(f.signal, '으로/로')} 끝났어요`;
  return f.code === undefined ? '끝났어요' : `종료 코드 ${josa(f.code, '으로/로')} 끝났어요`;
};

const waits: Readonly<Record<string, (f: EventFacts) => string>> = {
  item: (f) => `${outOf(f)}항목을 기다려요`,
  room: (f) => `${where(f)}자리가 나기를 기다려요`,
  exit: () => '다른 작업이 끝나기를 기다려요',
  datagram: (f) => `${outOf(f)}데이터그램을 기다려요`,
  bytes: (f) => `${outOf(f)}바이트를 기다려요`,
  connection: (f) => `${outOf(f)}연결을 기다려요`,
};
const waitedFor: Readonly<Record<string, string>> = {
  item: '항목을 기다림',
  room: '자리를 기다림',
  exit: '끝나기를 기다림',
  datagram: '데이터그램을 기다림',
  bytes: '바이트를 기다림',
  connection: '연결을 기다림',
};
const waitPhrase = (f: EventFacts): string =>
  waits[f.waitsFor ?? '']?.(f) ??
  `${outOf(f)}${f.waitsFor === undefined ? '' : `${josa(f.waitsFor, '을/를')} `}기다려요`;

const kinds: Readonly<Record<EventKind, string>> = {
  spawn: '시작시킴',
  ready: '준비됨',
  exit: '종료',
  kill: '시그널 보냄',
  put: '넣기',
  get: '꺼내기',
  wait: '기다림',
  work: '작업',
  lock: '락 얻음',
  unlock: '락 놓음',
  block: '락 기다림',
  load: '읽기',
  store: '쓰기',
  listen: '연결 대기',
  connect: '연결',
  accept: '연결 수락',
  send: '보내기',
  receive: '받기',
  drop: '버려짐',
  close: '닫기',
  reset: '강제 끊김',
  error: '오류',
  subscribe: '구독',
  publish: '발행',
  deliver: '전달',
  call: '호출',
  encode: '부호화',
  decode: '복호화',
  dispatch: '함수 찾기',
  return: '반환',
  note: '메모',
  bind: '포트 얻음',
};

const phrases: Readonly<Record<EventKind, (f: EventFacts) => string>> = {
  spawn: (f) => `${josa(f.target ?? '다른 작업', '을/를')} 시작시켰어요${f.pid === undefined ? '' : ` (PID ${f.pid})`}`,
  ready: () => '실행을 시작했어요',
  exit: ended,
  kill: (f) => `${f.target ?? '다른 작업'}에 ${josa(f.signal ?? '시그널', '을/를')} 보냈어요`,
  put: (f) => `${where(f)}${josa(thing(f), '을/를')} 넣었어요`,
  get: (f) => `${outOf(f)}${josa(thing(f), '을/를')} 꺼냈어요`,
  wait: waitPhrase,
  work: (f) =>
    f.value === undefined
      ? `${f.ms === undefined ? '' : `${count(f.ms)} ms 동안 `}바빠요`
      : `${josa(f.value, '을/를')}${f.ms === undefined ? '' : ` ${count(f.ms)} ms 동안`} 처리해요`,
  lock: (f) => `${josa(lockName(f), '을/를')} 얻었어요`,
  unlock: (f) => `${josa(lockName(f), '을/를')} 놓았어요`,
  block: (f) => `${josa(lockName(f), '을/를')} 기다려요`,
  load: (f) => `${outOf(f)}${josa(f.value ?? '값', '을/를')} 읽었어요`,
  store: (f) => `${where(f)}${josa(f.value ?? '값', '을/를')} 썼어요`,
  listen: (f) => `${outOf(f)}연결을 기다려요`,
  connect: (f) => `${where(f)}연결했어요`,
  accept: (f) => `${outOf(f)}연결을 받아들였어요`,
  send: (f) => `${through(f)}${josa(thing(f), '을/를')} 보냈어요`,
  receive: (f) => `${outOf(f)}${josa(thing(f), '을/를')} 받았어요`,
  drop: (f) => `${outOf(f)}${josa(thing(f), '이/가')} 버려졌어요`,
  close: (f) => `${josa(f.place ?? '자기 쪽', '을/를')} 닫았어요`,
  reset: (f) => `${josa(f.place ?? '연결', '을/를')} 강제로 끊었어요`,
  error: (f) =>
    f.value !== undefined
      ? `${josa(f.value, '을/를')} 처리하지 못했어요`
      : `오류를 만났어요${f.code === undefined ? '' : `: ${f.code}`}`,
  subscribe: (f) => `${josa(f.place ?? '토픽', '을/를')} 구독했어요`,
  publish: (f) => `${where(f)}${josa(thing(f), '을/를')} 발행했어요`,
  deliver: (f) => `${outOf(f)}${josa(thing(f), '을/를')} 전달받았어요`,
  call: (f) => `${josa(f.method ?? thing(f), '을/를')} 호출했어요`,
  encode: (f) => `${josa(thing(f), '을/를')} 부호화했어요`,
  decode: (f) => `${josa(thing(f), '을/를')} 복호화했어요`,
  dispatch: (f) => `${josa(f.method ?? thing(f), '을/를')} 찾아 호출해요`,
  return: (f) => `${josa(thing(f), '을/를')} 돌려줬어요`,
  note: (f) => f.value ?? f.code ?? '메모를 남겼어요',
  bind: (f) => `${outOf(f)}포트를 얻었어요`,
};

const phrase = (f: EventFacts): string =>
  (f.net && netPhrase(f.kind, f.net)) ?? (f.kernel && kernelPhrase(f.kernel)) ?? phrases[f.kind](f);

export const ko: SameText<typeof en> = {
  kinds,
  phrase,
  sentence: (f) =>
    f.kind === 'drop' || f.kind === 'note' ? `${f.actor}: ${phrase(f)}` : `${josa(f.actor, '이/가')} ${phrase(f)}`,
  state: {
    notYet: '시작 전',
    starting: '시작하는 중',
    running: '실행 중',
    over: '마침',
    waitedInVain: '기다리다 끝남',
    ended: (code, signal) => signal ?? (code === undefined ? '끝남' : `끝남, 코드 ${code}`),
    waits: (waitsFor, place) =>
      waitedFor[waitsFor ?? ''] ?? (place === undefined ? '기다림' : `${josa(place, '을/를')} 기다림`),
    works: (value) => (value === undefined ? '작업 중' : `${value} 처리 중`),
    atTurnstile: (kind) => `${kind} 앞에서 멈춤`,
  },
  places: { queue: '큐', lock: '락', socket: '소켓', topic: '토픽', cell: '변수' },
  relations: { past: '이전', future: '이후', concurrent: '동시', itself: '이 이벤트' },
  relationCounts: (past, future, concurrent) =>
    `이전 ${count(past)} · 이후 ${count(future)} · 동시 ${count(concurrent)}`,
  relationLegend: {
    past: (n) => `이전 ${count(n)}개: 이 이벤트에 영향을 줄 수 있었던 것`,
    future: (n) => `이후 ${count(n)}개: 이 이벤트의 영향을 받을 수 있는 것`,
    concurrent: (n) => `동시 ${count(n)}개: 서로 영향을 줄 수 없었던 것`,
  },
  unit: { ns: 'ns', us: 'µs', ms: 'ms', s: '초' },
  number: count,
  eventNumber: (row) => `#${count(row + 1)}`,
  moment: (row, length) => `이벤트 ${count(length)}개 중 ${count(row)}번째`,
  diagram: {
    label: (events, lanes) =>
      `시공간 다이어그램(space-time diagram): 줄 ${count(lanes)}개에 이벤트 ${count(events)}개, 왼쪽에서 오른쪽으로 시간이 흘러요.`,
    help: '왼쪽·오른쪽 화살표로 이벤트를 하나씩 옮겨 다녀요. Shift와 함께 누르면 같은 줄에서만, 위·아래 화살표로는 줄을 바꿔요. +와 -로 확대·축소하고, 0으로 전체를 보고, Enter로 자세히 봐요. 이벤트 표에도 같은 내용이 한 줄씩 있어요.',
    empty: '아직 아무 일도 일어나지 않았어요. 실행하면 이벤트가 여기에 나타나요.',
    axis: '가로축',
    time: '실제 시간',
    causal: '인과 순서',
    axisName: { time: '시작부터 흐른 시간', causal: '원인에서 결과로 가는 단계' },
    zoomIn: '확대',
    zoomOut: '축소',
    fit: '전체 보기',
    working: '작업',
    waiting: '기다림',
    held: '다음 차례까지 멈춰 있음',
    message: '건넴',
    enabled: '기다림을 끝냄',
    several: '이벤트 n개',
    density: '이벤트 수',
    arrowsLeftOut: (n) => `이 배율에서는 화살표 ${count(n)}개를 그리지 않았어요`,
    clusterOf: (n) => `이벤트 ${count(n)}개가 겹쳐 있어요. 확대하면 나뉘어 보여요.`,
  },
  table: {
    label: '이벤트',
    columns: {
      seq: '번호',
      time: '시간',
      actor: '행위자',
      kind: '이벤트',
      place: '장소',
      message: '메시지',
      what: '무슨 일',
      line: '줄',
      fidelity: '얻은 방법',
    },
    numbering: '어떤 이벤트 덕분에 일어난 일은 시계와 상관없이 더 큰 번호를 받아요.',
    numbered: '번호는 시계가 아니라 인과를 따라요',
    sortBy: (column) => `${column} 기준으로 정렬`,
    showing: (shown, all) =>
      shown === all ? `이벤트 ${count(all)}개` : `이벤트 ${count(all)}개 중 ${count(shown)}개 표시`,
    dropped: (n) => `기록이 가득 차서 이후 이벤트 ${count(n)}개는 남기지 못했어요`,
    filterText: '필터',
    filterPlaceholder: '모든 열에서 찾기',
    actors: '행위자',
    kinds: '이벤트',
    all: '전체',
    some: (n) => `${count(n)}개`,
    reset: '필터 지우기',
    relation: '선택한 이벤트와의 관계',
    any: '관계 상관없이',
    related: '이전 또는 이후',
    past: '이전',
    future: '이후',
    concurrent: '동시',
    working: '찾는 중…',
    none: '조건에 맞는 이벤트가 없어요.',
    empty: '아직 아무 일도 일어나지 않았어요.',
  },
  inspector: {
    none: '다이어그램이나 표에서 이벤트를 선택하면 자세한 내용을 볼 수 있어요.',
    numbered: (row) => `${count(row + 1)}번 이벤트`,
    time: '시간',
    actor: '행위자',
    kind: '이벤트',
    place: '장소',
    message: '메시지',
    line: '줄',
    data: '담긴 데이터 전체',
    bytes: (n) => `바이트 (${count(n)})`,
    madePossibleBy: '원인',
    leadsTo: '결과',
    previous: '같은 행위자의 바로 앞 이벤트',
    next: '같은 행위자의 바로 뒤 이벤트',
    sender: '건넨 쪽',
    receiver: '받은 쪽',
    enabler: '기다리던 일',
    enabled: '이 일을 기다리던 이벤트',
    first: '앞선 원인이 없어요. 여기서 시작돼요.',
    unanswered: '건넸지만 아직 아무도 받지 않았어요.',
    relation: '이 이벤트와의 관계',
    showLine: '줄 보기',
    copy: '복사',
    copied: '복사했어요',
    length: (n) => `${count(n)}자`,
    pid: (pid) => `PID ${pid}`,
    lane: { relay: '중계기', kernel: '운영체제', outside: '밖의 프로그램' },
    thread: (id) => `스레드 ${id}`,
    deselect: '선택 해제',
  },
  chart: {
    title: '시간에 따른 큐의 항목 수',
    none: '아직 큐를 쓰지 않았어요.',
    axis: '항목 수',
    summary: (queue, most, depth, when) =>
      `${queue}: 최대 ${count(most)}개, ${{ now: '현재', here: '이 시점에', end: '끝났을 때' }[when]} ${count(depth)}개`,
    label: (summary) => `시간에 따른 큐 깊이. ${summary}`,
    thinned: (n) => `변화 ${count(n)}번을 구간마다 가장 높은 값과 낮은 값으로 그렸어요`,
  },
  scrubber: {
    label: '실행의 시점',
    group: '다시 보기',
    toStart: '처음으로',
    back: '이벤트 하나 뒤로',
    forward: '이벤트 하나 앞으로',
    toEnd: '끝으로',
    play: '다시 재생',
    pause: '재생 멈추기',
    follow: '따라가기',
    following: '실행을 따라가는 중',
    rate: (times) => `${times}배속`,
  },
  source: {
    label: '소스 코드',
    python: 'Python 3',
    copy: '복사',
    copied: '복사했어요',
    line: (line, actors) => `${line}번째 줄: ${actors}`,
    idle: '이 시점에 실행 중인 줄이 없어요.',
    here: '이 시점',
    pythonNote:
      '같은 일을 하는 Python 표준 라이브러리 프로그램이에요. 다른 점은 맨 위 설명에 적혀 있어요. 여기서 실행된 건 아니에요.',
    ran: '실제로 실행된 파일이에요.',
  },
  run: {
    started: '실행을 시작했어요.',
    ended: {
      completed: (events) => `실행이 끝났어요. 이벤트 ${count(events)}개.`,
      stopped: (events) => `이벤트 ${count(events)}개에서 실행을 멈췄어요.`,
      failed: (events) => `이벤트 ${count(events)}개 뒤에 실행이 실패했어요.`,
    },
    lost: '실행과의 연결이 끊어졌어요.',
  },
};
