// The global that the preload offers the page, and nothing else of Electron with it. Every function crosses between
// two worlds of the page: arguments and results are copied, functions among them are called from the other side.
import type { Port } from './wire.ts';

export interface KokpitPage {
  /** A new port to the core. While the core is being started again it closes at once: wait a moment, ask again. */
  readonly connect: () => Promise<Port>;
  readonly shell: 'desktop';
  /** Switches this window's full screen; the wall view follows the answer, not the wish. */
  readonly setFullScreen: (on: boolean) => void;
  /** Told at once how it is, then at every change, whoever made it (the page, the menu, the window manager). */
  readonly onFullScreen: (listener: (on: boolean) => void) => void;
}

declare global {
  interface Window {
    readonly kokpit?: KokpitPage;
  }
}
