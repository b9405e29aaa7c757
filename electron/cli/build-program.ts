// All sub-commands together.
import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import type { Terminal } from './program.ts';
import { addRejects } from './rejects.ts';
import { addReport } from './report.ts';

export function buildProgram(terminal: Terminal): Command {
  const program = new Command('kokpit')
    .description("Kokpit on the command line: a contact-centre floor's events and figures.")
    .version(manifest.version);
  addImport(program, terminal);
  addReport(program, terminal);
  addRejects(program, terminal);
  addExport(program, terminal);
  return program;
}
