// `kokpit import`: reads files of events into the cache.
import type { Command } from 'commander';
import type { RejectEntry } from '../../shared/events/reject.ts';
import { systemClock } from '../core/clock.ts';
import { prepareDb } from '../core/data-folder.ts';
import { type ImportFormat, importFiles } from '../core/import-files.ts';
import type { Tally } from '../core/ingest.ts';
import { type WriteOptions, writeCache } from '../core/read-cache.ts';
import { createDays } from '../figures/days.ts';
import { ReadError } from '../source/inbox/read-error.ts';
import { Failure, oneOf, type Terminal, withDb } from './program.ts';
import { createProgress } from './progress.ts';
import { machineZone } from './report-options.ts';

/** Refused lines told at once. */
const MOST_REFUSALS = 3;

type Refusal = Pick<RejectEntry, 'from' | 'line' | 'reason' | 'receivedMs'>;
type Recovered = Parameters<WriteOptions['onRecovered']>[0];

interface Flags {
  readonly db: string;
  readonly format: ImportFormat;
  readonly strict?: boolean;
}

export function addImport(program: Command, terminal: Terminal): void {
  withDb(program.command('import'))
    .summary('read events into the cache')
    .description(
      "Reads files of events (NDJSON), or of Asterisk's queue_log, plain or gzip, into the cache; - is standard input.",
    )
    .argument('[files...]', 'files of events, or -', ['-'])
    .option('--format <format>', 'what the lines are', oneOf('cloudevents', 'queue-log'), 'cloudevents')
    .option('--strict', 'exit 1 if a line was rejected or in conflict')
    .action(async (files: string[], flags: Flags) => {
      const denied = prepareDb(flags.db);
      if (denied !== null) throw new Failure(denied);
      const progress = createProgress(terminal);
      const begun = systemClock.now();
      const onRecovered = ({ aside, reason, saved, lost }: Recovered) =>
        terminal.err(
          `kokpit: ${flags.db} was damaged (${reason}) and set aside as ${aside}. ${saved} events were recovered from it${lost ? '; import again what else it held' : ''}.\n`,
        );
      const options = { file: flags.db, program: 'kokpit import', tz: machineZone(), onRecovered };
      const tally = await writeCache(options, async (reader, writer) => {
        const counts = await importFiles(files, flags.format, {
          reader,
          writer,
          days: createDays(reader.cellZone() ?? machineZone()),
          clock: systemClock,
          stdin: process.stdin,
          onProgress: progress.show,
        });
        progress.done();
        if (counts.rejected + counts.conflicts > 0) terminal.err(refusals(reader.rejects(), counts, begun, flags.db));
        return counts;
      })
        .catch((error) => {
          throw error instanceof ReadError ? new Failure(`${error.message}${keptWords(error, files)}`) : error;
        })
        .finally(() => progress.done());
      terminal.out(`${JSON.stringify(tally)}\n`);
      if (flags.strict && tally.rejected + tally.conflicts > 0) {
        throw new Failure('with --strict, an import that refuses a line has failed. The good lines are kept.');
      }
    });
}

/** The first lines that were refused, by file and line, and where the others are. */
function refusals(rejects: Iterable<Refusal>, { read, rejected, conflicts }: Tally, begun: number, db: string): string {
  const first: string[] = [];
  for (const { from, line, reason, receivedMs } of rejects) {
    if (receivedMs < begun) continue;
    first.push(`kokpit: ${from}, line ${line}: ${reason}\n`);
    if (first.length === MOST_REFUSALS) break;
  }
  const lines = rejected + conflicts;
  const summary = `${lines} of ${read} lines ${lines === 1 ? 'was' : 'were'} refused`;
  return `${first.join('')}kokpit: ${summary}; the others are kept. "kokpit rejects --db ${db}" lists each one and why.\n`;
}

/** What became of what was read before a file that could not be read. */
function keptWords({ code }: ReadError, files: readonly string[]): string {
  const before = files.length > 1 || code === 'damaged' || code === 'failed';
  return before ? '. What was read before that is kept; import it again, nothing comes twice.' : '';
}
