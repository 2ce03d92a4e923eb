/** Electron's Menu, as far as a template is read and kept: nobody clicks it here. */
import { lifecycle } from './lifecycle';
import { strict } from './strict';

export interface MenuItem {
  readonly role?: string;
  readonly type?: string;
  readonly label?: string;
  readonly submenu?: readonly MenuItem[];
}

const ROLES = new Set([
  ...['about', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  ...['reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'toggleDevTools', 'minimize'],
]);

let applicationMenu: readonly MenuItem[] | null = null;

export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly MenuItem[]): readonly MenuItem[] {
    for (const item of template) check(item);
    return template;
  },
  setApplicationMenu(menu: readonly MenuItem[] | null): void {
    if (!lifecycle.ready) throw new Error('Menu.setApplicationMenu can only be called after the ready event');
    applicationMenu = menu;
  },
  getApplicationMenu: (): readonly MenuItem[] | null => applicationMenu,
});

function check({ role, type, label, submenu }: MenuItem): void {
  if (role !== undefined && !ROLES.has(role)) throw new Error(`the stand-in for electron knows no menu role ${role}`);
  if (type !== 'separator' && role === undefined && label === undefined)
    throw new Error('a menu item needs a label or a role');
  submenu?.forEach(check);
}
