// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readCache } from '../core/read-cache.ts';
import { reportHealth } from '../core/report-health.ts';
import { type Ask, reportCockpit, reportCompanies, reportDay, reportQuality, reportService } from '../core/reports.ts';
import { countDays } from '../figures/days.ts';
import { DEFAULT_HOURS, readHours, type WorkingHours } from '../figures/hours.ts';
import { dateArgument } from './export.ts';
import { formatFor, printReport, type Row } from './print.ts';
import { oneOf, type Terminal, UsageError, withDb } from './program.ts';
import { choiceOfFlags, type Format, type ReportFlags, secondsArgument, withReportFlags } from './report-options.ts';
import { flatRow } from './report-rows.ts';

/** A companies period is at most a month. */
const MOST_COMPANY_DAYS = 31;

interface PeriodFlags extends ReportFlags {
  readonly from: string;
  readonly to: string;
}

export function addReport(program: Command, terminal: Terminal): void {
  const report = program.command('report').description('Figures, as JSON, CSV or a table.');
  const print = (flags: ReportFlags, json: object, rows: () => readonly Row[]) =>
    printReport(json, rows, formatFor(flags.format, terminal), terminal);

  withReportFlags(report.command('cockpit'))
    .description('Agents, their status and their figures of the day of --at.')
    .action((flags: ReportFlags) =>
      readCache(flags.db, (reader) => {
        const json = reportCockpit(reader, askOf(flags));
        print(flags, json, () => json.agents.map(({ groups, ...row }) => ({ ...row, groups: groups.join(' ') })));
      }),
    );

  withPeriod(report.command('quality'))
    .description('Ratings, unanswered conversations and inactivity, by agent or by group.')
    .option('--by <what>', 'agent or group', oneOf('agent', 'group'), 'agent')
    .action((flags: PeriodFlags & { by: 'agent' | 'group' }) =>
      readCache(flags.db, (reader) => {
        const json = reportQuality(reader, { ...periodOf(flags), by: flags.by });
        print(flags, json, () => json.rows.map(flatRow));
      }),
    );

  withPeriod(report.command('companies'))
    .description('Companies in contact, and their Customer Engagement Load.')
    .option('--company <id>', 'only this company')
    .action((flags: PeriodFlags & { company?: string }) => {
      const ask = periodOf(flags);
      checkCompanyPeriod(ask.at, flags);
      return readCache(flags.db, (reader) => {
        const json = reportCompanies(reader, { ...ask, company: flags.company ?? null });
        print(flags, json, () => json.rows.map(flatRow));
      });
    });

  withPeriod(report.command('service'))
    .description('Requests, landings and service quality.')
    .option('--interval <minutes>', '15, 30 or 60: also per interval', oneOf('15', '30', '60'))
    .action((flags: PeriodFlags & { interval?: string }) =>
      readCache(flags.db, (reader) => {
        const interval = flags.interval === undefined ? null : Number(flags.interval);
        const json = reportService(reader, { ...periodOf(flags), interval });
        print(flags, json, () => (json.intervals?.map(flatRow) ?? [flatRow(json.total)]));
      }),
    );

  addDay(report, print);

  withDb(report.command('health'))
    .description('The cache and what was refused: events, rejects, outbox, size, age of the data.')
    .option('--format <format>', 'json, csv or table', oneOf('json', 'csv', 'table'))
    .action((flags: { db: string; format?: Format }) =>
      readCache(flags.db, (reader) => {
        const json = reportHealth(reader, flags.db, Date.now());
        printReport(
          json,
          () => [flatRow({ ...json, rejects: json.rejects.total })],
          formatFor(flags.format, terminal),
          terminal,
        );
      }),
    );
}

interface DayFlags extends ReportFlags {
  readonly date?: string;
  readonly window?: string;
  readonly threshold: number;
  readonly short: number;
  readonly who: 'all' | 'present';
}

function addDay(report: Command, print: (flags: ReportFlags, json: object, rows: () => readonly Row[]) => void): void {
  withReportFlags(report.command('day'))
    .description('Offered, answered and lost, waits and service level, of a day or of the last minutes.')
    .addOption(new Option('--date <day>', 'a day, YYYY-MM-DD').argParser(dateArgument).conflicts('window'))
    .option('--window <minutes>', 'the last 5, 10, 15, 30 or 60', oneOf('5', '10', '15', '30', '60'))
    .option('--threshold <seconds>', 'answered in time: within so many seconds', secondsArgument, 20)
    .option('--short <seconds>', 'lost sooner than this is left out', secondsArgument, 0)
    .option('--who <whose>', 'all or present', oneOf('all', 'present'), 'all')
    .action((flags: DayFlags) => {
      if (flags.date === undefined && flags.window === undefined) {
        throw new UsageError(
          'Name the day with --date YYYY-MM-DD, or the last minutes with --window 5, 10, 15, 30 or 60.',
        );
      }
      const hours = hoursOf(flags);
      return readCache(flags.db, (reader) => {
        const { who, threshold, short, date, window } = flags;
        const span = date === undefined ? { window: Number(window) } : { date };
        const json = reportDay(reader, { ...askOf(flags), span, who, threshold, short, hours });
        const { call, video, chat, email } = json;
        print(flags, json, () =>
          Object.entries({ call, video, chat, email }).map(([kind, figures]) => ({
            kind,
            reply_wait_longest_s: null,
            ...flatRow(figures),
          })),
        );
      });
    });
}

function withPeriod(command: Command): Command {
  return withReportFlags(command)
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dateArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dateArgument);
}

function askOf(flags: ReportFlags): Ask {
  return { at: flags.at ?? Date.now(), days: flags.tz, choice: choiceOfFlags(flags) };
}

function periodOf(flags: PeriodFlags) {
  if (flags.from > flags.to) throw new UsageError(`--from ${flags.from} is after --to ${flags.to}.`);
  hoursOf(flags);
  return { ...askOf(flags), from: flags.from, to: flags.to };
}

function checkCompanyPeriod(at: number, { from, to, tz }: PeriodFlags): void {
  const length = countDays(from, to);
  if (length > MOST_COMPANY_DAYS) {
    throw new UsageError(
      `--from ${from} --to ${to} is ${length} days; this report covers at most ${MOST_COMPANY_DAYS}.`,
    );
  }
  const today = tz.of(at).date;
  if (to >= today)
    throw new UsageError(`--to ${to} is not over yet (today is ${today}); this report ends yesterday at the latest.`);
}

function hoursOf({ hours }: ReportFlags): WorkingHours {
  if (hours === undefined) return DEFAULT_HOURS;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(hours, 'utf8'));
  } catch (error) {
    throw new UsageError(`Working hours ${hours}: ${(error as Error).message}`);
  }
  const read = readHours(value);
  if (typeof read === 'string') throw new UsageError(`Working hours ${hours}: ${read}.`);
  return read;
}
