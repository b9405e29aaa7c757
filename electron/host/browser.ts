// Opens the user's browser where there is one. A wish, not a promise: where it cannot be done, nothing happens.
import { spawn } from 'node:child_process';

export function openBrowser(url: string): void {
  const [command, ...args] = openerOf(process.platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true, shell: false });
  child.on('error', () => undefined);
  child.unref();
}

/** The platform's own way to open an address. On Windows the first quoted argument of `start` is a window's title. */
export function openerOf(platform: NodeJS.Platform, url: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
  return ['xdg-open', url];
}
