/** Events of sockets, relays and the kernel in Korean, without the actor. */
import type { DropReason, RelayDeed } from '../../../../shared/net/net-data';
import type { EventKind } from '../../../../shared/trace/event';
import { josa } from '../josa';
import { endsOf, type KernelFacts, type NetFacts } from '../net-facts';

const count = (n: number): string => n.toLocaleString('ko');
const bytes = (n: number | undefined): string => `${count(n ?? 0)}바이트`;
const port = (n: number | undefined): string => (n === undefined ? '어떤 포트' : `${String(n)}번 포트`);
const payload = (n: NetFacts): string => {
  const what = n.words === undefined ? bytes(n.sizeBytes) : `${n.words}(${bytes(n.sizeBytes)})`;
  return n.card === undefined ? what : `${String(n.card)}번 카드 ${what}`;
};

const DEEDS: Readonly<Record<RelayDeed, string>> = {
  delayed: '늦춤',
  duplicated: '한 번 더',
  reordered: '뒤로 보냄',
  corrupted: '비트 하나 뒤집힘',
  cut: '자름',
  slowed: '천천히',
  edited: '직접 고침',
  swapped: '직접 바꿈',
};
const did = ({ did: deeds = [] }: NetFacts): string =>
  deeds.length === 0 ? '' : ` (${deeds.map((deed) => DEEDS[deed]).join(', ')})`;

const DROPS: Readonly<Record<DropReason, (what: string) => string>> = {
  loss: (what) => `중계기가 주사위를 던져 ${josa(what, '을/를')} 잃어버렸어요`,
  hand: (what) => `${josa(what, '을/를')} 손으로 버렸어요`,
  ended: (what) => `실행이 끝날 때까지 ${josa(what, '이/가')} 기다리고 있었어요`,
  'broken-off': (what) => `연결이 끊겨서 ${josa(what, '을/를')} 내보내지 못했어요`,
  'not-taken': (what) => `프로그램이 아직 가져가지 않은 것이 너무 많아서 ${josa(what, '이/가')} 버려졌어요`,
  'relay-full': (what) => `중계기가 가득 차서 ${josa(what, '이/가')} 버려졌어요`,
};

const ERRORS: Readonly<Record<string, (n: NetFacts) => string>> = {
  ECONNREFUSED: (n) => `${port(n.to)}에 아무도 없어요`,
  ECONNRESET: () => '상대가 연결을 강제로 끊었어요',
  EADDRINUSE: (n) => `${josa(port(n.port), '을/를')} 이미 누가 쓰고 있어요`,
  EACCES: (n) => `${josa(port(n.port), '을/를')} 쓸 수 없어요`,
  EMSGSIZE: (n) => `데이터그램 하나에 ${bytes(n.sizeBytes)}는 너무 커요`,
  EPIPE: () => '쓸 상대가 이제 없어요',
  ETIMEDOUT: () => '제때 답이 오지 않았어요',
  ENOBUFS: () => '운영체제에 남은 자리가 없어요',
};
const failure = (n: NetFacts): string => {
  const code = n.code ?? '';
  const words = Object.hasOwn(ERRORS, code) ? ERRORS[code]?.(n) : undefined;
  return words === undefined ? `${code} 오류를 받았어요` : `${code} 오류를 받았어요: ${words}`;
};

const phrases: { readonly [Kind in EventKind]?: (n: NetFacts) => string } = {
  bind: (n) => `${josa(port(n.port), '을/를')} 얻었어요(UDP)`,
  listen: (n) =>
    `${port(n.port)}에서 연결을 기다려요${n.backlog === undefined ? '' : ` (백로그 ${String(n.backlog)})`}`,
  connect: (n) => `${port(n.from)}에서 ${josa(port(n.to), '으로/로')} 연결했어요`,
  accept: (n) => `${port(n.from)}에서 온 연결을 받아들였어요`,
  send: (n) => `${josa(port(n.to), '으로/로')} ${josa(payload(n), '을/를')} 보냈어요${did(n)}`,
  receive: (n) =>
    n.fin
      ? `스트림의 끝을 읽었어요. ${josa(port(n.from), '은/는')} 더 보내지 않아요(FIN)`
      : `${port(n.from)}에서 온 ${josa(payload(n), '을/를')} 받았어요${n.waits ? ' (세워 둠)' : ''}`,
  drop: (n) => DROPS[n.reason ?? 'loss'](n.sizeBytes === undefined ? '무언가' : payload(n)),
  close: (n) =>
    n.to === undefined
      ? `${josa(port(n.port), '을/를')} 닫았어요`
      : `${josa(port(n.to), '으로/로')} 더는 보내지 않아요(FIN)`,
  reset: (n) =>
    n.received
      ? `${josa(port(n.from), '이/가')} 연결을 강제로 끊었다는 것을 알게 됐어요(RST)`
      : `${josa(port(n.to), '과/와')} 이어진 연결을 강제로 끊었어요(RST)`,
  error: failure,
  note: (n) => note(n),
};

function note(n: NetFacts): string {
  if (n.faults) return '설정이 바뀌었어요';
  if (n.hand !== undefined) return n.hand ? '지금부터 들어오는 것을 세워 둬요' : '지금부터 아무것도 세워 두지 않아요';
  if (n.copyOf !== undefined) return `${String(n.card)}번 카드는 ${String(n.copyOf)}번 카드를 복사한 거예요`;
  if (n.with !== undefined) return `${String(n.card)}번과 ${String(n.with)}번 카드가 자리를 바꿨어요`;
  return n.card === undefined ? '메모를 남겼어요' : `${String(n.card)}번 카드가 바뀌었어요${did(n)}`;
}

export const netPhrase = (kind: EventKind, n: NetFacts): string | undefined => phrases[kind]?.(n);

export function kernelPhrase({ gone, row, was }: KernelFacts): string {
  const socket = `${row.protocol.toUpperCase()} ${endsOf(row)}`;
  if (gone) return `${socket}, 표에서 사라졌어요`;
  const queues = [
    row.receiveQueue &&
      (row.state === 'LISTEN'
        ? `받아들이지 않은 연결 ${count(row.receiveQueue)}개`
        : `읽지 않은 ${bytes(row.receiveQueue)}`),
    row.sendQueue && `확인받지 못한 ${bytes(row.sendQueue)}`,
    row.drops && `버려진 ${count(row.drops)}개`,
  ].filter(Boolean);
  return `${socket}: ${was === undefined ? '' : `${was} → `}${row.state}${queues.length > 0 ? ` (${queues.join(', ')})` : ''}`;
}
