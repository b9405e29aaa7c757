// What a shell is started with: the flags both shells know, read once, with plain words where they do not hold.
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { type Said, said } from '../../shared/words/said.ts';
import type { Words } from '../words/words.ts';
import type { CoreConfig } from './config.ts';
import { integer, UnreadableFile, WrongFlag } from './launch-flags.ts';
import { SOURCE_FLAGS, sourceOf } from './launch-source.ts';
import { DEFAULT_PORT, flagLine, natsLines, sourceLines } from './usage-lines.ts';
import { VERSION } from './version.ts';
import { isZone, machineZone } from './zone.ts';

export interface Launch {
  readonly config: CoreConfig;
  readonly port: number;
  /** Open the user's browser (host shell only). */
  readonly open: boolean;
}

export type Launching = { readonly kind: 'run'; readonly launch: Launch } | { readonly kind: 'help' } | Refusal;

export type Refusal =
  /** Not the right usage: exit 2. */
  | { readonly kind: 'wrong'; readonly said: Said }
  /** Right usage, but it cannot be done: exit 1. */
  | { readonly kind: 'failed'; readonly said: Said };

const FLAGS = {
  ...SOURCE_FLAGS,
  port: { type: 'string' },
  tz: { type: 'string' },
  open: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function usage(program: string, shell: CoreConfig['shell'], words: Words): string {
  const { t } = words;
  const host = [
    flagLine('--port N', t('start.port', { port: String(DEFAULT_PORT) })),
    flagLine('--open', t('start.open')),
  ];
  return [
    t('start.usage', { program }),
    '',
    ...sourceLines(words),
    ...natsLines(words),
    flagLine(`--db ${t('start.value.file')}`, t('start.db')),
    flagLine(`--tz ${t('start.value.zone')}`, t('start.tz')),
    ...(shell === 'host' ? host : []),
    flagLine('--help', t('start.help')),
    '',
  ].join('\n');
}

/** Reads a shell's arguments. Touches the disk only to see whether `--file` can be read. */
export function readLaunch(args: readonly string[], shell: CoreConfig['shell']): Launching {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false });
    if (values.help) return { kind: 'help' };
    const { source, db } = sourceOf(values);
    const config = { db, tz: zone(values.tz), actor: actor(), source, shell, version: VERSION };
    const port = integer('--port', values.port, 0, 65_535, DEFAULT_PORT);
    return { kind: 'run', launch: { config, port, open: values.open ?? false } };
  } catch (error) {
    return refusal(error);
  }
}

function zone(text: string | undefined): string {
  if (text === undefined) return machineZone();
  if (!isZone(text)) throw new WrongFlag(said('launch.zone', { text }));
  return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
}

function actor(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list, as in some containers.
    return 'supervisor';
  }
}

/** What was thrown while flags were read, for the person who typed them. */
export function refusal(error: unknown): Refusal {
  if (error instanceof UnreadableFile) return { kind: 'failed', said: error.said };
  if (error instanceof WrongFlag) return { kind: 'wrong', said: error.said };
  const text = error instanceof Error ? error.message : String(error);
  // parseArgs explains after this how to pass a positional that looks like a flag; no flag of ours needs that.
  return { kind: 'wrong', said: said('launch.usage', { why: text.replace(/\. To specify.*/s, '') }) };
}
