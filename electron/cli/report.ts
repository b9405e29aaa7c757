// `kokpit report`: the figures of spec/figures.md, one sub-command a section.
import type { Command } from 'commander';
import { boardAsOf } from '../core/as-of.ts';
import { cockpitReport } from '../figures/cockpit-report.ts';
import { formatFor, printReport } from './print.ts';
import type { Terminal } from './program.ts';
import { readCache } from './read-cache.ts';
import { choiceOfFlags, type ReportFlags, withReportFlags } from './report-options.ts';

export function addReport(program: Command, terminal: Terminal): void {
  const report = program.command('report').description('Figures, as JSON, CSV or a table.');
  addCockpit(report, terminal);
}

function addCockpit(report: Command, terminal: Terminal): void {
  withReportFlags(report.command('cockpit'))
    .description('Agents, their status and their figures of the day of --at.')
    .action((flags: ReportFlags) =>
      readCache(flags.db, (reader) => {
        const at = flags.at ?? Date.now();
        const json = cockpitReport(boardAsOf(reader, flags.tz, at), choiceOfFlags(flags), at, flags.tz.tz);
        const rows = () => json.agents.map(({ groups, ...row }) => ({ ...row, groups: groups.join(' ') }));
        printReport(json, rows, formatFor(flags.format, terminal), terminal);
      }),
    );
}
