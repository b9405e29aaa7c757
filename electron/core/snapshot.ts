// A day's snapshot: the files of all reports of a day that is over, and an index that says how they came about, so that its
// numbers can be defended later. Each file is what `kokpit report` prints for the arguments that the index gives for it.
import type { DaySnapshot, DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { Choice } from '../figures/choice.ts';
import { csvOf } from '../figures/csv.ts';
import type { Day, Days } from '../figures/days.ts';
import { choiceOfFilters } from './answer-report.ts';
import { exportEvents } from './export-events.ts';
import type { Ledger } from './ledger.ts';
import { FORMS, type Form, jsonText } from './report-forms.ts';
import { indexText, type Made, type SnapshotAsk } from './snapshot-index.ts';

/** Within a snapshot of the reader: all of it is of one moment of the cache. @param now ms since 1970: when it was made. */
export function takeSnapshot(ledger: Ledger, ask: SnapshotAsk, now: number): DaySnapshot {
  const { date } = ask;
  const day = ask.days.on(date);
  const made = reportsOf(ledger, ask, day);
  let events = 0;
  for (const _ of exportEvents(ledger.reader, day.start, day.end)) events++;
  const filters = filtersOf(ask.choice);
  const index = indexText(ledger.reader, ask, { day, filters, made, events, now });
  const file = { name: `${date}-index.json`, part: 'index', format: 'json', text: index } as const;
  return { date, events, files: [...made.map((one) => one.file), file] };
}

/** A console's: with the house's working hours, and what is known by now. */
export function answerSnapshot(ledger: Ledger, days: Days, ask: DaySnapshotAsk, at: number): DaySnapshot {
  const { date, threshold, short, interval } = ask;
  const choice = choiceOfFilters(ask);
  return takeSnapshot(ledger, { date, at, days, choice, hours: null, threshold, short, interval }, at);
}

function reportsOf(ledger: Ledger, ask: SnapshotAsk, day: Day): readonly Made[] {
  const { date, at, days, choice, hours, threshold, short, interval } = ask;
  const common = { at, days, choice };
  const period = { ...common, from: date, to: date };
  const dates = ['--from', date, '--to', date];
  const made: Made[] = [];
  function add<A extends { readonly at: number }, R extends object>(
    part: string,
    { read, sheet }: Form<A, R>,
    of: { readonly ask: A; readonly report: Made['report']; readonly args: readonly string[]; readonly what: string },
  ): void {
    const { report, what } = of;
    const json = read(ledger, of.ask);
    const texts = { json: jsonText(json), csv: csvOf(sheet(json)) };
    for (const format of ['json', 'csv'] as const) {
      const file = { name: `${date}-${part}.${format}`, part, format, text: texts[format] };
      const args = ['report', report, ...of.args, ...commonArgs(ask, of.ask.at), '--format', format];
      made.push({ report, what, args, file });
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
