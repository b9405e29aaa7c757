// The `electron` module of the double: exactly what the program uses, each name checked against electron.d.ts by
// test/shell/double.test.ts. Anything else asked of it is an error that names what is missing.
import { app as realApp } from './app.ts';
import { BrowserWindow as Window } from './browser-window.ts';
import { strict } from './emitter.ts';
import { tell } from './offered.ts';
import { MessageChannelMain as Channel } from './ports.ts';
import { program } from './program.ts';

export const app = strict('app', realApp);
export const BrowserWindow = Window;
export const MessageChannelMain = Channel;

export const ipcMain = strict('ipcMain', {
  on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
    program.ipc.set(channel, [...(program.ipc.get(channel) ?? []), listener]);
  },
});

interface Scheme {
  readonly scheme: string;
  readonly privileges: { readonly standard?: boolean; readonly secure?: boolean };
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly Scheme[]) {
    if (program.ready) throw new Error('Schemes are registered before the app is ready.');
    for (const { scheme, privileges } of schemes) {
      if (privileges.standard && privileges.secure) program.privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response> | Response) {
    if (!program.ready) throw new Error('A scheme is handled once the app is ready.');
    if (!program.privileged.has(scheme)) throw new Error(`${scheme} is not a standard and secure scheme.`);
    program.handlers.set(scheme, handler);
  },
});

let granted = false;

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    setPermissionRequestHandler(
      handler: (contents: object, permission: string, decide: (grant: boolean) => void, details: object) => void,
    ) {
      program.permission = (name) => {
        granted = false;
        handler({}, name, (grant) => (granted = grant), {});
        return granted;
      };
    },
    setPermissionCheckHandler(
      handler: (contents: object | null, permission: string, origin: string, details: object) => boolean,
    ) {
      const asked = program.permission;
      program.permission = (name) => asked(name) || handler(null, name, '', {});
    },
    setDevicePermissionHandler(handler: (details: object) => boolean) {
      if (handler({ deviceType: 'usb', origin: '' })) throw new Error('The double has no devices to give.');
    },
  }),
});

export const shell = strict('shell', {
  async openExternal(url: string) {
    tell('opened-outside', url);
  },
});

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string) {
    tell('error-box', JSON.stringify([title, content]));
  },
});

export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly object[]) => template,
  setApplicationMenu: (menu: readonly object[] | null) => tell('menu', String(menu?.length ?? 0)),
});

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });

export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 3840, height: 2160 } }],
});
