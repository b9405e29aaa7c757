// What the double's parts share: the windows that are open, what answers the page's scheme, and the listeners of ipcMain.

export interface OpenWindow {
  readonly destroy: () => void;
}

type Handler = (request: Request) => Promise<Response> | Response;
type IpcListener = (event: object, ...args: unknown[]) => void;

export const program = {
  windows: new Set<OpenWindow>(),
  handlers: new Map<string, Handler>(),
  ipc: new Map<string, IpcListener[]>(),
  privileged: new Set<string>(),
  userData: '',
  ready: false,
  ending: false,
  permission: (_name: string): boolean => true,
  sandboxed: false,
};
