import type { SameText, Texts } from '../../language/text';
import { josa } from '../../trace/josa';

const numbers = (language: string) => (count: number) => count.toLocaleString(language);
const inEnglish = numbers('en');
const inKorean = numbers('ko');

const en = {
  thread: {
    notYet: 'no step yet',
    finished: (value: number | undefined) => (value === undefined ? 'finished' : `finished, returned ${value}`),
    blocked: (on: string, holder: string | undefined) =>
      holder === undefined ? `waits for ${on}` : `waits for ${on}, held by ${holder}`,
    condition: (on: string) => `waits to be notified: ${on}`,
    steps: (count: number) => (count === 1 ? '1 step' : `${inEnglish(count)} steps`),
    go: 'Go',
    goName: (actor: string, what: string) => `Go: ${actor} makes its step, ${what}`,
    line: (line: number) => `line ${line}`,
    program: (actor: string) => `Program of ${actor}`,
  },
  cell: {
    name: (name: string) => `Cell ${name}`,
    writer: (actor: string) => `written by ${actor}`,
    first: 'first value',
  },
  lock: {
    name: (name: string) => `Lock ${name}`,
    semaphore: (name: string) => `Semaphore ${name}`,
    free: 'free',
    held: (owner: string) => `held by ${owner}`,
    left: (count: number) => `${count} left`,
    line: 'Waiting in line',
  },
  schedule: {
    title: 'Schedule',
    label: 'Whose turn it was, step by step',
    empty: 'No step yet.',
    summary: (steps: number, switches: number) =>
      `${steps === 1 ? '1 step' : `${inEnglish(steps)} steps`}, ${switches === 1 ? '1 switch' : `${inEnglish(switches)} switches`}`,
    turn: (at: number, actor: string) => `Step ${at}: ${actor}`,
    here: 'playhead',
    ahead: 'not yet at the playhead',
    more: (count: number) => `+${inEnglish(count)} earlier`,
    later: (count: number) => `+${inEnglish(count)} later`,
    undo: 'Undo the last step',
    edit: 'Edit',
    editing: 'Edit the schedule',
    hint: (last: number) =>
      `Arrows move along it, 0 to ${last} insert a turn, Delete removes one, Alt and an arrow move one.`,
    removeLast: 'Remove last',
    text: 'As text',
    restart: 'Begin again with it',
    use: 'Use for the next run',
    used: 'It stands in the setup now.',
    cancel: 'Cancel',
    unfit: (last: number) => `Numbers from 0 to ${last}, with commas between them.`,
    end: 'End of the schedule',
    add: (actor: string) => `Add a turn of ${actor}`,
    draft: (at: number, actor: string) => `Turn ${at}: ${actor}`,
  },
  outcomes: {
    title: 'Outcomes',
    runs: (count: number) => (count === 1 ? '1 run' : `${inEnglish(count)} runs`),
    failing: (count: number) => `${inEnglish(count)} failing`,
    outcome: 'Outcome',
    count: 'How often',
    locked: 'Under a lock',
    fails: 'fails',
    legend: { right: 'as it should be', wrong: 'failing', locked: 'under a lock' },
    none: 'None yet.',
  },
  tree: {
    title: 'All schedules',
    leaves: (count: number) => (count === 1 ? '1 schedule' : `${inEnglish(count)} schedules`),
    leaf: (schedule: string, outcome: string) => `${schedule}: ${outcome}`,
    fails: 'fails',
    deadlock: 'deadlock',
  },
  waitFor: {
    title: 'Who holds and who wants',
    holds: (actor: string, lock: string) => `${actor} holds ${lock}.`,
    wants: (actor: string, lock: string, holder: string | undefined) =>
      holder === undefined ? `${actor} wants ${lock}.` : `${actor} wants ${lock}, held by ${holder}.`,
    deadlock: 'Deadlock: nobody can go on',
    cycle: (actors: readonly string[]) =>
      `${actors[0] ?? ''} waits for ${[...actors.slice(1), ...actors.slice(0, 1)].join(', which waits for ')}.`,
    nobody: 'Nobody holds or wants anything.',
    legend: { holds: 'holds', wants: 'wants' },
  },
  exploring: {
    schedules: 'schedules in all',
    explored: 'executed with reduction',
    violations: 'failing',
    deadlocks: 'deadlocked',
    states: 'states so far',
    partial: 'It stopped before it was through: there are at least these.',
    busy: 'Exploring…',
    atLeast: (count: string) => `≥ ${count}`,
  },
};
const ko: SameText<typeof en> = {
  thread: {
    notYet: '아직 가지 않음',
    finished: (value) => (value === undefined ? '끝남' : `끝남, 돌려준 값 ${value}`),
    blocked: (on, holder) => (holder === undefined ? `${on} 기다림` : `${on} 기다림 (가진 쪽: ${holder})`),
    condition: (on) => `알림을 기다림: ${on}`,
    steps: (count) => `${inKorean(count)}걸음`,
    go: '진행',
    goName: (actor, what) => `${actor} 한 걸음 진행: ${what}`,
    line: (line) => `${line}번째 줄`,
    program: (actor) => `${actor}의 프로그램`,
  },
  cell: {
    name: (name) => `칸 ${name}`,
    writer: (actor) => `쓴 쪽: ${actor}`,
    first: '처음 값',
  },
  lock: {
    name: (name) => `락 ${name}`,
    semaphore: (name) => `세마포어 ${name}`,
    free: '비어 있음',
    held: (owner) => `가진 쪽: ${owner}`,
    left: (count) => `${count}개 남음`,
    line: '줄 서서 기다리는 중',
  },
  schedule: {
    title: '스케줄',
    label: '걸음마다 누구 차례였는지',
    empty: '아직 아무도 가지 않았어요.',
    summary: (steps, switches) => `${inKorean(steps)}걸음, 전환 ${inKorean(switches)}번`,
    turn: (at, actor) => `${at}번째 걸음: ${actor}`,
    here: '재생 위치',
    ahead: '재생 위치보다 뒤',
    more: (count) => `앞에 ${inKorean(count)}개 더`,
    later: (count) => `뒤에 ${inKorean(count)}개 더`,
    undo: '마지막 걸음 되돌리기',
    edit: '고치기',
    editing: '스케줄 고치기',
    hint: (last) => `화살표로 옮겨 다니고, 0~${last}로 차례를 넣고, Delete로 지우고, Alt+화살표로 차례를 옮겨요.`,
    removeLast: '마지막 차례 빼기',
    text: '글자로 쓰기',
    restart: '이대로 처음부터',
    use: '다음 실행에 쓰기',
    used: '이제 설정에 들어 있어요.',
    cancel: '취소',
    unfit: (last) => `0부터 ${last}까지의 수를 쉼표로 나눠 쓰세요.`,
    end: '스케줄의 끝',
    add: (actor) => `${actor} 차례 넣기`,
    draft: (at, actor) => `${at}번째 차례: ${actor}`,
  },
  outcomes: {
    title: '결과',
    runs: (count) => `${inKorean(count)}번 실행`,
    failing: (count) => `실패 ${inKorean(count)}번`,
    outcome: '결과',
    count: '나온 횟수',
    locked: '락을 썼을 때',
    fails: '실패',
    legend: { right: '맞는 결과', wrong: '실패', locked: '락을 썼을 때' },
    none: '아직 없어요.',
  },
  tree: {
    title: '모든 스케줄',
    leaves: (count) => `스케줄 ${inKorean(count)}가지`,
    leaf: (schedule, outcome) => `${schedule}: ${outcome}`,
    fails: '실패',
    deadlock: '교착 상태',
  },
  waitFor: {
    title: '누가 쥐고 누가 기다리나',
    holds: (actor, lock) => `${josa(actor, '이/가')} ${josa(lock, '을/를')} 쥐고 있어요.`,
    wants: (actor, lock, holder) =>
      holder === undefined
        ? `${josa(actor, '이/가')} ${josa(lock, '을/를')} 기다려요.`
        : `${josa(actor, '이/가')} ${josa(holder, '이/가')} 쥔 ${josa(lock, '을/를')} 기다려요.`,
    deadlock: '교착 상태(deadlock): 아무도 나아갈 수 없어요',
    cycle: (actors) =>
      `${actors.map((actor, at) => `${josa(actor, '은/는')} ${josa(actors[(at + 1) % actors.length] ?? actor, '을/를')}`).join(', ')} 기다려요.`,
    nobody: '쥐고 있거나 기다리는 쪽이 없어요.',
    legend: { holds: '쥠', wants: '기다림' },
  },
  exploring: {
    schedules: '전체 스케줄',
    explored: '줄여서 실행한 것',
    violations: '실패',
    deadlocks: '교착 상태',
    states: '지금까지 본 상태',
    partial: '중간에 멈춰서 전부는 아니에요. 적어도 이만큼이에요.',
    busy: '살펴보는 중…',
    atLeast: (count) => `${count} 이상`,
  },
};
export const texts: Texts<typeof en> = { en, ko };
export type StepsWords = SameText<typeof en>;
