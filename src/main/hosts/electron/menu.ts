/**
 * The application menu: roles, which every system maps to its own keys, under names in the app's two
 * languages. Electron leaves most role names in English, so they are said here.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';

const en = {
  app: 'Interleave',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  about: 'About Interleave',
  hide: 'Hide Interleave',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit Interleave',
  close: 'Close Window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  reload: 'Reload',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  togglefullscreen: 'Full Screen',
  toggleDevTools: 'Developer Tools',
  minimize: 'Minimize',
} as const;

type Names = { readonly [Name in keyof typeof en]: string };

const ko: Names = {
  app: 'Interleave',
  file: '파일',
  edit: '편집',
  view: '보기',
  window: '창',
  about: 'Interleave 정보',
  hide: 'Interleave 가리기',
  hideOthers: '기타 가리기',
  unhide: '모두 보기',
  quit: 'Interleave 종료',
  close: '창 닫기',
  undo: '실행 취소',
  redo: '다시 실행',
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  reload: '새로 고침',
  resetZoom: '실제 크기',
  zoomIn: '확대',
  zoomOut: '축소',
  togglefullscreen: '전체 화면',
  toggleDevTools: '개발자 도구',
  minimize: '최소화',
};

type Role = Exclude<keyof Names, 'app' | 'file' | 'edit' | 'view' | 'window'>;

export interface MenuOptions {
  /** `app.getLocale()`. */
  readonly locale: string;
  readonly platform: NodeJS.Platform;
  /** Developer tools are for developers: not in a packaged app. */
  readonly packaged: boolean;
}

export function setApplicationMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

export function menuTemplate({ locale, platform, packaged }: MenuOptions): MenuItemConstructorOptions[] {
  const names: Names = locale.startsWith('ko') ? ko : en;
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: names[role] });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const mac = platform === 'darwin';
  const menu = (
    name: Exclude<keyof Names, Role>,
    submenu: MenuItemConstructorOptions[],
  ): MenuItemConstructorOptions => ({
    label: names[name],
    submenu,
  });
  return [
    ...(mac
      ? [menu('app', [item('about'), line, item('hide'), item('hideOthers'), item('unhide'), line, item('quit')])]
      : []),
    menu('file', mac ? [item('close')] : [item('close'), line, item('quit')]),
    menu('edit', [item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), item('selectAll')]),
    menu('view', [
      item('resetZoom'),
      item('zoomIn'),
      item('zoomOut'),
      item('togglefullscreen'),
      line,
      item('reload'),
      ...(packaged ? [] : [item('toggleDevTools')]),
    ]),
    menu('window', [item('minimize')]),
  ];
}
