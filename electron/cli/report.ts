// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import type { Command } from 'commander';
import { readCache } from '../core/read-cache.ts';
import { reportHealth } from '../core/report-health.ts';
import { reportCockpit, reportCompanies, reportDay, reportQuality, reportService } from '../core/reports.ts';
import { formatFor, printReport, type Row } from './print.ts';
import { oneOf, type Terminal, withDb } from './program.ts';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from './report-asks.ts';
import type { Format, ReportFlags } from './report-options.ts';
import { flatRow } from './report-rows.ts';

interface Asked<A> {
  readonly description: string;
  withFlags(command: Command): Command;
  askOf(flags: never): A;
}

export function addReport(program: Command, terminal: Terminal): void {
  const report = program.command('report').description('Figures, as JSON, CSV or a table.');
  /** The flags are checked before the cache is opened: wrong usage is told at once. */
  function add<A, R extends object>(
    name: string,
    asked: Asked<A>,
    read: (reader: Parameters<Parameters<typeof readCache>[1]>[0], ask: A) => R,
    rows: (json: R) => readonly Row[],
  ): void {
    asked
      .withFlags(report.command(name))
      .description(asked.description)
      .action((flags: ReportFlags) => {
        const ask = asked.askOf(flags as never);
        return readCache(flags.db, (reader) => {
          const json = read(reader, ask);
          printReport(json, () => rows(json), formatFor(flags.format, terminal), terminal);
        });
      });
  }

  add('cockpit', cockpitAsked, reportCockpit, ({ agents }) =>
    agents.map(({ groups, ...row }) => ({ ...row, groups: groups.join(' ') })),
  );
  add('quality', qualityAsked, reportQuality, ({ rows }) => rows.map(flatRow));
  add('companies', companiesAsked, reportCompanies, ({ rows }) => rows.map(flatRow));
  add('service', serviceAsked, reportService, ({ intervals, total }) => intervals?.map(flatRow) ?? [flatRow(total)]);
  add('day', dayAsked, reportDay, ({ call, video, chat, email }) =>
    Object.entries({ call, video, chat, email }).map(([kind, figures]) => ({
      kind,
      reply_wait_longest_s: null,
      ...flatRow(figures),
    })),
  );
  addHealth(report, terminal);
}

function addHealth(report: Command, terminal: Terminal): void {
  withDb(report.command('health'))
    .description('The cache and what was refused: events, rejects, outbox, size, age of the data.')
    .option('--format <format>', 'json, csv or table', oneOf('json', 'csv', 'table'))
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
