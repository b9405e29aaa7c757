// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import type { Command } from 'commander';
import { Ledger } from '../core/ledger.ts';
import { readCache } from '../core/read-cache.ts';
import { reportHealth } from '../core/report-health.ts';
import { reportCockpit } from '../core/reports.ts';
import { sealedCompanies, sealedDay, sealedQuality, sealedService } from '../core/sealed-reports.ts';
import type { Key, Words } from '../words/words.ts';
import { formatFor, printReport, type Row } from './print.ts';
import { type Terminal, withDb } from './program.ts';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from './report-asks.ts';
import { type Format, type ReportFlags, withFormat } from './report-options.ts';
import { flatRow } from './report-rows.ts';

interface Asked<A> {
  readonly words: Key;
  withFlags(command: Command, words: Words): Command;
  askOf(flags: never, words: Words): A;
}

export function addReport(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const report = program.command('report').description(words.t('cli.report'));
  /** The flags are checked before the cache is opened: wrong usage is told at once. */
  function add<A, R extends object>(
    name: string,
    asked: Asked<A>,
    read: (ledger: Ledger, ask: A) => R,
    rows: (json: R) => readonly Row[],
  ): void {
    asked
      .withFlags(report.command(name), words)
      .description(words.t(asked.words))
      .action((flags: ReportFlags) => {
        const ask = asked.askOf(flags as never, words);
        return readCache(flags.db, (reader) => {
          const json = reader.snapshot(() => read(new Ledger(reader), ask));
          printReport(json, () => rows(json), formatFor(flags.format, terminal), terminal);
        });
      });
  }

  add(
    'cockpit',
    cockpitAsked,
    ({ reader }, ask) => reportCockpit(reader, ask),
    ({ agents }) => agents.map(({ groups, ...row }) => ({ ...row, groups: groups.join(' ') })),
  );
  add('quality', qualityAsked, sealedQuality, ({ rows }) =>
    rows.map(({ groups, ...row }) => flatRow(groups === undefined ? row : { ...row, groups: groups.join(' ') })),
  );
  add('companies', companiesAsked, sealedCompanies, ({ rows }) => rows.map(flatRow));
  add('service', serviceAsked, sealedService, ({ intervals, total }) => intervals?.map(flatRow) ?? [flatRow(total)]);
  add('day', dayAsked, sealedDay, ({ call, video, chat, email }) =>
    Object.entries({ call, video, chat, email }).map(([kind, figures]) => ({
      kind,
      reply_wait_longest_s: null,
      ...flatRow(figures),
    })),
  );
  addHealth(report, terminal);
}

function addHealth(report: Command, terminal: Terminal): void {
  const { words } = terminal;
  withFormat(withDb(report.command('health'), words), words)
    .description(words.t('cli.health'))
    .action((flags: { db: string; format?: Format }) =>
      readCache(flags.db, (reader) => {
        const json = reportHealth(reader, flags.db, Date.now());
        printReport(
          json,
          () => [flatRow({ ...json, rejects: json.rejects.total })],
          formatFor(flags.format, terminal),
          terminal,
        );
      }),
    );
}
