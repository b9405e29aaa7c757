// The browser's address bar and history, as the navigation uses them.

import type { Address } from './navigation.ts';

export const browserAddress: Address = {
  hash: () => window.location.hash,
  push: (hash) => window.history.pushState(null, '', hash),
  replace: (hash) => window.history.replaceState(null, '', hash),
  // Back and forward between entries of ours, and a hash typed or clicked.
  onChange: (listener) => {
    window.addEventListener('popstate', listener);
    window.addEventListener('hashchange', listener);
  },
};
