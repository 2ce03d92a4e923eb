/** The words of the tab that sends the learner to the machine's own tools. */
import type { SameText, Texts } from '../language/text';

const en = {
  intro: 'These are real processes of this machine. Look at them with your own tools while they run:',
  threads:
    'All of these are threads of one process, so they share one number. Look at them with your own tools while they run:',
  noPids: 'Start a run: its process numbers appear here.',
  noThreads: 'Start a run: the number of the process its threads live in appears here.',
  notYet: 'Nothing has started yet: the numbers appear here with the first step.',
  ended: 'All of them have ended. Their numbers may belong to other programs by now: start a run to try again.',
  endedThreads: 'The threads are gone. Their process is still there: it is the one that runs this bench.',
  recorded: 'These are the numbers of then. They may belong to other programs by now.',
  countThreads:
    'The system numbers threads in its own way, not as above. Look once before the run and once while it is paused: the lines that came are the threads of the run.',
  see: 'See them',
  kill: 'End one without asking (SIGKILL)',
  killThreads: 'There is no command that ends a single thread: ending the process would end this app’s bench.',
  manager: 'Or open Task Manager (Ctrl+Shift+Esc), tab “Details”, and sort by PID.',
  monitor: 'Or open Activity Monitor and search for the number.',
  warning: 'Ending a process from outside is part of the lab: the run sees it and tells how it ended.',
  hold: 'Keep the servers of the next run up',
  holdHint: 'When the work is done the run goes on until you stop it, so that you can be a client too.',
  servers: 'Servers of this run. Talk to them from a terminal of your own:',
  ownProtocol: (file: string) =>
    `They speak this lab’s own protocol. Save the Python program of the tab “Source and Python” as ${file}, then:`,
  serversNote:
    'They listen on this machine only. What your client does appears in the run as outside-1, outside-2 and so on.',
  serversLater: 'Start a run: the addresses of its servers appear here.',
  tools: {
    nc: 'With netcat',
    python: 'With Python',
    powershell: 'With PowerShell',
    'redis-subscribe': 'Subscribe with redis-cli',
    'redis-publish': 'Publish with redis-cli',
    'nc-inline': 'Publish with netcat, in plain words',
    'nc-resp': 'Publish with netcat, in RESP: each word with its length before it',
  },
  copy: 'Copy',
  copied: 'Copied',
};

const ko: SameText<typeof en> = {
  intro: '이 컴퓨터에서 실제로 도는 프로세스예요. 실행하는 동안 여러분의 도구로 직접 확인해 보세요.',
  threads: '모두 한 프로세스 안의 스레드라서 번호가 하나예요. 실행하는 동안 여러분의 도구로 직접 확인해 보세요.',
  noPids: '실행을 시작하면 프로세스 번호가 여기에 나타나요.',
  noThreads: '실행을 시작하면 스레드가 사는 프로세스의 번호가 여기에 나타나요.',
  notYet: '아직 아무것도 시작되지 않았어요. 첫걸음을 보내면 번호가 여기에 나타나요.',
  ended: '모두 끝났어요. 이 번호를 지금은 다른 프로그램이 쓰고 있을 수 있어요. 다시 해 보려면 실행을 시작하세요.',
  endedThreads: '스레드는 모두 끝났어요. 프로세스는 아직 있어요. 이 실험대를 돌리는 프로세스예요.',
  recorded: '그때의 번호예요. 지금은 다른 프로그램이 쓰고 있을 수 있어요.',
  countThreads:
    '운영체제는 스레드 번호를 위와 다르게 매겨요. 실행하기 전에 한 번, 일시 정지해 두고 한 번 보세요. 새로 생긴 줄이 이 실행의 스레드예요.',
  see: '살펴보기',
  kill: '묻지 않고 끝내기(SIGKILL)',
  killThreads: '스레드 하나만 끝내는 명령은 없어요. 프로세스를 끝내면 이 앱의 실험대까지 끝나요.',
  manager: '작업 관리자(Ctrl+Shift+Esc)의 ‘세부 정보’ 탭에서 PID로 정렬해도 돼요.',
  monitor: '활성 상태 보기에서 번호를 검색해도 돼요.',
  warning: '밖에서 프로세스를 끝내는 것도 실험이에요. 실행이 알아차리고 어떻게 끝났는지 보여 줘요.',
  hold: '다음 실행의 서버를 켜 두기',
  holdHint: '할 일이 끝나도 멈추기 전까지 실행이 이어져요. 그동안 여러분도 클라이언트가 될 수 있어요.',
  servers: '이 실행의 서버예요. 여러분의 터미널에서 말을 걸어 보세요.',
  ownProtocol: (file) =>
    `이 실험실만의 프로토콜을 써요. ‘소스와 Python’ 탭의 Python 프로그램을 ${file}로 저장한 다음 실행해 보세요.`,
  serversNote:
    '이 컴퓨터 안에서만 연결할 수 있어요. 여러분의 클라이언트가 한 일은 outside-1, outside-2 같은 이름으로 나타나요.',
  serversLater: '실행을 시작하면 서버의 주소가 여기에 나타나요.',
  tools: {
    nc: 'netcat으로',
    python: 'Python으로',
    powershell: 'PowerShell로',
    'redis-subscribe': 'redis-cli로 구독하기',
    'redis-publish': 'redis-cli로 발행하기',
    'nc-inline': 'netcat으로 발행하기: 말하듯 한 줄로',
    'nc-resp': 'netcat으로 발행하기: RESP로, 낱말마다 길이를 앞에 적어서',
  },
  copy: '복사',
  copied: '복사했어요',
};

export const outsideTexts: Texts<typeof en> = { en, ko };
