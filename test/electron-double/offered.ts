// Every event that the double's objects can emit, by Electron's class. electron-double.test.ts holds it, and every
// member offered, against electron.d.ts.

export const EVENTS = {
  App: ['second-instance', 'activate', 'window-all-closed', 'before-quit', 'will-quit', 'web-contents-created'],
  BrowserWindow: ['ready-to-show', 'close', 'closed', 'enter-full-screen', 'leave-full-screen'],
  WebContents: ['will-navigate', 'will-redirect', 'will-attach-webview', 'render-process-gone'],
  MessagePortMain: ['message', 'close'],
} as const;

/** The double's own words to the tests that started it, a line each on stderr. */
export function tell(what: string, detail: string): void {
  process.stderr.write(`double: ${what} ${detail}\n`);
}
