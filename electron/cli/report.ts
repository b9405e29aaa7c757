// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import type { Command } from 'commander';
import { Ledger } from '../core/ledger.ts';
import { readCache } from '../core/read-cache.ts';
import { reportHealth } from '../core/report-health.ts';
import { reportCockpit } from '../core/reports.ts';
import { sealedCompanies, sealedDay, sealedQuality, sealedService } from '../core/sealed-reports.ts';
import type { Key, Words } from '../words/words.ts';
import { formatFor, printReport, type Sheet } from './print.ts';
import { type Terminal, withDb } from './program.ts';
import { qualityForm } from './quality-form.ts';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from './report-asks.ts';
import { type Format, type ReportFlags, withFormat } from './report-options.ts';
import { cockpitSheet, companiesSheet, daySheet, oneRow, qualitySheet, serviceSheet } from './report-rows.ts';

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
    sheet: (json: R) => Sheet,
  ): void {
    asked
      .withFlags(report.command(name), words)
      .description(words.t(asked.words))
      .action((flags: ReportFlags) => {
        const ask = asked.askOf(flags as never, words);
        return readCache(flags.db, (reader) => {
          const json = reader.snapshot(() => read(new Ledger(reader, 0), ask));
          printReport(json, () => sheet(json), formatFor(flags.format, terminal), terminal);
        });
      });
  }

  add('cockpit', cockpitAsked, ({ reader }, ask) => reportCockpit(reader, ask), cockpitSheet);
  add('quality', qualityAsked, (ledger, ask) => qualityForm(sealedQuality(ledger, ask)), qualitySheet);
  add('companies', companiesAsked, sealedCompanies, companiesSheet);
  add('service', serviceAsked, sealedService, serviceSheet);
  add('day', dayAsked, sealedDay, daySheet);
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
          () => oneRow({ ...json, rejects: json.rejects.total }),
          formatFor(flags.format, terminal),
          terminal,
        );
      }),
    );
}
