// The wall fills the screen and gives it back: whoever leaves full screen by the system's key leaves the wall with it.

import type { FullScreenSwitch } from '../link/full-screen.ts';
import type { Navigation } from './navigation.ts';
import type { Page } from './route.ts';

export class WallScreen {
  private readonly navigation: Navigation;
  private readonly fullScreen: FullScreenSwitch;
  /** Where leaving leads. */
  private from: Page | null = null;

  constructor(navigation: Navigation, fullScreen: FullScreenSwitch) {
    this.navigation = navigation;
    this.fullScreen = fullScreen;
  }

  /** Follows the screen; called once. */
  start(): void {
    let before = false;
    this.fullScreen.onChange((on) => {
      if (on && !before) this.show();
      if (!on && before) this.leave();
      before = on;
    });
  }

  enter(): void {
    this.show();
    this.fullScreen.set(true);
  }

  leave(): void {
    this.fullScreen.set(false);
    if (this.page === 'wall') this.navigation.go({ page: this.from ?? 'cockpit' });
    this.from = null;
  }

  private show(): void {
    if (this.page === 'wall') return;
    this.from = this.page;
    this.navigation.go({ page: 'wall', agent: null });
  }

  private get page(): Page {
    return this.navigation.state.getState().page;
  }
}
