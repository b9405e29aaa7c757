// All sub-commands together.
import { Command } from 'commander';
import { VERSION } from '../core/version.ts';
import { addBridge } from './bridge.ts';
import { addExplain } from './explain.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addLost } from './lost.ts';
import type { Terminal } from './program.ts';
import { addRejects } from './rejects.ts';
import { addReport } from './report.ts';
import { addServe } from './serve.ts';
import { addSnapshot } from './snapshot.ts';

export function buildProgram(terminal: Terminal): Command {
  const { t } = terminal.words;
  const program = new Command('kokpit')
    .description(t('cli.about'))
    .version(VERSION, '-V, --version', t('help.version'))
    // Sub-commands have it from here.
    .helpOption('-h, --help', t('help.help'));
  addImport(program, terminal);
  addReport(program, terminal);
  addExplain(program, terminal);
  addLost(program, terminal);
  addRejects(program, terminal);
  addExport(program, terminal);
  addSnapshot(program, terminal);
  addServe(program, terminal);
  addBridge(program, terminal);
  return program;
}
