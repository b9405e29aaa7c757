// The double holds to electron.d.ts: every name, member and event that it offers is declared there, and everything that
// the program takes from `electron` is offered.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BrowserWindow } from '../electron-double/browser-window.ts';
import { EVENTS } from '../electron-double/offered.ts';
import { MessageChannelMain, MessagePortMain } from '../electron-double/ports.ts';
import { WebContents } from '../electron-double/web-contents.ts';

const ROOT = join(import.meta.dirname, '../..');
const DECLARED = readFileSync(join(ROOT, 'node_modules/electron/electron.d.ts'), 'utf8');
const SHELL = join(ROOT, 'electron/shell');

/** The body of a class or interface in electron.d.ts. */
function declaration(name: string): string {
  const start = DECLARED.search(new RegExp(`^ {2}(class|interface) ${name}( extends [\\w.<>, ]+)? \\{$`, 'm'));
  if (start < 0) throw new Error(`electron.d.ts declares no ${name}.`);
  return DECLARED.slice(start, DECLARED.indexOf('\n  }\n', start));
}

function undeclared(name: string, members: readonly string[]): string[] {
  const body = declaration(name);
  return members.filter((member) => !new RegExp(`^ {4}(static |readonly )*(get )?${member}\\??[(:<]`, 'm').test(body));
}

const OWN: readonly string[] = ['constructor', 'emit', 'on', 'once'];

/** What the program may use of a class of the double; the rest is the double's own. */
function members(prototype: object, doubleOnly: readonly string[]): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => !OWN.includes(name) && !doubleOnly.includes(name));
}

describe('what the double offers', () => {
  test.each(Object.entries(EVENTS))('the events of %s are declared', (name, events) => {
    const body = declaration(name);
    expect(events.filter((event) => !body.includes(`on(event: '${event}'`))).toEqual([]);
  });

  test('the members of its classes are declared', () => {
    expect({
      BrowserWindow: undeclared('BrowserWindow', [
        ...members(BrowserWindow.prototype, []),
        'webContents',
        'getAllWindows',
        'fromWebContents',
      ]),
      WebContents: undeclared('WebContents', [...members(WebContents.prototype, ['load']), 'mainFrame']),
      MessagePortMain: undeclared(
        'MessagePortMain',
        members(MessagePortMain.prototype, ['carry', 'deliver', 'fromPage', 'end', 'pageGone']),
      ),
      MessageChannelMain: undeclared('MessageChannelMain', Object.keys(new MessageChannelMain())),
    }).toEqual({ BrowserWindow: [], WebContents: [], MessagePortMain: [], MessageChannelMain: [] });
  });

  test('a name that is not declared is found', () => {
    expect(undeclared('BrowserWindow', ['setFullScreen', 'setFulScreen'])).toEqual(['setFulScreen']);
  });
});

describe('its modules', () => {
  const OBJECTS = {
    app: 'App',
    ipcMain: 'IpcMain',
    protocol: 'Protocol',
    shell: 'Shell',
    dialog: 'Dialog',
    Menu: 'Menu',
    nativeTheme: 'NativeTheme',
    screen: 'Screen',
  } as const;

  test('offer declared members only, and refuse every other one by name', async () => {
    const electron = await import('../electron-double/electron.ts');
    const found = Object.entries(OBJECTS).map(([key, type]) => {
      const object = Object.entries(electron).find(([name]) => name === key)?.[1] ?? {};
      const names = key === 'app' ? members(Object.getPrototypeOf(electron.app), ['allClosed']) : Object.keys(object);
      return [
        key,
        names.length > 0,
        undeclared(
          type,
          names.filter((name) => name !== 'on'),
        ),
      ];
    });
    expect(found).toEqual(Object.keys(OBJECTS).map((key) => [key, true, []]));
    expect(undeclared('Session', Object.keys(electron.session.defaultSession))).toEqual([]);
    expect(() => Reflect.get(electron.app, 'getAppMetrics')).toThrow('offers no app.getAppMetrics');
    expect(() => electron.app.on('no-such-event', () => undefined)).toThrow('no event "no-such-event"');
  });

  test('hold everything that the program imports', async () => {
    const electron: object = await import('../electron-double/electron.ts');
    const sources = readdirSync(SHELL).filter((file) => file !== 'preload.ts');
    const imported = sources.flatMap((file) => {
      const text = readFileSync(join(SHELL, file), 'utf8');
      const names = /^import \{([^}]*)\} from 'electron';$/m.exec(text)?.[1] ?? '';
      return names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '));
    });
    expect(imported.length).toBeGreaterThan(5);
    expect(imported.filter((name) => !(name in electron))).toEqual([]);
  });
});
