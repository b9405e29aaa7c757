// What a shell is started with: the flags both shells know, read once, with plain words where they do not hold.
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { type Said, said } from '../../shared/words/said.ts';
import { DEFAULT_STREAM } from '../source/nats/address.ts';
import type { Words } from '../words/words.ts';
import type { CoreConfig } from './config.ts';
import { DEMO_AGENTS, DEMO_SEED } from './data-folder.ts';
import { integer, UnreadableFile, WrongFlag } from './launch-flags.ts';
import { MOST_AGENTS, SOURCE_FLAGS, sourceOf } from './launch-source.ts';
import { VERSION } from './version.ts';
import { isZone, machineZone } from './zone.ts';

export const DEFAULT_PORT = 4870;
/** Behind the console's own. */
const EXAMPLE_HTTP_PORT = DEFAULT_PORT + 1;
/** The column that a flag's words begin in. */
const FLAG_WIDTH = 22;

export interface Launch {
  readonly config: CoreConfig;
  readonly port: number;
  /** Open the user's browser (host shell only). */
  readonly open: boolean;
}

export type Launching =
  | { readonly kind: 'run'; readonly launch: Launch }
  | { readonly kind: 'help' }
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

export function usage(program: string, shell: CoreConfig['shell'], { t }: Words): string {
  const line = (flag: string, words: string) => `  ${flag}`.padEnd(FLAG_WIDTH) + words;
  const host = [line('--port N', t('start.port', { port: String(DEFAULT_PORT) })), line('--open', t('start.open'))];
  return [
    t('start.usage', { program }),
    '',
    line('--demo', t('start.demo')),
    line('--agents N', t('start.agents', { most: String(MOST_AGENTS), count: String(DEMO_AGENTS) })),
    line('--seed N', t('start.seed', { seed: String(DEMO_SEED) })),
    line('--speed X', t('start.speed')),
    line(`--file ${t('start.value.path')}`, t('start.file')),
    line(`--queue-log ${t('start.value.path')}`, t('start.queue_log')),
    line('--http PORT', t('start.http', { port: String(EXAMPLE_HTTP_PORT) })),
    line('--nats URL', t('start.nats')),
    line(`--nats-stream ${t('start.value.name')}`, t('start.nats_stream', { stream: DEFAULT_STREAM })),
    line(`--nats-creds ${t('start.value.file')}`, t('start.nats_creds')),
    line(`--db ${t('start.value.file')}`, t('start.db')),
    line(`--tz ${t('start.value.zone')}`, t('start.tz')),
    ...(shell === 'host' ? host : []),
    line('--help', t('start.help')),
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

function refusal(error: unknown): Launching {
  if (error instanceof UnreadableFile) return { kind: 'failed', said: error.said };
  if (error instanceof WrongFlag) return { kind: 'wrong', said: error.said };
  const text = error instanceof Error ? error.message : String(error);
  // parseArgs explains after this how to pass a positional that looks like a flag; no flag of ours needs that.
  return { kind: 'wrong', said: said('launch.usage', { why: text.replace(/\. To specify.*/s, '') }) };
}
