// `kokpit lost`: the call-back list of a day or of the last minutes: the conversations that `report day` counts as lost,
// what became of their contacts since, and what was noted about them in the console.
import type { Command } from 'commander';
import type { LostRow } from '../../shared/contract/lost.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { Ledger } from '../core/ledger.ts';
import { reportLost } from '../core/lost.ts';
import { readCache } from '../core/read-cache.ts';
import type { Row } from '../figures/csv.ts';
import { formatFor, printReport } from './print.ts';
import type { Terminal } from './program.ts';
import { dayAsked } from './report-asks.ts';

const COLUMNS = [
  ...['conversation', 'kind', 'channel', 'product', 'group', 'group_name', 'agent', 'agent_name'],
  ...['contact', 'contact_name', 'company', 'company_name', 'opened', 'lost_at', 'wait_s', 'answered_late_at'],
  ...['back_at', 'back_times', 'back_answered_at', 'called_at', 'called_reached_at', 'state', 'noted_by', 'noted_at'],
];

export function addLost(program: Command, terminal: Terminal): void {
  dayAsked
    .withFlags(program.command('lost'), terminal.words)
    .description(terminal.words.t('cli.lost'))
    .action((flags: Parameters<typeof dayAsked.askOf>[0]) => {
      const ask = dayAsked.askOf(flags, terminal.words);
      return readCache(flags.db, (reader) => {
        const json = reader.snapshot(() => reportLost(reader, ask, new Ledger(reader, 0)));
        printReport(
          json,
          () => ({ columns: COLUMNS, rows: json.rows.map(rowOf) }),
          formatFor(flags.format, terminal),
          terminal,
        );
      });
    });
}

function rowOf({ back, called, note, ...row }: LostRow): Row {
  return {
    ...row,
    back_at: back?.at ?? null,
    back_times: back?.times ?? 0,
    back_answered_at: back?.answered_at ?? null,
    called_at: called?.at ?? null,
    called_reached_at: called?.reached_at ?? null,
    state: note?.state ?? 'open',
    noted_by: note?.by ?? null,
    noted_at: note === null ? null : isoTime(note.at),
  };
}
