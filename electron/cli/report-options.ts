// The flags that all reports share, checked and turned into what the figures take.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseTime, timeFault } from '../../shared/events/rfc3339.ts';
import type { CockpitChoice } from '../figures/cockpit.ts';
import { createDays, type Days } from '../figures/days.ts';
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
export function timeArgument(text: string): number {
  const ms = parseTime(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError(`It is a time ${timeFault(text)}.`);
  return ms;
}

export function zoneArgument(zone: string): Days {
  try {
    return createDays(zone);
  } catch {
    throw new InvalidArgumentError('There is no such time zone; name one such as Europe/Istanbul or UTC.');
  }
}

/** Seconds from 0 on, as a number. */
export function secondsArgument(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Seconds are a number from 0 on, e.g. 20.');
}

export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function withReportFlags(command: Command): Command {
  return withDb(command)
    .addOption(
      new Option('--tz <zone>', "time zone of the days (the machine's)")
        .argParser(zoneArgument)
        .default(createDays(machineZone()), machineZone()),
    )
    .option('--at <time>', 'the moment asked for, RFC 3339 (now)', timeArgument)
    .option('--product <id>', 'only this product; may be repeated', repeated, [])
    .option('--channel <name>', 'only this channel, in any case; may be repeated', repeated, [])
    .option('--kind <kind>', 'chat, call, video, email or ticket; may be repeated', kinds, [])
    .option('--group <id>', 'only this group; may be repeated', repeated, [])
    .option('--agent <id>', 'only this agent; may be repeated', repeated, [])
    .option('--hours <file>', 'working hours (those set in the console, else Monday to Friday 09:00-18:00)')
    .option('--format <format>', 'json, csv or table', oneOf('json', 'csv', 'table'));
}

const kindOf = oneOf('chat', 'call', 'video', 'email', 'ticket');

function kinds(value: string, before: readonly string[]): readonly string[] {
  return [...before, kindOf(value)];
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
