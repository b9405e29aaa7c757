// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import type { Command } from 'commander';
import { Ledger } from '../core/ledger.ts';
import { readCache } from '../core/read-cache.ts';
import { FORMS, type Form } from '../core/report-forms.ts';
import { reportHealth } from '../core/report-health.ts';
import { oneRow } from '../figures/report-rows.ts';
import type { Key, Words } from '../words/words.ts';
import { formatFor, printReport } from './print.ts';
import { type Terminal, withDb } from './program.ts';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from './report-asks.ts';
import { type Format, type ReportFlags, withFormat } from './report-options.ts';

interface Asked<A> {
  readonly words: Key;
  withFlags(command: Command, words: Words): Command;
  askOf(flags: never, words: Words): A;
}

export function addReport(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const report = program.command('report').description(words.t('cli.report'));
  /** The flags are checked before the cache is opened: wrong usage is told at once. */
  function add<A, R extends object>(name: string, asked: Asked<A>, { read, sheet }: Form<A, R>): void {
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

  add('cockpit', cockpitAsked, FORMS.cockpit);
  add('quality', qualityAsked, FORMS.quality);
  add('companies', companiesAsked, FORMS.companies);
  add('service', serviceAsked, FORMS.service);
  add('day', dayAsked, FORMS.day);
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
