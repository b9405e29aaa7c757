// The frame of every sub-command: where words and results go, how it ends, and what is common to all.
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import { defaultDb } from '../core/data-folder.ts';

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Wrong usage found by a sub-command itself: exit 2, with these words. */
export class UsageError extends Error {}

/** What went wrong, in words for a person: exit 1. */
export class Failure extends Error {}

/** Where results and words go; tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
};

export function withDb(command: Command): Command {
  return command.option('--db <file>', 'the cache', defaultDb());
}

/** Collects a flag that may be repeated. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    if (!allowed.includes(value as T)) throw new InvalidArgumentError(`It is one of: ${allowed.join(', ')}.`);
    return value as T;
  };
}

/** Runs a program of sub-commands. @returns the exit status; never throws for what a person did. */
export async function run(program: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  configure(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof UsageError) {
      terminal.err(`kokpit: ${error.message}\n`);
      return EXIT.usage;
    }
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(`kokpit: ${message}\n`);
    return EXIT.failed;
  }
}

function configure(command: Command, terminal: Terminal): void {
  command.exitOverride().showHelpAfterError();
  command.configureOutput({
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => terminal.err(text),
    outputError: (text, write) => write(`kokpit: ${text.replace(/^error: /, '')}`),
  });
  for (const sub of command.commands) configure(sub, terminal);
}
