// The global that the preload offers the page, and nothing else of Electron with it.
import type { Port } from './wire.ts';

export interface KokpitPage {
  /** A port to the core, once the shell has it; a new one after the core had to be started again. */
  readonly connect: () => Promise<Port>;
  readonly shell: 'desktop';
  /** Switches this window's full screen; the wall view follows the answer, not the wish. */
  readonly setFullScreen: (on: boolean) => void;
  readonly onFullScreen: (listener: (on: boolean) => void) => void;
}

declare global {
  interface Window {
    readonly kokpit?: KokpitPage;
  }
}
