// The application menu: the roles every desktop program has, in the user's language; developer tools only in development.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuWords } from './menu-words.ts';

export interface MenuOptions {
  readonly locale: string;
  readonly mac: boolean;
  readonly development: boolean;
}

export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

export function menuTemplate({ locale, mac, development }: MenuOptions): MenuItemConstructorOptions[] {
  const words = menuWords(locale);
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = development
    ? [separator, { role: 'reload', label: words.reload }, { role: 'toggleDevTools', label: words.devTools }]
    : [];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: mac ? [{ role: 'close', label: words.close }] : [{ role: 'quit', label: words.quit }],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        separator,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.resetZoom },
        separator,
        { role: 'togglefullscreen', label: words.fullScreen, accelerator: mac ? 'Ctrl+Command+F' : 'F11' },
        ...developer,
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'close', label: words.close },
      ],
    },
  ];
}
