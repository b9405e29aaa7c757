// Explanations over a cache that holds a test's events: how a question is asked, and which paths of a report are figures.
import type { CacheReader } from '../../electron/cache/types.ts';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { reportCompany } from '../../electron/core/company.ts';
import type { ReportAsked } from '../../electron/core/explain.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { reportLost } from '../../electron/core/lost.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import {
  type CompaniesAsk,
  type DayAsk,
  reportCompanies,
  reportDay,
  reportQuality,
  reportService,
} from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { createDays } from '../../electron/figures/days.ts';
import { floorReport } from '../../electron/figures/explain/floor.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { shownCompanies, shownDay, shownQuality } from '../../shared/shown-figures.ts';
import { cacheFile } from '../core/cache-file.ts';
import { handClock } from '../core/hand-clock.ts';
import type { Asked } from '../histories/questions.ts';

const fail = (error: unknown) => {
  throw error;
};

/** Takes the batches in as they come, then runs `read` on the cache, and removes it. @param sealed before how many of them, and at what moment, days are sealed. */
export async function withCache<T>(
  tz: string,
  batches: readonly (readonly object[])[],
  read: (reader: CacheReader) => T | Promise<T>,
  sealed: { readonly before: number; readonly at: number } | null = null,
): Promise<T> {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  try {
    const intake = createIntake({
      reader,
      writer,
      days: createDays(tz),
      clock: handClock(0),
      settle: () => null,
      show: () => {},
      onTrouble: (trouble) => trouble && fail(trouble.error),
      onFatal: fail,
    });
    for (const [nth, batch] of batches.entries()) {
      if (nth === sealed?.before) {
        const deps = { ledger: new Ledger(reader, MOST_BYTES), keep: writer.seal.bind(writer), pause: async () => {} };
        await seal(deps, sealed.at);
      }
      const lines = splitLines(Buffer.from(batch.map((event) => `${JSON.stringify(event)}\n`).join('')));
      await intake.ingest.take(lines, { from: 'test', position: null }).done;
    }
    return await read(reader);
  } finally {
    close();
    cache.remove();
  }
}

/** A random question as the core takes it. */
export function reportAsked({ report, question }: Asked): ReportAsked {
  const choice = {
    product: new Set(question.product),
    channel: new Set((question.channel ?? []).map((channel) => channel.toLowerCase())),
    kind: new Set(question.kind),
    group: new Set(question.group),
    agent: new Set(question.agent),
  };
  const ask = { at: Number(question.at), days: createDays(question.tz), choice };
  switch (report) {
    case 'cockpit':
      return { report, ask };
    case 'quality':
      return { report, ask: { ...question, ...ask, by: question.by ?? 'agent', daily: null } };
    case 'companies':
      return { report, ask: { ...question, ...ask, company: question.company ?? null } };
    case 'service':
      return { report, ask: { ...question, ...ask, interval: question.interval ?? null } };
    case 'day': {
      const { date, window, threshold = 20, short = 0, who = 'all', hours = DEFAULT_HOURS } = question;
      const span = date === undefined ? { window: Number(window) } : { date };
      const { week = {}, holidays = [] } = hours;
      return { report, ask: { ...ask, span, threshold, short, who, hours: { week, holidays } } };
    }
  }
}

/** As the cache has it, from all its streams. */
export function scannedReport(reader: CacheReader, { report, ask }: ReportAsked): object {
  switch (report) {
    case 'cockpit':
      // The sums of each table and the strip are explained too.
      return floorReport(boardAsOf(reader, ask.days, ask.at), ask.choice, ask.at, ask.days.tz);
    case 'quality':
      return reportQuality(reader, ask);
    case 'companies':
      return reportCompanies(reader, ask);
    case 'service':
      return reportService(reader, ask);
    case 'day':
      return reportDay(reader, ask);
  }
}

/** As the console shows it, with what its pages work out of a report. */
export function reportOf(reader: CacheReader, asked: ReportAsked): object {
  switch (asked.report) {
    case 'quality':
      return shownQuality(reportQuality(reader, asked.ask));
    case 'companies':
      return { ...shownCompanies(reportCompanies(reader, asked.ask)), ...companyPage(reader, asked.ask) };
    case 'day':
      return { ...shownDay(reportDay(reader, asked.ask)), call_backs: callBacks(reader, asked.ask) };
    default:
      return scannedReport(reader, asked);
  }
}

/** Of one company also its own page; it has a place only where it is in contact. */
function companyPage(reader: CacheReader, ask: CompaniesAsk): object {
  const { company } = ask;
  if (company === null) return {};
  const { total, days, people, rank, companies } = reportCompany(reader, { ...ask, company }, null);
  return { total, days, people, companies, ...(rank === null ? {} : { rank }) };
}

function callBacks(reader: CacheReader, ask: DayAsk): object {
  const { lost, open } = reportLost(reader, ask, null);
  return { lost, open, done: lost - open };
}

/** What a report says besides its figures. */
const WORDS = [
  'report',
  'at',
  'tz',
  'day',
  'date',
  'window',
  'from',
  'to',
  'by',
  'agent',
  'name',
  'groups',
  'key',
  'company',
  'contact',
  'last_at',
  'start',
];

/** Every figure of a report: its path, and its value. */
export function figuresOf(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  if (Array.isArray(value)) {
    return [[`${path}#`, value.length], ...value.flatMap((entry, i) => figuresOf(entry, `${path}[${i}]`))];
  }
  return Object.entries(value).flatMap(([key, entry]) =>
    WORDS.includes(key) ? [] : figuresOf(entry, path === '' ? key : `${path}.${key}`),
  );
}
