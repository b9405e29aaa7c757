// The parts of the page that are not fetched with it, so that the start of the cockpit does not pay for them. Once the
// page has nothing to do they are fetched one after the other, charts and report pages rehearsed: whoever goes there later
// does not wait.

import { canvasPart } from '../charts/chart.tsx';
import type { Words } from './context.ts';
import { calendarPart } from './date-field.tsx';
import { partOf } from './part.tsx';
import { whenIdle } from './when-idle.ts';

export const reportPart = partOf(async () => (await import('./reports/report-view.tsx')).ReportView);
export const explainPart = partOf(async () => (await import('./explain-panel.tsx')).ExplainPanel);
export const conversationPart = partOf(async () => (await import('./conversation-panel.tsx')).ConversationPanel);
export const agentPart = partOf(async () => (await import('./agent-page.tsx')).AgentPage);

const STEPS = [reportPart, canvasPart, explainPart, conversationPart, agentPart, calendarPart].map(
  (part) => part.fetch,
);

let isBegun = false;

/** Once in the page's life. */
export function fetchAhead(words: Words): void {
  if (isBegun) return;
  isBegun = true;
  const next = (place: number): void => {
    whenIdle(() => {
      // What cannot be fetched now is fetched, and told of, when it is needed.
      void (STEPS[place]?.() ?? rehearse(words)).then(
        () => place < STEPS.length && next(place + 1),
        () => undefined,
      );
    });
  };
  next(0);
}

/** By then the code is compiled: a visit hardly becomes shorter. */
const TIMES = 4;
/** Each rehearsal takes some tens of ms: whoever is at work does not wait for it. */
const QUIET_MS = 1_000;
const AT_WORK = ['hashchange', 'keydown', 'pointerdown', 'wheel'] as const;

async function rehearse(words: Words): Promise<void> {
  const { CHART_REHEARSALS } = await import('../charts/rehearsal.ts');
  const { pageRehearsals } = await import('./reports/page-rehearsal.tsx');
  const all = [...CHART_REHEARSALS, ...pageRehearsals(words)];
  let atWork = Number.NEGATIVE_INFINITY;
  const note = (): void => {
    atWork = performance.now();
  };
  for (const kind of AT_WORK) window.addEventListener(kind, note, { capture: true, passive: true });
  for (const one of Array.from({ length: TIMES }, () => all).flat()) {
    while (performance.now() < atWork + QUIET_MS) await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    await new Promise<void>((resolve) => whenIdle(resolve));
    await one();
  }
  for (const kind of AT_WORK) window.removeEventListener(kind, note, { capture: true });
}
