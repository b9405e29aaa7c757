// The flags that all reports share, checked and turned into what the figures take.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseTime, timeFault } from '../../shared/events/rfc3339.ts';
import { isZone, machineZone } from '../core/zone.ts';
import type { CockpitChoice } from '../figures/cockpit.ts';
import { createDays, type Days } from '../figures/days.ts';
import type { Words } from '../words/words.ts';
import { oneOf, repeated, withDb } from './program.ts';

export type Format = 'json' | 'csv' | 'table';

export interface ReportFlags {
  readonly db: string;
  readonly tz: Days;
  readonly at?: number;
  readonly product: readonly string[];
  readonly channel: readonly string[];
  readonly kind: readonly string[];
  readonly group: readonly string[];
  readonly agent: readonly string[];
  readonly hours?: string;
  readonly format?: Format;
}

/** An RFC 3339 time, in ms since 1970. */
function timeArgument({ t, reason }: Words): (text: string) => number {
  return (text) => {
    const ms = parseTime(text);
    if (Number.isNaN(ms)) throw new InvalidArgumentError(t('cli.no_time', { fault: reason(timeFault(text)) }));
    return ms;
  };
}

export function zoneOption({ t }: Words): Option {
  return new Option('--tz <zone>', t('cli.tz'))
    .argParser((zone) => {
      if (!isZone(zone)) throw new InvalidArgumentError(t('cli.no_zone'));
      return createDays(zone);
    })
    .default(createDays(machineZone()), machineZone());
}

/** No hexadecimal, which JavaScript would take as well. */
const DECIMAL = /^[\d.]+(e[+-]?\d+)?$/i;

/** Seconds from 0 on, as a number. */
export function secondsArgument({ t }: Words): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (DECIMAL.test(text) && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(t('cli.no_seconds'));
  };
}

export function withReportFlags(command: Command, words: Words): Command {
  return withFormat(withChoiceFlags(command, words), words);
}

/** All but the format. */
export function withChoiceFlags(command: Command, words: Words): Command {
  const { t } = words;
  return withDb(command, words)
    .addOption(zoneOption(words))
    .option('--at <time>', t('cli.at'), timeArgument(words))
    .option('--product <id>', t('cli.product'), repeated, [])
    .option('--channel <name>', t('cli.channel'), repeated, [])
    .option('--kind <kind>', t('cli.kind'), kinds(words), [])
    .option('--group <id>', t('cli.group'), repeated, [])
    .option('--agent <id>', t('cli.agent'), repeated, [])
    .option('--hours <file>', t('cli.hours'));
}

export function withFormat(command: Command, words: Words): Command {
  return command.option('--format <format>', words.t('cli.format'), oneOf(words, 'json', 'csv', 'table'));
}

function kinds(words: Words): (value: string, before: readonly string[]) => readonly string[] {
  const kindOf = oneOf(words, 'chat', 'call', 'video', 'email', 'ticket');
  return (value, before) => [...before, kindOf(value)];
}

export function choiceOfFlags(flags: ReportFlags): CockpitChoice {
  return {
    product: new Set(flags.product),
    channel: new Set(flags.channel.map((channel) => channel.toLowerCase())),
    kind: new Set(flags.kind),
    group: new Set(flags.group),
    agent: new Set(flags.agent),
  };
}
