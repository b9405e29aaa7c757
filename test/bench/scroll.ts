// 5,000 agents scrolled through by wheel in Chromium: how long each frame takes while the cockpit's rows pass, beside a
// page of plain rows that is scrolled in the same way, in the same browser and the same turn.
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { floorLines } from './dom-floor.ts';
import { launchBrowser, startBenchHost } from './host.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, type Setting, type Values } from './measure.ts';
import { quantile } from './stats.ts';

const AGENTS = 5_000;
const OPEN_EACH = 1;
/** A wheel turned fast, a notch each frame; and so fast that no row of one frame is left in the next. Down, and up again. */
const NOTCH_PX = 120;
const SCREEN_PX = 720;
const NOTCHES = 200;
const NOTCH_MS = 16;
/** A frame of a screen of 60, and two of them; the clock tells them with some hundredths more. */
const FRAME_MS = 16.7 + 0.3;
const TWO_FRAMES_MS = 33.4 + 0.3;
const SETTLE_MS = 3_000;
const VIEWPORT = { width: 1280, height: 800 };

export const scrollMeasure: Measure = {
  name: 'scroll',
  title: `the cockpit's ${AGENTS} agents scrolled through in Chromium, beside plain rows`,
  async run(setting) {
    let round = 0;
    const rounds = await inTurns(
      {
        'plain rows': () => plain(NOTCH_PX),
        cockpit: () => cockpit(NOTCH_PX, ++round, setting),
        'plain rows, a screen a frame': () => plain(SCREEN_PX),
        'cockpit, a screen a frame': () => cockpit(SCREEN_PX, ++round, setting),
      },
      setting,
    );
    const value = (variant: string, name: string) => medianOf(rounds[variant], name);
    return outcomeOf(
      scrollMeasure,
      rounds,
      ['', ', a screen a frame'].flatMap((way) => [
        atMost(
          `p95 of a frame, of plain rows${way}`,
          value(`cockpit${way}`, 'p95_ms') / value(`plain rows${way}`, 'p95_ms'),
          1.1,
        ),
        atMost(`share of frames over 33 ms${way}`, value(`cockpit${way}`, 'over_33_share'), 0.01),
        atMost(`share of frames without rows${way}`, value(`cockpit${way}`, 'empty_share'), 0.01),
      ]),
    );
  },
};

async function plain(px: number): Promise<Values> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    const cells = '<i>0</i>'.repeat(10);
    const rows = Array.from({ length: AGENTS }, (_, n) => `<div class="row" data-agent>Agent ${n}${cells}</div>`);
    const style = `body{margin:0}#agents{height:100vh;overflow:auto}.row{height:32px;contain:strict}i{margin:0 30px}`;
    await page.setContent(`<style>${style}</style><div id="agents">${rows.join('')}</div>`);
    return await scrolled(page, px);
  } finally {
    await browser.close();
  }
}

async function cockpit(px: number, round: number, { folder }: Setting): Promise<Values> {
  const socketPath = join(folder, `c${round}`);
  const note = join(folder, `used-${round}.json`);
  const host = await startBenchHost({ socketPath, db: join(folder, `scroll-${round}.db`), store: 'none', note });
  const browser = await launchBrowser();
  try {
    const socket = connect(socketPath);
    await once(socket, 'connect');
    for (const line of floorLines(OPEN_EACH, Date.now() - 60_000, AGENTS)) {
      if (!socket.write(line)) await once(socket, 'drain');
    }
    const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB' });
    await page.goto(host.link);
    await page.waitForFunction(
      (agents) => Number(document.querySelector('#agents')?.getAttribute('aria-rowcount')) > agents,
      AGENTS,
      { timeout: 60_000 },
    );
    const values = await scrolled(page, px);
    socket.destroy();
    return { ...values, ...(await host.end()) };
  } finally {
    await browser.close();
    host.kill();
  }
}

async function scrolled(page: Page, px: number): Promise<Values> {
  await page.waitForTimeout(SETTLE_MS);
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  await watchFrames(page);
  for (const way of [1, -1]) {
    const startedAt = performance.now();
    for (let n = 0; n < NOTCHES; n++) {
      const waitMs = startedAt + n * NOTCH_MS - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      await page.mouse.wheel(0, way * px);
    }
  }
  const { frames, empty, moved } = await framesOf(page);
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  const over = (ms: number) => frames.filter((frame) => frame > ms).length / frames.length;
  const seconds = frames.reduce((sum, frame) => sum + frame, 0) / 1_000;
  return {
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    max_ms: at(1),
    over_16_share: over(FRAME_MS),
    over_33_share: over(TWO_FRAMES_MS),
    empty_share: empty / frames.length,
    frames_a_second: frames.length / seconds,
    moved_px: moved,
  };
}

interface Watched {
  readonly frames: number[];
  /** Frames in whose middle there was no row. */
  empty: number;
  /** How far the rows were moved in all, px. */
  moved: number;
}

/** From now on each frame in which the rows have moved is noted. Runs in the page. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(
    ([x, y]) => {
      const watched: Watched = { frames: [], empty: 0, moved: 0 };
      const scroller = document.querySelector('#agents') as Element;
      let last = performance.now();
      let top = scroller.scrollTop;
      const look = (at: number) => {
        const delta = Math.abs(scroller.scrollTop - top);
        if (delta > 0) {
          watched.frames.push(at - last);
          watched.moved += delta;
          const hit = document.elementFromPoint(x as number, y as number);
          // Between the tables there are their heads.
          if (hit?.closest('[data-agent], [role="row"]') === null) watched.empty++;
        }
        top = scroller.scrollTop;
        last = at;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(globalThis, { benchWatched: watched });
    },
    [VIEWPORT.width / 2, VIEWPORT.height / 2],
  );
}

async function framesOf(page: Page): Promise<Watched> {
  const watched = await page.evaluate(() => (globalThis as unknown as { benchWatched: Watched }).benchWatched);
  if (watched.frames.length === 0) throw new Error('Nothing was scrolled.');
  return watched;
}
