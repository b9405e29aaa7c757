// Pages, filters and periods of a month, gone to one after the other in Chromium, and how long each takes until it is on
// the screen.
import type { Page } from '@playwright/test';
import { type BenchHost, launchBrowser } from './host.ts';
import type { Values } from './measure.ts';
import { percentiles } from './stats.ts';

const DAY_MS = 86_400_000;
/** The page has fetched its parts by then, the core's first rush is over. */
export const SETTLE_MS = 3_000;
/** The report thread has gone through what pages begin with by then, of a large cache as well. */
const LONG_SETTLE_MS = 15_000;
const APART_MS = 1_000;

export interface Tour {
  /** The addresses of round `k`. */
  readonly hashes: (k: number) => readonly string[];
  readonly rounds: number;
  readonly settleMs: number;
  /** From the frame of one to the change of the address for the next. */
  readonly apartMs: number;
}

/** Pages that ask for nothing. */
export const IDLE_TOUR: Tour = {
  hashes: () => ['commands', 'health', 'settings', 'cockpit'].map((page) => `#/${page}`),
  ...{ rounds: 6, settleMs: SETTLE_MS, apartMs: 0 },
};

/** Without a pause, every question anew. */
export const REPORT_TOUR: Tour = { hashes: reportHashes, rounds: 6, settleMs: SETTLE_MS, apartMs: 0 };

/** As somebody looks through a month: all pages and most of their choices, first visits counted, a second at each. */
export const MONTH_TOUR: Tour = { hashes: monthHashes, rounds: 4, settleMs: LONG_SETTLE_MS, apartMs: APART_MS };

/** Every question anew: nothing of it stands in the page's memory. */
export function spanOf(k: number): { from: string; to: string } {
  return { from: dayBack(29 - (k % 5)), to: dayBack(1 + Math.floor(k / 5)) };
}

function reportHashes(k: number): string[] {
  const { from, to } = spanOf(k);
  const period = `from=${from}&to=${to}`;
  return [
    `#/quality?${period}`,
    `#/quality?${period}&channel=web`,
    `#/companies?${period}`,
    `#/service?${period}`,
    `#/day?date=${to}&T=${20 + k}`,
    `#/service?from=${to}&to=${to}`,
  ];
}

function monthHashes(k: number): string[] {
  const yesterday = dayBack(1 + Math.floor(k / 4));
  const month = `from=${dayBack(31 - (k % 4))}&to=${yesterday}`;
  const half = `from=${dayBack(30 - (k % 4))}&to=${dayBack(16 + Math.floor(k / 4))}`;
  return [
    `#/quality?${month}`,
    `#/quality?${month}&channel=web`,
    `#/quality?${month}&by=agent`,
    `#/quality?${month}&view=trend`,
    `#/companies?${month}`,
    `#/companies?${half}`,
    `#/companies?${month}&channel=web`,
    `#/service?${month}&interval=15`,
    `#/service?${month}`,
    `#/service?${month}&interval=60`,
    `#/service?from=${dayBack(1 + k)}&to=${dayBack(1 + k)}`,
    `#/day?date=${dayBack(1 + k)}&T=${20 + k}`,
    '#/cockpit',
  ];
}

function dayBack(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

/** ms of each switch of a tour. */
export async function tour(host: BenchHost, { hashes, rounds, settleMs, apartMs }: Tour): Promise<Values> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.goto(host.link);
    await page.locator('[data-agent]').first().waitFor();
    await page.waitForTimeout(settleMs);
    const took: number[] = [];
    for (let k = 0; k < rounds; k++) {
      for (const hash of hashes(k)) {
        took.push(await switched(page, hash));
        if (apartMs > 0) await page.waitForTimeout(apartMs);
      }
    }
    return percentiles(took);
  } finally {
    await browser.close();
  }
}

/** ms from the change of the address to the frame in which the page stands with its own answer. Runs in the page. */
function switched(page: Page, hash: string): Promise<number> {
  return page.evaluate(async (next) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const name = /^#\/(\w+)/.exec(next)?.[1];
    const stands = () => {
      const main = document.querySelector(`[data-testid="page-${name}"]`);
      const body = main?.querySelector('.report-body');
      if (!main?.matches('.report')) return main !== null;
      const shown = body?.getAttribute('aria-busy') === 'false' && body.childElementCount > 0;
      return shown && main.querySelector('[data-testid="report-skeleton"]') === null;
    };
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    const startedAt = performance.now();
    location.hash = next;
    await changed;
    do await frame();
    while (!stands());
    // What stands in the document now is painted by the next frame.
    await frame();
    return performance.now() - startedAt;
  }, hash);
}
