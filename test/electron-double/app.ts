// Electron's `app`: its lifetime, its one instance, its paths.
import { closePages } from './chromium.ts';
import { Emitter, Preventable } from './emitter.ts';
import { takeLock } from './instance-lock.ts';
import { EVENTS } from './offered.ts';
import { program } from './program.ts';

class App extends Emitter {
  readonly isPackaged = false;
  #ready = Promise.withResolvers<void>();
  #quitting = false;

  constructor() {
    super('app', EVENTS.App);
    process.on('SIGTERM', () => this.quit());
    process.on('SIGINT', () => this.quit());
    // A page that is cut off because the program ends is no fault; anything else that nobody waited for is one.
    process.on('unhandledRejection', (reason) => {
      if (!program.ending) throw reason;
    });
    // After the program's main module has been evaluated, never during it: as Electron does with an ES module.
    setImmediate(() => {
      program.ready = true;
      this.#ready.resolve();
    });
  }

  isReady(): boolean {
    return program.ready;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  getLocale(): string {
    return process.env.KOKPIT_DOUBLE_LOCALE ?? 'en-GB';
  }
  setPath(name: string, folder: string): void {
    if (name !== 'userData') throw new Error(`The double sets no path "${name}".`);
    if (program.ready) throw new Error('userData is set before the app is ready.');
    program.userData = folder;
  }
  enableSandbox(): void {
    if (program.ready) throw new Error('app.enableSandbox() is for before the app is ready.');
    program.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return takeLock(program.userData, () => this.emit('second-instance', {}, [], '', null));
  }

  quit(): void {
    if (!this.#quitting) {
      this.#quitting = true;
      this.emit('before-quit', new Preventable());
      for (const window of [...program.windows]) window.destroy();
    }
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    program.ending = true;
    void closePages().finally(() => process.exit(code));
  }

  /** For the double's windows: the last one is closed. */
  allClosed(): void {
    if (!this.#quitting) this.emit('window-all-closed');
  }
}

export const app = new App();
