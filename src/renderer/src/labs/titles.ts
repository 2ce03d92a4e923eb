/**
 * What the first screen says of each lab, apart from its other texts so that it loads without them.
 * A lab or an experiment without its words in both languages does not compile.
 */
import type { LabId, Labs } from '../../../shared/labs/registry';
import type { Texts } from '../language/text';

type Titles = {
  readonly [Id in LabId]: {
    readonly title: string;
    readonly blurb: string;
    readonly experiments: { readonly [X in keyof Labs[Id]['experiments']]: string };
  };
};

const en: Titles = {
  why: {
    title: 'Why concurrency',
    blurb: 'Four reasons to do things at the same time, each measured on this machine.',
    experiments: {
      'slow-among-fast': 'One slow task among fast ones',
      throughput: 'More workers, more done?',
      bottleneck: 'Everybody wants the same thing',
      replicas: 'Three behind one door',
    },
  },
  queue: {
    title: 'Queue',
    blurb: 'Producers put in, consumers take out, and a queue lies between them.',
    experiments: {
      'order-in-order-out': 'Order in, order out',
      'full-queue': 'A full queue',
      'who-gets-next': 'Who gets the next item?',
    },
  },
  processes: {
    title: 'Processes',
    blurb: 'A creator and a consumer as two real processes, joined by queues.',
    experiments: {
      default: 'From start to end',
      'bad-item': 'A bad item in the middle',
      'no-sentinel': 'Nobody says it is over',
      'kill-consumer': 'Kill the consumer halfway',
      'nothing-shared': 'One variable, three processes',
    },
  },
  threads: {
    title: 'Threads',
    blurb: 'A creator and consumers as threads of one process: they share everything.',
    experiments: {
      'one-sentinel': 'Two consumers, one sentinel',
      'shared-variable': 'One variable, seen by all',
      terminate: 'Terminate a thread that holds a lock',
      cancel: 'Ask it to stop instead',
    },
  },
  races: {
    title: 'Race conditions',
    blurb: 'Be the scheduler of real threads: lose an update, catch it, repair it.',
    experiments: {
      schedule: 'You are the scheduler',
      thousand: 'A thousand races',
      replay: 'Replay a failing run',
      explore: 'Every possible order',
      repair: 'Repair it',
    },
  },
  deadlock: {
    title: 'Deadlock',
    blurb: 'Threads that wait for each other in a circle, and four ways out.',
    experiments: {
      'two-locks': 'Two locks, two threads',
      'by-hand': 'Make them all wait',
      explore: 'How many orders deadlock?',
      livelock: 'Busy, and getting nowhere',
      repair: 'Take them in order',
      replay: 'Replay a deadlock',
    },
  },
  layers: {
    title: 'Layers',
    blurb: 'One message, wrapped in envelope after envelope, down to the bytes on the wire.',
    experiments: {
      lenses: 'One message, five lenses',
      headers: 'What the envelopes weigh',
      checksum: 'Flip a bit',
      rules: 'Break a rule',
    },
  },
  udp: {
    title: 'UDP',
    blurb: 'Datagrams: no connection, no promise. See them lost, doubled and overtaken, by your hand if you like.',
    experiments: {
      'two-clients': 'Two clients, no connection',
      largest: 'The largest datagram',
      flood: 'Flood a slow receiver',
      relay: 'A bad network',
      'by-hand': 'You are the network',
      nobody: 'Nobody is listening',
      reliable: 'Until everything arrives once',
    },
  },
  tcp: {
    title: 'TCP',
    blurb: 'A connection and a stream of bytes, and no messages in it until you put them there.',
    experiments: {
      connection: 'A connection, from hello to goodbye',
      stream: 'N writes, how many reads?',
      framing: 'Where does a message end?',
      'on-data': 'Repair onData',
      'slow-reader': 'A slow reader',
      endings: 'Close, half-close, reset',
      'nobody-listens': 'Nobody is listening',
      'port-taken': 'The port is taken',
      backlog: 'The line at the door',
    },
  },
  segments: {
    title: 'Segments',
    blurb: 'Put a byte stream together again over a network that loses, doubles and reorders.',
    experiments: {
      'stop-and-wait': 'Stop and wait',
      'go-back-n': 'Go back N',
      'selective-repeat': 'Selective repeat',
      'by-hand': 'You are the network',
      'loss-sweep': 'Speed against loss',
    },
  },
  patterns: {
    title: 'Messaging patterns',
    blurb: 'Twenty jobs and three workers: one slow, one late, one that crashes. The same work in four patterns.',
    experiments: {
      'request-reply': 'Ask and wait',
      push: 'To whoever is free',
      pull: 'Fetching from many',
      pubsub: 'Like radio',
    },
  },
  pubsub: {
    title: 'Publish-subscribe',
    blurb: 'Messages by topic through Redis: a copy for everybody who is listening now, and nothing for anybody else.',
    experiments: {
      copies: 'Who gets a copy?',
      nobody: 'Nobody is listening',
      late: 'Too late',
      pattern: 'Many topics at once',
      cut: 'Cut off for a moment',
      slow: 'A slow subscriber',
      beside: 'Broadcast, queue or log?',
    },
  },
};

const ko: Titles = {
  why: {
    title: '왜 동시에 할까',
    blurb: '일을 동시에 하는 네 가지 이유를 이 컴퓨터에서 직접 재 봐요.',
    experiments: {
      'slow-among-fast': '빠른 일 사이의 느린 일 하나',
      throughput: '일꾼이 늘면 그만큼 빨라질까?',
      bottleneck: '모두가 같은 것을 원할 때',
      replicas: '문 하나 뒤에 셋',
    },
  },
  queue: {
    title: '큐',
    blurb: '생산자가 넣고 소비자가 꺼내요. 그 사이에 큐가 있어요.',
    experiments: {
      'order-in-order-out': '넣은 순서, 나오는 순서',
      'full-queue': '꽉 찬 큐',
      'who-gets-next': '다음 항목은 누가 받을까?',
    },
  },
  processes: {
    title: '프로세스',
    blurb: '생산자와 소비자가 진짜 프로세스 두 개로 돌고, 큐로 이어져요.',
    experiments: {
      default: '처음부터 끝까지',
      'bad-item': '중간에 낀 나쁜 항목',
      'no-sentinel': '끝났다고 알려 주지 않으면',
      'kill-consumer': '도중에 소비자를 강제 종료하면',
      'nothing-shared': '변수 하나, 프로세스 셋',
    },
  },
  threads: {
    title: '스레드',
    blurb: '생산자와 소비자가 한 프로세스의 스레드로 돌아요. 모든 것을 함께 써요.',
    experiments: {
      'one-sentinel': '소비자 둘, 센티널 하나',
      'shared-variable': '모두가 보는 변수 하나',
      terminate: '락을 쥔 스레드를 강제로 끝내면',
      cancel: '끝내 달라고 부탁하면',
    },
  },
  races: {
    title: '경쟁 상태',
    blurb: '진짜 스레드의 순서를 직접 정해 보세요. 갱신을 잃고, 붙잡고, 고쳐요.',
    experiments: {
      schedule: '순서는 내가 정해요',
      thousand: '천 번의 경쟁',
      replay: '실패한 실행 되풀이하기',
      explore: '가능한 모든 순서',
      repair: '고쳐 보기',
    },
  },
  deadlock: {
    title: '교착 상태',
    blurb: '스레드들이 빙 둘러 서로를 기다려요. 빠져나오는 길은 네 가지예요.',
    experiments: {
      'two-locks': '락 둘, 스레드 둘',
      'by-hand': '모두 기다리게 만들기',
      explore: '몇 가지 순서에서 멈출까?',
      livelock: '바쁘지만 제자리',
      repair: '순서대로 집기',
      replay: '교착 상태 되풀이하기',
    },
  },
  layers: {
    title: '계층',
    blurb: '메시지 하나가 봉투에 겹겹이 담겨 선 위의 바이트가 되기까지를 봐요.',
    experiments: {
      lenses: '메시지 하나, 다섯 개의 렌즈',
      headers: '봉투의 무게',
      checksum: '비트 하나를 뒤집으면',
      rules: '규칙을 하나 어기면',
    },
  },
  udp: {
    title: 'UDP',
    blurb: '연결도 약속도 없는 데이터그램이에요. 잃고, 겹치고, 앞지르는 모습을 보고 직접 해 볼 수도 있어요.',
    experiments: {
      'two-clients': '클라이언트 둘, 연결 없음',
      largest: '가장 큰 데이터그램',
      flood: '느린 수신자에게 쏟아붓기',
      relay: '나쁜 네트워크',
      'by-hand': '내가 네트워크라면',
      nobody: '아무도 듣지 않을 때',
      reliable: '모두 한 번씩 도착할 때까지',
    },
  },
  tcp: {
    title: 'TCP',
    blurb: '연결과 바이트 스트림이에요. 메시지는 우리가 만들어 넣기 전까지는 없어요.',
    experiments: {
      connection: '연결의 처음과 끝',
      stream: 'N번 쓰면 몇 번 읽힐까?',
      framing: '메시지는 어디에서 끝날까?',
      'on-data': 'onData 고치기',
      'slow-reader': '느리게 읽는 상대',
      endings: '닫기, 반만 닫기, 리셋',
      'nobody-listens': '아무도 듣지 않을 때',
      'port-taken': '이미 쓰는 포트',
      backlog: '문 앞의 줄',
    },
  },
  segments: {
    title: '세그먼트',
    blurb: '잃고, 겹치고, 순서를 바꾸는 네트워크 위에서 바이트 스트림을 다시 이어 붙여요.',
    experiments: {
      'stop-and-wait': '하나 보내고 기다리기',
      'go-back-n': 'N개 뒤로 돌아가기',
      'selective-repeat': '빠진 것만 다시 보내기',
      'by-hand': '내가 네트워크라면',
      'loss-sweep': '손실이 늘면 속도는?',
    },
  },
  patterns: {
    title: '메시징 패턴',
    blurb:
      '작업 스무 개와 일꾼 셋. 하나는 느리고, 하나는 늦게 오고, 하나는 도중에 죽어요. 네 가지 패턴으로 같은 일을 시켜 봐요.',
    experiments: {
      'request-reply': '묻고 기다리기',
      push: '손이 빈 일꾼에게',
      pull: '여러 곳에서 가져오기',
      pubsub: '라디오처럼',
    },
  },
  pubsub: {
    title: '발행-구독',
    blurb: 'Redis를 거쳐 토픽별로 오가는 메시지예요. 지금 듣고 있으면 사본을 받고, 아니면 아무것도 못 받아요.',
    experiments: {
      copies: '누가 사본을 받을까?',
      nobody: '듣는 이가 없을 때',
      late: '늦게 온 구독자',
      pattern: '여러 토픽을 한 번에',
      cut: '잠깐 끊긴 연결',
      slow: '느린 구독자',
      beside: '방송, 큐, 기록',
    },
  },
};

export const labTitles: Texts<Titles> = { en, ko };

/** The words of an experiment by name; the name itself where there are none, such as in a run of another version. */
export function experimentTitle(titles: Titles, lab: LabId, experiment: string): string {
  const words: Readonly<Record<string, string>> = titles[lab].experiments;
  return words[experiment] ?? experiment;
}
