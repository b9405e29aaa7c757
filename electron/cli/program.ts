// The frame of every sub-command: where words and results go, how it ends, and what is common to all.
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import { defaultDb } from '../core/data-folder.ts';
import { terminalLanguage } from '../words/language.ts';
import { createWords, type Words } from '../words/words.ts';
import { helpInWords, usageInWords } from './help.ts';

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
  /** The words of whoever sits at it. */
  readonly words: Words;
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  words: createWords(terminalLanguage()),
};

export function withDb(command: Command, { t }: Words): Command {
  const named = (file: string): string => {
    if (file === '') throw new InvalidArgumentError(t('cli.no_file'));
    return file;
  };
  return command.option('--db <file>', t('cli.db'), named, defaultDb());
}

/** Collects a flag that may be repeated. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export function oneOf<T extends string>({ t }: Words, ...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    if (!allowed.includes(value as T)) throw new InvalidArgumentError(t('cli.one_of', { some: allowed.join(', ') }));
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
    terminal.err(`kokpit: ${terminal.words.of(error)}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

/** Results could not be written. @returns the exit status: a reader that has enough (`| head`) is no failure, a full disk is. */
export function outFailed(error: NodeJS.ErrnoException, terminal: Terminal): number {
  if (error.code === 'EPIPE') return EXIT.done;
  terminal.err(`kokpit: ${terminal.words.t('cli.not_written', { why: terminal.words.of(error) })}\n`);
  return EXIT.failed;
}

function configure(command: Command, terminal: Terminal): void {
  const { words } = terminal;
  command.exitOverride().showHelpAfterError();
  command.configureOutput({
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => terminal.err(text),
    outputError: (text, write) => write(`kokpit: ${usageInWords(text.replace(/^error: /, ''), words)}`),
  });
  if (command.commands.length > 0) command.helpCommand('help [command]', words.t('help.help.command'));
  command.configureHelp(helpInWords(words));
  for (const sub of command.commands) configure(sub, terminal);
}
