// `kokpit export`: the cached events again, as delivered, in the total order.
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { exportEvents } from '../core/export-events.ts';
import { readCache } from '../core/read-cache.ts';
import type { Days } from '../figures/days.ts';
import { createDays } from '../figures/days.ts';
import type { Words } from '../words/words.ts';
import { oneOf, type Terminal, UsageError, withDb } from './program.ts';
import { zoneOption } from './report-options.ts';

interface Flags {
  readonly db: string;
  readonly from: string;
  readonly to: string;
  readonly tz: Days;
  readonly format: 'ndjson';
}

/** A calendar date; its day in a zone is found later. */
export function dateArgument({ t }: Words): (text: string) => string {
  return (text) => {
    try {
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return createDays('UTC').on(text).date;
    } catch {
      // Falls through to the one message.
    }
    throw new InvalidArgumentError(t('cli.no_day'));
  };
}

/** The days that a command is about. */
export function withDays(command: Command, words: Words): Command {
  return command
    .requiredOption('--from <day>', words.t('cli.from'), dateArgument(words))
    .requiredOption('--to <day>', words.t('cli.to'), dateArgument(words));
}

export function checkDays({ from, to }: { readonly from: string; readonly to: string }, { t }: Words): void {
  if (from > to) throw new UsageError(t('cli.from_after_to', { from, to }));
}

export function addExport(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  withDays(withDb(program.command('export'), words), words)
    .description(words.t('cli.export'))
    .addOption(zoneOption(words))
    .option('--format <format>', words.t('cli.export.format'), oneOf(words, 'ndjson'), 'ndjson')
    .action((flags: Flags) => {
      checkDays(flags, words);
      return readCache(flags.db, (reader) => {
        for (const text of exportEvents(reader, flags.tz.on(flags.from).start, flags.tz.on(flags.to).end)) {
          terminal.out(`${text}\n`);
        }
      });
    });
}
