// `kokpit import`: reads files of events into the cache.
import type { Command } from 'commander';
import { systemClock } from '../core/clock.ts';
import { importFiles } from '../core/import-files.ts';
import { writeCache } from '../core/read-cache.ts';
import { createDays } from '../figures/days.ts';
import { Failure, oneOf, type Terminal, withDb } from './program.ts';
import { createProgress } from './progress.ts';
import { machineZone } from './report-options.ts';

interface Flags {
  readonly db: string;
  readonly format: 'cloudevents';
  readonly strict?: boolean;
}

export function addImport(program: Command, terminal: Terminal): void {
  withDb(program.command('import'))
    .summary('read events into the cache')
    .description('Reads files of events (NDJSON, plain or gzip) into the cache; - is standard input.')
    .argument('[files...]', 'files of events, or -', ['-'])
    .option('--format <format>', 'what the lines are', oneOf('cloudevents'), 'cloudevents')
    .option('--strict', 'exit 1 if a line was rejected or in conflict')
    .action(async (files: string[], flags: Flags) => {
      const progress = createProgress(terminal);
      const tally = await writeCache(flags.db, 'kokpit import', (reader, writer) =>
        importFiles(files, {
          reader,
          writer,
          days: createDays(reader.cellZone() ?? machineZone()),
          clock: systemClock,
          stdin: process.stdin,
          onProgress: progress.show,
        }),
      ).finally(() => progress.done());
      terminal.out(`${JSON.stringify(tally)}\n`);
      if (flags.strict && tally.rejected + tally.conflicts > 0) {
        throw new Failure(
          `${tally.rejected} rejected, ${tally.conflicts} in conflict: "kokpit rejects" names each one and why.`,
        );
      }
    });
}
