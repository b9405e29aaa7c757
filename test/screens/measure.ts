// Measures the console in a browser on the made-up floor: frame times while 5,000 agents scroll, from a difference
// handed to the link to its text in the page, and a burst of 200 differences a second with 500 agents.
// `node test/screens/measure.ts`; prints one line of JSON per measure.

import { chromium, type Page } from '@playwright/test';
import { ownTempFolder } from '../tooling/temp-folder.ts';
import { serveScreens } from './serve.ts';

ownTempFolder();
const served = await serveScreens();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM === undefined ? {} : { executablePath: process.env.CHROMIUM }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

async function open(agents: number, rate: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${served.url}?agents=${agents}&rate=${rate}`);
  await page.locator('[data-agent]').first().waitFor();
  await page.waitForTimeout(1_000);
  return page;
}

function spread(values: readonly number[]): Record<string, number> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Frame times in ms while something is done on each frame. */
function frames(page: Page, ms: number, step: number): Promise<number[]> {
  return page.evaluate(
    ([duration, px]) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const grid = document.getElementById('agents');
        const end = performance.now() + duration;
        let last = performance.now();
        const frame = (now: number): void => {
          times.push(now - last);
          last = now;
          grid?.scrollBy(0, px);
          if (now < end) requestAnimationFrame(frame);
          else resolve(times.slice(2));
        };
        requestAnimationFrame(frame);
      }),
    [ms, step] as const,
  );
}

/** ms from a change handed to the link to its text standing in the page. */
function changeToText(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (times) => {
    const { core } = window;
    const row = document.querySelector('[data-section=online] [data-agent]');
    const agent = row?.getAttribute('data-agent') ?? '';
    const all: number[] = [];
    for (let n = 0; n < times; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const cell = document.querySelector(`[data-agent="${agent}"] [data-col=status]`);
      const begin = performance.now();
      const wanted = `reason ${n}`;
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (cell?.textContent?.includes(wanted) !== true) return;
          observer.disconnect();
          resolve();
        });
        if (cell !== null) observer.observe(cell, { childList: true, characterData: true, subtree: true });
        core.setStatus(agent, 'online', wanted);
      });
      all.push(performance.now() - begin);
    }
    return all;
  }, count);
}

function say(measure: string, result: Record<string, number>): void {
  process.stdout.write(`${JSON.stringify({ measure, ...result })}\n`);
}

const many = await open(5_000, 5);
say('frame ms, 5,000 agents, standing still', spread(await frames(many, 3_000, 0)));
say('frame ms, 5,000 agents, scrolling 30 px a frame', spread(await frames(many, 4_000, 30)));
say('frame ms, 5,000 agents, scrolling 300 px a frame', spread(await frames(many, 4_000, 300)));
await many.evaluate(() => document.getElementById('agents')?.scrollTo(0, 0));
say('ms from difference to text, 5,000 agents', spread(await changeToText(many, 100)));
await many.close();

const busy = await open(500, 200);
say('frame ms, 500 agents, 200 differences a second', spread(await frames(busy, 4_000, 0)));
say('frame ms, 500 agents, 200 differences a second, scrolling', spread(await frames(busy, 4_000, 30)));
await busy.evaluate(() => document.getElementById('agents')?.scrollTo(0, 0));
say('ms from difference to text, 500 agents, 200 differences a second', spread(await changeToText(busy, 100)));
const session = await busy.context().newCDPSession(busy);
await session.send('Performance.enable');
const cpu = async (): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
};
const before = await cpu();
await busy.waitForTimeout(4_000);
say('main thread busy, 500 agents, 200 differences a second', {
  share: Math.round(((await cpu()) - before) * 25) / 100,
});
await browser.close();
served.stop();
