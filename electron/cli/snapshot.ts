// `kokpit snapshot`: a manager's daily snapshot, the files of all reports of a day that is over.
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { Ledger } from '../core/ledger.ts';
import { readCache } from '../core/read-cache.ts';
import { prepareOut, saveSnapshot } from '../core/save-snapshot.ts';
import { takeSnapshot } from '../core/snapshot.ts';
import { isOver } from '../figures/days.ts';
import type { Words } from '../words/words.ts';
import { dateArgument } from './export.ts';
import { oneOf, type Terminal, UsageError } from './program.ts';
import { hoursOf, withServiceLevel } from './report-asks.ts';
import { choiceOfFlags, type ReportFlags, withChoiceFlags } from './report-options.ts';

interface Flags extends ReportFlags {
  readonly date: string;
  readonly out: string;
  readonly interval: string;
  readonly threshold: number;
  readonly short: number;
}

/** As the service page's. */
const INTERVAL_MIN = '30';

export function addSnapshot(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const command = program
    .command('snapshot')
    .summary(t('cli.snapshot.summary'))
    .description(t('cli.snapshot'))
    .requiredOption('--date <day>', t('cli.snapshot.date'), dateArgument(words))
    .requiredOption('--out <folder>', t('cli.snapshot.out'), folderArgument(words))
    .option('--interval <minutes>', t('cli.snapshot.interval'), oneOf(words, '15', '30', '60'), INTERVAL_MIN);
  withChoiceFlags(withServiceLevel(command, words), words).action((flags: Flags) => snapshot(flags, terminal));
}

async function snapshot(flags: Flags, terminal: Terminal): Promise<void> {
  const { words } = terminal;
  const { date, out, tz: days, threshold, short } = flags;
  const now = Date.now();
  const at = flags.at ?? now;
  // A moment to come tells nothing more than now.
  if (!isOver(days, date, Math.min(at, now))) {
    throw new UsageError(words.t('cli.snapshot.open', { date, today: days.of(Math.min(at, now)).date, tz: days.tz }));
  }
  const hours = hoursOf(flags, words);
  const ask = {
    ...{ date, at, days, choice: choiceOfFlags(flags), threshold, short, interval: Number(flags.interval) },
    hours: hours === null || flags.hours === undefined ? null : { file: flags.hours, hours },
  };
  await readCache(flags.db, (reader) => {
    prepareOut(out);
    const taken = reader.snapshot(() => takeSnapshot(new Ledger(reader, 0), ask, now));
    const replaced = saveSnapshot(out, taken);
    const { files, events } = taken;
    const folder = join(out, date);
    if (events === 0) terminal.err(`kokpit: ${words.t('cli.snapshot.empty', { date, tz: days.tz, db: flags.db })}\n`);
    if (replaced) terminal.err(`kokpit: ${words.t('cli.snapshot.replaced', { folder })}\n`);
    const names = files.map(({ name }) => name).sort();
    terminal.out(`${JSON.stringify({ snapshot: date, tz: days.tz, folder, files: names, events, replaced })}\n`);
  });
}

function folderArgument({ t }: Words): (text: string) => string {
  return (text) => {
    if (text === '') throw new InvalidArgumentError(t('cli.no_folder'));
    return text;
  };
}
