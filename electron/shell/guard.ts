// What no page in this program may do: leave its address, open windows, ask for the camera, load from a network.
import { app, type IpcMainEvent, session, shell } from 'electron';
import { isOurs, mayLeave } from './origin.ts';

/** Once the app is ready and before the first window. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayLeave(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
}

/** Whether a message comes from the console's own main frame; anything else is not answered. */
export function isTrusted(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(frame.url);
}
