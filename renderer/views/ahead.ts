// The parts of the page that are not fetched with it, so that the start of the cockpit does not pay for them. Once the
// page has nothing to do they are fetched one after the other: whoever goes there later does not wait.

import { loadCanvas } from '../charts/chart.tsx';

export const loadReports = () => import('./reports/report-view.tsx');
export const loadExplain = () => import('./explain-panel.tsx');
export const loadConversation = () => import('./conversation-panel.tsx');
export const loadAgent = () => import('./agent-page.tsx');

const PARTS = [loadReports, loadCanvas, loadExplain, loadConversation, loadAgent];
/** Even a page that is never idle fetches them in the end; a browser that cannot tell is given this time. */
const LATEST_MS = 10_000;

export function fetchAhead(): void {
  const next = (place: number): void => {
    const load = PARTS[place];
    if (load === undefined) return;
    whenIdle(() => {
      // What cannot be fetched now is fetched, and told of, when it is needed.
      void load().then(
        () => next(place + 1),
        () => undefined,
      );
    });
  };
  next(0);
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: LATEST_MS });
  else setTimeout(run, LATEST_MS);
}
