// `kokpit import`: reads files of events into the cache.
import type { Command } from 'commander';
import type { RejectEntry } from '../../shared/events/reject.ts';
import { systemClock } from '../core/clock.ts';
import { prepareDb } from '../core/data-folder.ts';
import { type ImportFormat, importFiles } from '../core/import-files.ts';
import type { Tally } from '../core/ingest.ts';
import { type WriteOptions, writeCache } from '../core/read-cache.ts';
import { machineZone } from '../core/zone.ts';
import { createDays } from '../figures/days.ts';
import { ReadError } from '../source/inbox/read-error.ts';
import { nameOfInput } from '../source/inbox/read-file.ts';
import type { Words } from '../words/words.ts';
import { Failure, oneOf, type Terminal, withDb } from './program.ts';
import { createProgress } from './progress.ts';

/** Refused lines told at once. */
const MOST_REFUSALS = 3;

type Refusal = Pick<RejectEntry, 'from' | 'line' | 'reason' | 'receivedMs' | 'raw'>;
type Recovered = Parameters<WriteOptions['onRecovered']>[0];

interface Flags {
  readonly db: string;
  readonly format: ImportFormat;
  readonly strict?: boolean;
}

export function addImport(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  withDb(program.command('import'), words)
    .summary(t('cli.import.summary'))
    .description(t('cli.import'))
    .argument('[files...]', t('cli.import.files'), ['-'])
    .option('--format <format>', t('cli.import.format'), oneOf(words, 'cloudevents', 'queue-log'), 'cloudevents')
    .option('--strict', t('cli.import.strict'))
    .action(async (files: string[], flags: Flags) => {
      const denied = prepareDb(flags.db);
      if (denied !== null) throw new Failure(words.say(denied));
      const progress = createProgress(terminal);
      const begun = systemClock.now();
      const onRecovered = ({ aside, reason, saved, lost }: Recovered) => {
        const values = { file: flags.db, why: words.reason(reason), aside, n: String(saved) };
        terminal.err(`kokpit: ${t(lost ? 'cli.import.recovered.lost' : 'cli.import.recovered', values)}\n`);
      };
      const options = { file: flags.db, program: 'kokpit import', tz: machineZone(), onRecovered };
      const tally = await writeCache(options, async (reader, writer) => {
        const counts = await importFiles(files, flags.format, {
          reader,
          writer,
          days: createDays(reader.cellZone() ?? machineZone()),
          clock: systemClock,
          stdin: process.stdin,
          onProgress: (state) => progress.show({ ...state, name: named(state.name, t) }),
        });
        progress.done();
        if (counts.rejected + counts.conflicts > 0) {
          terminal.err(refusals(reader.rejects(), counts, begun, flags.db, words));
          if (flags.format === 'cloudevents' && counts.rejected === counts.read && isQueueLog(reader.rejects(), begun))
            terminal.err(`kokpit: ${t('cli.import.queue_log')}\n`);
        }
        return counts;
      })
        .catch((error) => {
          throw error instanceof ReadError ? new Failure(readFault(error, files, words)) : error;
        })
        .finally(() => progress.done());
      terminal.out(`${JSON.stringify(tally)}\n`);
      if (flags.strict && tally.rejected + tally.conflicts > 0) {
        throw new Failure(t('cli.import.strict.failed'));
      }
    });
}

/** The first lines that were refused, by file and line, and where the others are. */
function refusals(
  rejects: Iterable<Refusal>,
  { read, rejected, conflicts }: Tally,
  begun: number,
  db: string,
  { t, reason: inWords }: Words,
): string {
  const first: string[] = [];
  for (const { from, line, reason, receivedMs } of rejects) {
    if (receivedMs < begun) continue;
    first.push(
      `kokpit: ${t('cli.import.line', { from: named(from, t), line: String(line), reason: inWords(reason) })}\n`,
    );
    if (first.length === MOST_REFUSALS) break;
  }
  const values = { n: String(rejected + conflicts), read: String(read), db };
  return `${first.join('')}kokpit: ${t('cli.import.refused', values)}\n`;
}

/** Whether what was refused lately begins as a line of Asterisk's queue_log does. */
function isQueueLog(rejects: Iterable<Refusal>, begun: number): boolean {
  for (const { receivedMs, raw } of rejects) if (receivedMs >= begun) return /^\d{9,11}(\.\d+)?\|/.test(raw);
  return false;
}

/** A path is a name in every language; standard input has words. */
function named(input: string, t: Words['t']): string {
  return input === nameOfInput('-') ? t('cli.import.stdin') : input;
}

/** And what became of what was read before it. */
function readFault(error: ReadError, files: readonly string[], words: Words): string {
  const { key, values } = error.said;
  const what = words.say({ key, values: { ...values, file: named(error.file, words.t) } });
  const before = files.length > 1 || error.code === 'damaged' || error.code === 'failed';
  return before ? words.t('cli.import.kept', { what }) : what;
}
