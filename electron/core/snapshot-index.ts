// The index of a day's snapshot: what each file is, how it is asked for again, and what the cache held at that moment.
import { createHash } from 'node:crypto';
import type { DaySnapshot } from '../../shared/contract/snapshot.ts';
import type { WorkingHours } from '../../shared/hours.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Choice } from '../figures/choice.ts';
import type { Day, Days } from '../figures/days.ts';
import { houseHours } from './house-hours.ts';
import type { FORMS } from './report-forms.ts';
import { reportHealth } from './report-health.ts';
import { VERSION } from './version.ts';

export interface SnapshotAsk {
  /** YYYY-MM-DD; over by `at`. */
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

/** A file of a report, and how `kokpit` prints it again. */
export interface Made {
  readonly report: keyof typeof FORMS;
  readonly what: string;
  readonly args: readonly string[];
  readonly file: DaySnapshot['files'][number];
}

export interface Taken {
  readonly day: Day;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly made: readonly Made[];
  /** Of the day. */
  readonly events: number;
  readonly now: number;
}

/** Over several lines, for a person to read as well. English, as everything that programs read. */
export function indexText(reader: CacheReader, ask: SnapshotAsk, { day, filters, made, events, now }: Taken): string {
  const { date, at, days, hours, threshold, short } = ask;
  const health = reportHealth(reader, reader.file, now);
  const index = {
    snapshot: date,
    tz: days.tz,
    from: isoTime(day.start),
    to: isoTime(day.end),
    at: isoTime(at),
    made_at: isoTime(now),
    version: VERSION,
    filters,
    service_level: { threshold_s: threshold, short_s: short },
    working_hours: hours?.hours ?? houseHours(reader),
    cache: reader.file,
    events: { of_day: events, all: health.events, unknown: health.unknown, newest: health.newest_event },
    rejects: health.rejects,
    files: made.map(({ file: { name, format, text }, report, what, args }) => {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { file: name, report, format, what, args, bytes: bytes.length, sha256 };
    }),
  };
  return `${JSON.stringify(index, null, 2)}\n`;
}
