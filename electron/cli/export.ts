// `kokpit export`: the cached events again, as delivered, in the total order.
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { exportEvents } from '../core/export-events.ts';
import { readCache } from '../core/read-cache.ts';
import type { Days } from '../figures/days.ts';
import { createDays } from '../figures/days.ts';
import { oneOf, type Terminal, UsageError, withDb } from './program.ts';
import { machineZone, zoneArgument } from './report-options.ts';

interface Flags {
  readonly db: string;
  readonly from: string;
  readonly to: string;
  readonly tz: Days;
  readonly format: 'ndjson';
}

/** A calendar date; its day in a zone is found later. */
export function dateArgument(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return createDays('UTC').on(text).date;
  } catch {
    // Falls through to the one message.
  }
  throw new InvalidArgumentError('A day is YYYY-MM-DD, e.g. 2026-03-10.');
}

export function addExport(program: Command, terminal: Terminal): void {
  withDb(program.command('export'))
    .description('The cached events of these days again, as they came, in the total order.')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dateArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dateArgument)
    .addOption(
      new Option('--tz <zone>', "time zone of the days (the machine's)")
        .argParser(zoneArgument)
        .default(createDays(machineZone()), machineZone()),
    )
    .option('--format <format>', 'what to write', oneOf('ndjson'), 'ndjson')
    .action((flags: Flags) => {
      if (flags.from > flags.to) throw new UsageError(`--from ${flags.from} is after --to ${flags.to}.`);
      return readCache(flags.db, (reader) => {
        for (const text of exportEvents(reader, flags.tz.on(flags.from).start, flags.tz.on(flags.to).end)) {
          terminal.out(`${text}\n`);
        }
      });
    });
}
