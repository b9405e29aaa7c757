// `kokpit serve`: the host shell, a program of its own beside this one; its flags are its own to read.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { usage } from '../core/launch.ts';
import type { Terminal } from './program.ts';

/** The host's entry: beside this bundle when built, in its folder when run from source. */
function hostEntry(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith('.ts') ? '../host/main.ts' : './host.js', here));
}

export function addServe(program: Command, { words }: Terminal): void {
  const serve = program.command('serve');
  // `kokpit help serve` says what `kokpit serve --help` does.
  serve.helpInformation = () => usage('kokpit serve', 'host', words);
  serve
    .description(words.t('cli.serve'))
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action((_flags: object, command: Command) => {
      const host = spawn(process.execPath, [hostEntry(), ...command.args], { stdio: 'inherit' });
      // The terminal sends Ctrl+C to both; this one waits for the other to end cleanly.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));
      return new Promise<void>((resolve, reject) => {
        host.on('error', reject);
        host.on('exit', (code) => {
          process.exitCode = code ?? 1;
          process.exit();
        });
        process.on('exit', () => resolve());
      });
    });
}
