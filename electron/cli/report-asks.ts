// What each report is asked with: its flags, checked, as the core takes them. For `report` and `explain` alike, so that
// both answer the same question.
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { faultWords, type WorkingHours } from '../../shared/hours.ts';
import { readHoursFile } from '../../shared/hours-file.ts';
import type { Ask, CompaniesAsk, DayAsk, PeriodAsk, QualityAsk, ServiceAsk } from '../core/reports.ts';
import { countDays } from '../figures/days.ts';
import { dateArgument } from './export.ts';
import { oneOf, UsageError } from './program.ts';
import { choiceOfFlags, type ReportFlags, secondsArgument, withReportFlags } from './report-options.ts';

/** A companies period is at most a month. */
const MOST_COMPANY_DAYS = 31;

interface PeriodFlags extends ReportFlags {
  readonly from: string;
  readonly to: string;
}

export const cockpitAsked = {
  description: 'Agents, their status and their figures of the day of --at.',
  withFlags: withReportFlags,
  askOf: (flags: ReportFlags): Ask => askOf(flags),
} as const;

export const qualityAsked = {
  description: 'Ratings, unanswered conversations and inactivity, by agent or by group.',
  withFlags: (command: Command): Command =>
    withPeriod(command).option('--by <what>', 'agent or group', oneOf('agent', 'group'), 'agent'),
  askOf: (flags: PeriodFlags & { readonly by: 'agent' | 'group' }): QualityAsk => ({
    ...periodOf(flags),
    by: flags.by,
    daily: null,
  }),
} as const;

export const companiesAsked = {
  description: 'Companies in contact, and their Customer Engagement Load.',
  withFlags: (command: Command): Command => withPeriod(command).option('--company <id>', 'only this company'),
  askOf: (flags: PeriodFlags & { readonly company?: string }): CompaniesAsk => {
    const ask = periodOf(flags);
    checkCompanyPeriod(ask.at, flags);
    return { ...ask, company: flags.company ?? null };
  },
} as const;

export const serviceAsked = {
  description: 'Requests, landings and service quality.',
  withFlags: (command: Command): Command =>
    withPeriod(command).option('--interval <minutes>', '15, 30 or 60: also per interval', oneOf('15', '30', '60')),
  askOf: (flags: PeriodFlags & { readonly interval?: string }): ServiceAsk => ({
    ...periodOf(flags),
    interval: flags.interval === undefined ? null : Number(flags.interval),
  }),
} as const;

interface DayFlags extends ReportFlags {
  readonly date?: string;
  readonly window?: string;
  readonly threshold: number;
  readonly short: number;
  readonly who: 'all' | 'present';
}

export const dayAsked = {
  description: 'Offered, answered and lost, waits and service level, of a day or of the last minutes.',
  withFlags: (command: Command): Command =>
    withReportFlags(command)
      .addOption(new Option('--date <day>', 'a day, YYYY-MM-DD').argParser(dateArgument).conflicts('window'))
      .option('--window <minutes>', 'the last 5, 10, 15, 30 or 60', oneOf('5', '10', '15', '30', '60'))
      .option('--threshold <seconds>', 'answered in time: within so many seconds', secondsArgument, 20)
      .option('--short <seconds>', 'lost sooner than this is left out', secondsArgument, 0)
      .option('--who <whose>', 'all or present', oneOf('all', 'present'), 'all'),
  askOf: (flags: DayFlags): DayAsk => {
    const { who, threshold, short, date, window } = flags;
    if (date === undefined && window === undefined) {
      throw new UsageError(
        'Name the day with --date YYYY-MM-DD, or the last minutes with --window 5, 10, 15, 30 or 60.',
      );
    }
    const span = date === undefined ? { window: Number(window) } : { date };
    return { ...askOf(flags), span, who, threshold, short, hours: hoursOf(flags) };
  },
} as const;

function withPeriod(command: Command): Command {
  return withReportFlags(command)
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dateArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dateArgument);
}

function askOf(flags: ReportFlags): Ask {
  return { at: flags.at ?? Date.now(), days: flags.tz, choice: choiceOfFlags(flags) };
}

function periodOf(flags: PeriodFlags): PeriodAsk {
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

/** null: the cache's own. */
function hoursOf({ hours }: ReportFlags): WorkingHours | null {
  if (hours === undefined) return null;
  let text: string;
  try {
    text = readFileSync(hours, 'utf8');
  } catch (error) {
    throw new UsageError(`Working hours ${hours}: ${(error as Error).message}`);
  }
  const read = readHoursFile(text);
  if (!Array.isArray(read)) return read as WorkingHours;
  const faults = read.map((one) => `line ${one.line}: ${one.code === 'json' ? one.message : faultWords(one)}`);
  throw new UsageError(`Working hours ${hours}, ${faults.join('; ')}.`);
}
