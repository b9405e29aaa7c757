// What each report is asked with: its flags, checked, as the core takes them. For `report` and `explain` alike, so that
// both answer the same question.
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { saidOfFault, type WorkingHours } from '../../shared/hours.ts';
import { readHoursFile } from '../../shared/hours-file.ts';
import { said } from '../../shared/words/said.ts';
import type { Ask, CompaniesAsk, DayAsk, PeriodAsk, QualityAsk, ServiceAsk } from '../core/reports.ts';
import { countDays } from '../figures/days.ts';
import type { Words } from '../words/words.ts';
import { checkDays, dateArgument, withDays } from './export.ts';
import { oneOf, UsageError } from './program.ts';
import { choiceOfFlags, type ReportFlags, secondsArgument, withReportFlags } from './report-options.ts';

/** A companies period is at most a month. */
const MOST_COMPANY_DAYS = 31;

interface PeriodFlags extends ReportFlags {
  readonly from: string;
  readonly to: string;
}

export const cockpitAsked = {
  words: 'cli.cockpit',
  withFlags: withReportFlags,
  askOf: (flags: ReportFlags, words: Words): Ask => {
    hoursOf(flags, words);
    return askOf(flags);
  },
} as const;

export const qualityAsked = {
  words: 'cli.quality',
  withFlags: (command: Command, words: Words): Command =>
    withPeriod(command, words).option(
      '--by <what>',
      words.t('cli.quality.by'),
      oneOf(words, 'agent', 'group'),
      'agent',
    ),
  askOf: (flags: PeriodFlags & { readonly by: 'agent' | 'group' }, words: Words): QualityAsk => ({
    ...periodOf(flags, words),
    by: flags.by,
    daily: null,
  }),
} as const;

export const companiesAsked = {
  words: 'cli.companies',
  withFlags: (command: Command, words: Words): Command =>
    withPeriod(command, words).option('--company <id>', words.t('cli.companies.company')),
  askOf: (flags: PeriodFlags & { readonly company?: string }, words: Words): CompaniesAsk => {
    const ask = periodOf(flags, words);
    checkCompanyPeriod(ask.at, flags, words);
    return { ...ask, company: flags.company ?? null };
  },
} as const;

export const serviceAsked = {
  words: 'cli.service',
  withFlags: (command: Command, words: Words): Command =>
    withPeriod(command, words).option(
      '--interval <minutes>',
      words.t('cli.service.interval'),
      oneOf(words, '15', '30', '60'),
    ),
  askOf: (flags: PeriodFlags & { readonly interval?: string }, words: Words): ServiceAsk => ({
    ...periodOf(flags, words),
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
  words: 'cli.day',
  withFlags: (command: Command, words: Words): Command =>
    withServiceLevel(
      withReportFlags(command, words)
        .addOption(
          new Option('--date <day>', words.t('cli.day.date')).argParser(dateArgument(words)).conflicts('window'),
        )
        .option('--window <minutes>', words.t('cli.day.window'), oneOf(words, '5', '10', '15', '30', '60')),
      words,
    ).option('--who <whose>', words.t('cli.day.who'), oneOf(words, 'all', 'present'), 'all'),
  askOf: (flags: DayFlags, words: Words): DayAsk => {
    const { who, threshold, short, date, window } = flags;
    if (date === undefined && window === undefined) throw new UsageError(words.t('cli.day.which'));
    const span = date === undefined ? { window: Number(window) } : { date };
    return { ...askOf(flags), span, who, threshold, short, hours: hoursOf(flags, words) };
  },
} as const;

/** T and S of the service level. */
export function withServiceLevel(command: Command, words: Words): Command {
  return command
    .option('--threshold <seconds>', words.t('cli.day.threshold'), secondsArgument(words), 20)
    .option('--short <seconds>', words.t('cli.day.short'), secondsArgument(words), 0);
}

function withPeriod(command: Command, words: Words): Command {
  return withDays(withReportFlags(command, words), words);
}

function askOf(flags: ReportFlags): Ask {
  return { at: flags.at ?? Date.now(), days: flags.tz, choice: choiceOfFlags(flags) };
}

function periodOf(flags: PeriodFlags, words: Words): PeriodAsk {
  checkDays(flags, words);
  hoursOf(flags, words);
  return { ...askOf(flags), from: flags.from, to: flags.to };
}

function checkCompanyPeriod(at: number, { from, to, tz }: PeriodFlags, { t }: Words): void {
  const n = String(countDays(from, to));
  if (Number(n) > MOST_COMPANY_DAYS) {
    throw new UsageError(t('cli.companies.long', { from, to, n, most: String(MOST_COMPANY_DAYS) }));
  }
  const today = tz.of(at).date;
  if (to >= today) throw new UsageError(t('cli.companies.open', { to, today }));
}

/** Checked for every report, though only `day` counts by them. null: the cache's own. */
export function hoursOf({ hours }: ReportFlags, words: Words): WorkingHours | null {
  if (hours === undefined) return null;
  let text: string;
  try {
    text = readFileSync(hours, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(words.say(said('hours.missing', { file: hours })));
    if (code === 'EISDIR') throw new UsageError(words.say(said('hours.directory', { file: hours })));
    throw new UsageError(words.say(said('hours.unreadable', { file: hours, why: message })));
  }
  const read = readHoursFile(text);
  if (!Array.isArray(read)) return read as WorkingHours;
  const faults = read
    .map((one) => {
      const what = one.code === 'json' ? said('hours.json', { why: one.message }) : saidOfFault(one);
      return said('hours.line', { line: one.line, what });
    })
    .reduce((one, other) => said('hours.and', { one, other }));
  throw new UsageError(words.say(said('hours.faults', { file: hours, faults })));
}
