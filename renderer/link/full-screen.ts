// The whole screen: asked of the desktop shell where there is one, else of the browser.

import '../../shared/contract/page-api.ts';

export interface FullScreenSwitch {
  set(on: boolean): void;
  onChange(listener: (on: boolean) => void): void;
}

export function fullScreenOf(page: Window): FullScreenSwitch {
  const { kokpit, document } = page;
  if (kokpit !== undefined) {
    return { set: (on) => kokpit.setFullScreen(on), onChange: (listener) => kokpit.onFullScreen(listener) };
  }
  return {
    set: (on) => {
      // A browser may refuse; the wall is shown in the window then.
      if (on) document.documentElement.requestFullscreen().catch(() => undefined);
      else if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
    },
    onChange: (listener) => {
      document.addEventListener('fullscreenchange', () => listener(document.fullscreenElement !== null));
    },
  };
}
