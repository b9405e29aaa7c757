// A day's snapshot: the files of all reports of a day that is over, and an index that says how they came about, so that its
// numbers can be defended later. Each file is what `kokpit report` prints for the arguments that the index gives for it.
import { createHash } from 'node:crypto';
import type { WorkingHours } from '../../shared/hours.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { Choice } from '../figures/choice.ts';
import { csvOf } from '../figures/csv.ts';
import type { Day, Days } from '../figures/days.ts';
import { exportEvents } from './export-events.ts';
import { houseHours } from './house-hours.ts';
import type { Ledger } from './ledger.ts';
import { FORMS, type Form, jsonText } from './report-forms.ts';
import { reportHealth } from './report-health.ts';
import { VERSION } from './version.ts';

export interface SnapshotAsk {
  /** YYYY-MM-DD; over by `at` (isOver). */
  readonly date: string;
  /** What had come by then counts, ms since 1970. The cockpit's moment is the day's last. */
  readonly at: number;
  readonly days: Days;
  readonly choice: Choice;
  /** null: those set in the cache. */
  readonly hours: { readonly file: string; readonly hours: WorkingHours } | null;
  /** T and S of the service level, in seconds. */
  readonly threshold: number;
  readonly short: number;
  /** Minutes. */
  readonly interval: number;
}

export interface SnapshotFile {
  readonly name: string;
  readonly text: string;
}

export interface Snapshot {
  /** The index is the last. */
  readonly files: readonly SnapshotFile[];
  /** Of the day, in the cache. */
  readonly events: number;
}

interface Made {
  readonly report: keyof typeof FORMS;
  readonly what: string;
  readonly args: readonly string[];
  readonly format: 'json' | 'csv';
  readonly file: SnapshotFile;
}

/** Its last moment has passed, so that nothing but late events can still change it. */
export function isOver(days: Days, date: string, at: number): boolean {
  return days.on(date).end <= at;
}

/** @param now ms since 1970: when it was made. All of it is of one moment of the cache. */
export function takeSnapshot(ledger: Ledger, ask: SnapshotAsk, now: number): Snapshot {
  return ledger.reader.snapshot(() => {
    const day = ask.days.on(ask.date);
    const made = reportsOf(ledger, ask, day);
    let events = 0;
    for (const _ of exportEvents(ledger.reader, day.start, day.end)) events++;
    const index = { name: `${ask.date}-index.json`, text: indexOf(ledger, ask, day, { made, events, now }) };
    return { files: [...made.map(({ file }) => file), index], events };
  });
}

function reportsOf(ledger: Ledger, ask: SnapshotAsk, day: Day): readonly Made[] {
  const { date, at, days, choice, hours, threshold, short, interval } = ask;
  const common = { at, days, choice };
  const period = { ...common, from: date, to: date };
  const dates = ['--from', date, '--to', date];
  const made: Made[] = [];
  function add<A extends { readonly at: number }, R extends object>(
    name: string,
    { read, sheet }: Form<A, R>,
    of: { readonly ask: A; readonly report: Made['report']; readonly args: readonly string[]; readonly what: string },
  ): void {
    const { report, what } = of;
    const json = read(ledger, of.ask);
    const texts = { json: jsonText(json), csv: csvOf(sheet(json)) };
    for (const format of ['json', 'csv'] as const) {
      const file = { name: `${date}-${name}.${format}`, text: texts[format] };
      const args = ['report', report, ...of.args, ...commonArgs(ask, of.ask.at), '--format', format];
      made.push({ report, what, args, format, file });
    }
  }

  add('cockpit', FORMS.cockpit, {
    ...{ report: 'cockpit', ask: { ...common, at: day.end - 1 }, args: [] },
    what: 'agents, their status and their figures at the last moment of the day',
  });
  const levels = ['--threshold', String(threshold), '--short', String(short)];
  add('day', FORMS.day, {
    report: 'day',
    ask: { ...common, span: { date }, who: 'all', threshold, short, hours: hours?.hours ?? null },
    args: ['--date', date, ...levels, ...(hours === null ? [] : ['--hours', hours.file])],
    what: 'offered, answered and lost, waits and service level of the day',
  });
  add('service', FORMS.service, {
    ...{ report: 'service', ask: { ...period, interval: null }, args: dates },
    what: 'requests, landings and service quality of the day',
  });
  add(`service-${interval}-min`, FORMS.service, {
    ...{ report: 'service', ask: { ...period, interval }, args: [...dates, '--interval', String(interval)] },
    what: `the same for each ${interval} minutes of the day`,
  });
  for (const by of ['agent', 'group'] as const) {
    add(`quality-by-${by}`, FORMS.quality, {
      ...{ report: 'quality', ask: { ...period, by, daily: null }, args: [...dates, '--by', by] },
      what: `ratings, unanswered conversations and inactivity of the day, by ${by}`,
    });
  }
  add('companies', FORMS.companies, {
    ...{ report: 'companies', ask: { ...period, company: null }, args: dates },
    what: 'companies in contact on the day, and their Customer Engagement Load',
  });
  return made;
}

function commonArgs({ days, choice }: SnapshotAsk, at: number): readonly string[] {
  const filters = Object.entries(filtersOf(choice)).flatMap(([name, values]) =>
    values.flatMap((value) => [`--${name}`, value]),
  );
  return ['--tz', days.tz, '--at', isoTime(at), ...filters];
}

function filtersOf({ product, channel, kind, group, agent }: Choice): Readonly<Record<string, readonly string[]>> {
  return { product: [...product], channel: [...channel], kind: [...kind], group: [...group], agent: [...agent] };
}

interface Counted {
  readonly made: readonly Made[];
  readonly events: number;
  readonly now: number;
}

/** For a person to read as well: over several lines. English, as everything that programs read. */
function indexOf({ reader }: Ledger, ask: SnapshotAsk, day: Day, { made, events, now }: Counted): string {
  const { date, at, days, choice, hours, threshold, short } = ask;
  const health = reportHealth(reader, reader.file, now);
  const index = {
    snapshot: date,
    tz: days.tz,
    from: isoTime(day.start),
    to: isoTime(day.end),
    at: isoTime(at),
    made_at: isoTime(now),
    version: VERSION,
    filters: filtersOf(choice),
    service_level: { threshold_s: threshold, short_s: short },
    working_hours: hours?.hours ?? houseHours(reader),
    cache: reader.file,
    events: { of_day: events, all: health.events, unknown: health.unknown, newest: health.newest_event },
    rejects: health.rejects,
    files: made.map(({ file: { name, text }, report, format, what, args }) => {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { file: name, report, format, what, args, bytes: bytes.length, sha256 };
    }),
  };
  return `${JSON.stringify(index, null, 2)}\n`;
}
