// With a month of history: a switch of page, filter or period until it is on Chromium's screen, beside switches between
// pages that ask for nothing; and live updates while reports are asked without a pause, beside live updates alone.
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCache } from '../../electron/cache/open.ts';
import { createReportDesk } from '../../electron/core/report-desk.ts';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { BenchConsole } from './bench-console.ts';
import { built } from './build.ts';
import { run } from './child.ts';
import { floorLines } from './dom-floor.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { type BenchHost, startBenchHost } from './host.ts';
import {
  atMost,
  inTurns,
  type Measure,
  medianOf,
  type Outcome,
  outcomeOf,
  type Setting,
  type Values,
} from './measure.ts';
import { percentiles } from './stats.ts';
import { IDLE_TOUR, MONTH_TOUR, REPORT_TOUR, SETTLE_MS, spanOf, type Tour, tour } from './switch-pages.ts';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 100_000;
const DAYS = 31;
/** The month is a little longer or shorter than its mean, by seed. */
const END_MS = 5_400_000;
const LIVE_EVENTS = 2_000;
const STEP_MS = 5;
const OPEN_EACH = 5;
/** Of a floor with as many events that --events-a-day is worth saying. */
const LARGE_AGENTS = 500;
/** For an import of some ten million events. */
const IMPORT_LIMIT_MS = 1_800_000;

export const switchMeasure: Measure = {
  name: 'switch',
  title: 'a switch of page, filter or period on the screen, and live updates beside reports, 31 days of history',
  run: (setting) => (setting.db === null ? ofAMonth(setting) : ofALargeMonth(setting, setting.db)),
};

async function ofAMonth(setting: Setting): Promise<Outcome> {
  const db = join(setting.folder, 'switch.db');
  await makeHistory(db, setting);
  let no = 0;
  // Each run gets a copy: live events would be another history for the next one.
  const copied = <T>(measure: (copy: string) => Promise<T>): Promise<T> => {
    const copy = join(setting.folder, `switch-${++no}.db`);
    cpSync(db, copy);
    return measure(copy);
  };
  const rounds = await inTurns(
    {
      'switch, no report asked': () => copied((copy) => switches(copy, setting, IDLE_TOUR)),
      'switch, a report asked': () => copied((copy) => switches(copy, setting, REPORT_TOUR)),
      'live alone': () => copied((copy) => live(copy, setting, false)),
      'live beside reports': () => copied((copy) => live(copy, setting, true)),
    },
    setting,
  );
  const p99 = (variant: string) => medianOf(rounds[variant], 'p99_ms');
  return outcomeOf(switchMeasure, rounds, [
    atMost('a switch on the screen, p95, ms', medianOf(rounds['switch, a report asked'], 'p95_ms'), 100),
    atMost('p99 of a live update, more beside reports, ms', p99('live beside reports') - p99('live alone'), 25),
  ]);
}

/** Beside a cache that stays: one of 31,000,000 events takes some ten minutes to make. */
async function ofALargeMonth(setting: Setting, db: string): Promise<Outcome> {
  if (!existsSync(db)) await makeHistory(db, setting);
  const rounds = await inTurns(
    {
      'a second apart': () => switches(db, setting, MONTH_TOUR),
      'without a pause': () => switches(db, setting, { ...MONTH_TOUR, apartMs: 0 }),
    },
    setting,
  );
  return outcomeOf(switchMeasure, rounds, [
    atMost('a switch on the screen, p95, ms', medianOf(rounds['a second apart'], 'p95_ms'), 100),
  ]);
}

/** A month that ends about an hour ago, its days sealed as a console does. */
async function makeHistory(db: string, { folder, quick, eventsADay, note }: Setting): Promise<void> {
  const events = eventsADay === null ? (quick ? QUICK_EVENTS : EVENTS) : eventsADay * DAYS;
  const stepMs = (MONTH.stepMs * EVENTS) / events;
  const startMs = Date.now() - Math.ceil(EVENTS * MONTH.stepMs + END_MS);
  const floor = eventsADay === null ? MONTH : { ...MONTH, agents: LARGE_AGENTS, whole: true };
  const file = join(folder, 'switch.ndjson');
  note(`${events} events`);
  writeEvents(file, { ...floor, stepMs, startMs, events, ids: 'ordered' });
  const args = ['import', '--db', db, file];
  await run({ script: built('cli'), args, zone: 'UTC', limitMs: IMPORT_LIMIT_MS }, folder);
  rmSync(file);
  const { writer, close } = await openCache({
    mode: 'write',
    file: db,
    workerUrl: pathToFileURL(built('writer-worker')),
  });
  const desk = createReportDesk({ file: db, tz: 'UTC' }, pathToFileURL(built('report-worker')));
  await desk.seal(Date.now(), (step) => writer.seal(step));
  await desk.close();
  await close();
}

async function onHost(
  db: string,
  { folder }: Setting,
  measure: (host: BenchHost, socketPath: string) => Promise<Values>,
): Promise<Values> {
  const own = mkdtempSync(join(folder, 'host-'));
  const socketPath = join(own, 'socket');
  const host = await startBenchHost({ socketPath, db, store: 'kept', note: join(own, 'used.json') });
  try {
    const values = await measure(host, socketPath);
    return { ...values, ...(await host.end()) };
  } finally {
    host.kill();
  }
}

function switches(db: string, setting: Setting, of: Tour): Promise<Values> {
  return onHost(db, setting, (host) => tour(host, of));
}

function live(db: string, setting: Setting, beside: boolean): Promise<Values> {
  return onHost(db, setting, async (host, socketPath) => {
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
    return { ...percentiles(console.took), reports: asked };
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
