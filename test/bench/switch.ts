// With a month of history: a switch of page, filter or period until it is on Chromium's screen, beside switches between
// pages that ask for nothing; and live updates while reports are asked without a pause, beside live updates alone.
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { openCache } from '../../electron/cache/open.ts';
import { createReportDesk } from '../../electron/core/report-desk.ts';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { BenchConsole } from './bench-console.ts';
import { built } from './build.ts';
import { run } from './child.ts';
import { floorLines } from './dom-floor.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { type BenchHost, launchBrowser, startBenchHost } from './host.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, type Setting, type Values } from './measure.ts';
import { quantile } from './stats.ts';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 100_000;
/** The month is a little longer or shorter than its mean, by seed. */
const END_MS = 5_400_000;
const DAY_MS = 86_400_000;
const SWITCH_ROUNDS = 6;
const LIVE_EVENTS = 2_000;
const STEP_MS = 5;
const OPEN_EACH = 5;
/** The page has fetched its parts by then, the core's first rush is over. */
const SETTLE_MS = 3_000;

export const switchMeasure: Measure = {
  name: 'switch',
  title: 'a switch of page, filter or period on the screen, and live updates beside reports, 31 days of history',
  async run(setting) {
    const db = await history(setting);
    let no = 0;
    const rounds = await inTurns(
      {
        'switch, no report asked': () => switches(db, ++no, setting, () => IDLE.map((page) => `#/${page}`)),
        'switch, a report asked': () => switches(db, ++no, setting, reportHashes),
        'live alone': () => live(db, ++no, setting, false),
        'live beside reports': () => live(db, ++no, setting, true),
      },
      setting,
    );
    const p99 = (variant: string) => medianOf(rounds[variant], 'p99_ms');
    return outcomeOf(switchMeasure, rounds, [
      atMost('a switch on the screen, p95, ms', medianOf(rounds['switch, a report asked'], 'p95_ms'), 100),
      atMost('p99 of a live update, more beside reports, ms', p99('live beside reports') - p99('live alone'), 25),
    ]);
  },
};

const IDLE = ['commands', 'health', 'settings', 'cockpit'];

/** Every question anew: nothing of it stands in the page's memory. */
function spanOf(k: number): { from: string; to: string } {
  const day = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);
  return { from: day(29 - (k % 5)), to: day(1 + Math.floor(k / 5)) };
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

/** One cache of a month that ends about an hour ago, its days sealed as a console does; each run gets a copy. */
async function history({ folder, quick }: Setting): Promise<string> {
  const events = quick ? QUICK_EVENTS : EVENTS;
  const stepMs = (MONTH.stepMs * EVENTS) / events;
  const file = join(folder, 'switch.ndjson');
  const db = join(folder, 'switch.db');
  const startMs = Date.now() - Math.ceil(EVENTS * MONTH.stepMs + END_MS);
  writeEvents(file, { ...MONTH, stepMs, startMs, events, ids: 'ordered' });
  await run({ script: built('cli'), args: ['import', '--db', db, file], zone: 'UTC' }, folder);
  const { writer, close } = await openCache({
    mode: 'write',
    file: db,
    workerUrl: pathToFileURL(built('writer-worker')),
  });
  const desk = createReportDesk({ file: db, tz: 'UTC' }, pathToFileURL(built('report-worker')));
  await desk.seal(Date.now(), (step) => writer.seal(step));
  await desk.close();
  await close();
  return db;
}

async function onHost(
  db: string,
  no: number,
  { folder }: Setting,
  measure: (host: BenchHost, socketPath: string) => Promise<Values>,
): Promise<Values> {
  const copy = join(folder, `switch-${no}.db`);
  cpSync(db, copy);
  const socketPath = join(folder, `w${no}`);
  const host = await startBenchHost({ socketPath, db: copy, store: 'kept', note: join(folder, `used-w${no}.json`) });
  try {
    const values = await measure(host, socketPath);
    return { ...values, ...(await host.end()) };
  } finally {
    host.kill();
  }
}

function switches(db: string, no: number, setting: Setting, hashes: (k: number) => string[]): Promise<Values> {
  return onHost(db, no, setting, async (host) => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      await page.goto(host.link);
      await page.locator('[data-agent]').first().waitFor();
      await page.waitForTimeout(SETTLE_MS);
      const took: number[] = [];
      for (let k = 0; k < SWITCH_ROUNDS; k++) for (const hash of hashes(k)) took.push(await switched(page, hash));
      return spread(took);
    } finally {
      await browser.close();
    }
  });
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

function live(db: string, no: number, setting: Setting, beside: boolean): Promise<Values> {
  return onHost(db, no, setting, async (host, socketPath) => {
    const socket = connect(socketPath);
    await once(socket, 'connect');
    for (const line of floorLines(OPEN_EACH, Date.now() - 60_000)) {
      if (!socket.write(line)) await once(socket, 'drain');
    }
    const console = await BenchConsole.open(host.link);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    let over = false;
    const asking = async () => {
      let asked = 0;
      for (; beside && !over; asked++) await console.report(askOf(asked));
      return asked;
    };
    const reports = asking();
    await console.tell(socket, LIVE_EVENTS, STEP_MS);
    over = true;
    const asked = await reports;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS * 100));
    console.close();
    socket.destroy();
    return { ...spread(console.took), reports: asked };
  });
}

function askOf(k: number): ReportAsk {
  const span = spanOf(k % 25);
  const filters = { product: [], channel: [], group: [] };
  const asks: readonly ReportAsk[] = [
    { report: 'quality', ...filters, ...span, by: 'agent' },
    { report: 'companies', ...filters, ...span, company: null },
    { report: 'service', ...filters, ...span, interval: 15 },
    { report: 'day', ...filters, span: { date: span.to }, who: 'all', threshold: 20, short: 0 },
  ];
  return asks[k % asks.length] as ReportAsk;
}

function spread(took: readonly number[]): Values {
  if (took.length === 0) throw new Error('Nothing was seen.');
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: at(1), seen: took.length };
}
