// The parts of the page that are not fetched with it, so that the start of the cockpit does not pay for them. Once the
// page has nothing to do they are fetched one after the other, charts and report pages rehearsed: whoever goes there later
// does not wait.

import { canvasPart } from '../charts/chart.tsx';
import type { Words } from './context.ts';
import { partOf } from './part.tsx';
import { whenIdle } from './when-idle.ts';

export const reportPart = partOf(async () => (await import('./reports/report-view.tsx')).ReportView);
export const explainPart = partOf(async () => (await import('./explain-panel.tsx')).ExplainPanel);
export const conversationPart = partOf(async () => (await import('./conversation-panel.tsx')).ConversationPanel);
export const agentPart = partOf(async () => (await import('./agent-page.tsx')).AgentPage);

const STEPS = [reportPart, canvasPart, explainPart, conversationPart, agentPart].map((part) => part.fetch);

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

async function rehearse(words: Words): Promise<void> {
  const { REHEARSALS } = await import('../charts/rehearsal.ts');
  const { pageRehearsals } = await import('./reports/page-rehearsal.tsx');
  for (const one of [...REHEARSALS, ...pageRehearsals(words)]) {
    await new Promise<void>((resolve) => whenIdle(resolve));
    await one();
  }
}
