/** The words of the frame around every page. */
import type { SameText, Texts } from '../language/text';

const en = {
  skip: 'Skip to the content',
  navigation: 'Main',
  openNavigation: 'Labs and pages',
  home: 'Home',
  labs: 'Labs',
  runs: 'Saved runs',
  settings: 'Settings',
  doneOf: (done: number, all: number, right: number) => `${done} of ${all} experiments done, ${right} bet right`,
  loading: 'Loading…',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  lost: {
    title: 'The bench has stopped',
    desktop: 'The part of the app that runs your programs is gone. Close this window and open Interleave again.',
    web: 'The server behind this page has ended. Start it again in the terminal and open the address it prints.',
    kept: 'What is on screen stays, and your progress up to here is kept. Nothing can be run until then.',
  },
  notStarted: {
    title: 'Interleave could not start',
    what: 'This page did not reach the bench that runs your programs.',
    desktop: 'Close the window and open Interleave again.',
    web: 'Open the whole address that the terminal printed: it ends with a token that is new each time. If the server has ended, start it again.',
    again: 'Try again',
  },
  broken: {
    title: 'This page broke',
    what: 'A mistake of ours stopped it. Your progress is safe.',
    back: 'Load the page again',
    home: 'Go home',
    details: 'What went wrong',
  },
  unknown: { title: 'Nothing is here', what: 'This address leads to no page of this version.', home: 'Go home' },
  setAside: {
    title: 'Your progress file was damaged',
    text: 'It could not be read, so it was kept under another name and a new one was begun:',
    dismiss: 'Understood',
  },
  trouble: {
    'not-read': 'Your progress could not be read. What you do now will not be kept, and the file is left as it is.',
    'not-written': 'Your progress could not be written. The next change tries again.',
  },
};

const ko: SameText<typeof en> = {
  skip: '본문으로 건너뛰기',
  navigation: '주 메뉴',
  openNavigation: '실험실과 메뉴',
  home: '처음',
  labs: '실험실',
  runs: '저장한 실행',
  settings: '설정',
  doneOf: (done, all, right) => `실험 ${all}개 중 ${done}개를 했고, ${right}개를 맞혔어요`,
  loading: '불러오는 중…',
  language: '언어',
  theme: '화면 테마',
  themes: { system: '시스템 설정대로', light: '밝게', dark: '어둡게', contrast: '고대비' },
  lost: {
    title: '실험대가 멈췄어요',
    desktop: '프로그램을 실행하던 부분이 사라졌어요. 이 창을 닫고 Interleave를 다시 열어 주세요.',
    web: '이 화면 뒤의 서버가 끝났어요. 터미널에서 다시 시작한 뒤, 새로 나온 주소를 열어 주세요.',
    kept: '화면에 있는 것은 그대로 남고, 지금까지의 기록도 안전해요. 다만 그때까지는 아무것도 실행할 수 없어요.',
  },
  notStarted: {
    title: 'Interleave를 시작하지 못했어요',
    what: '이 화면이 프로그램을 실행하는 실험대에 닿지 못했어요.',
    desktop: '창을 닫고 Interleave를 다시 열어 주세요.',
    web: '터미널에 나온 주소를 끝까지 열어 주세요. 주소 끝의 토큰은 매번 새로 만들어져요. 서버가 끝났다면 다시 시작해 주세요.',
    again: '다시 해 보기',
  },
  broken: {
    title: '화면이 망가졌어요',
    what: '저희 실수로 화면이 멈췄어요. 지금까지의 기록은 안전해요.',
    back: '화면 다시 불러오기',
    home: '처음으로',
    details: '무엇이 잘못됐는지',
  },
  unknown: { title: '아무것도 없어요', what: '이 버전에는 없는 주소예요.', home: '처음으로' },
  setAside: {
    title: '기록 파일이 손상돼 있었어요',
    text: '읽을 수 없어서 다른 이름으로 남겨 두고 새로 시작했어요:',
    dismiss: '알겠어요',
  },
  trouble: {
    'not-read': '기록을 읽지 못했어요. 지금 하는 일은 저장되지 않고, 파일은 그대로 둬요.',
    'not-written': '기록을 저장하지 못했어요. 다음에 바뀔 때 다시 해 볼게요.',
  },
};

export const shellTexts: Texts<typeof en> = { en, ko };
