// What a shell is started with: the flags both shells know, read once, with plain words where they do not hold.
import { closeSync, openSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Said, SaidError, said } from '../../shared/words/said.ts';
import { DEFAULT_STREAM, isStreamName, parseAddress } from '../source/nats/address.ts';
import type { Words } from '../words/words.ts';
import type { CoreConfig, SourceSpec } from './config.ts';
import { DEMO_AGENTS, DEMO_SEED, defaultDb, demoDb } from './data-folder.ts';
import { VERSION } from './version.ts';
import { isZone, machineZone } from './zone.ts';

export const DEFAULT_PORT = 4870;
export const MOST_AGENTS = 5_000;
/** Behind the console's own. */
const EXAMPLE_HTTP_PORT = DEFAULT_PORT + 1;
const MOST_SPEED = 10_000;
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
  demo: { type: 'boolean' },
  file: { type: 'string' },
  http: { type: 'string' },
  nats: { type: 'string' },
  'nats-stream': { type: 'string' },
  'nats-creds': { type: 'string' },
  port: { type: 'string' },
  db: { type: 'string' },
  agents: { type: 'string' },
  speed: { type: 'string' },
  seed: { type: 'string' },
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
    const agents = integer('--agents', values.agents, 1, MOST_AGENTS, DEMO_AGENTS);
    const seed = integer('--seed', values.seed, 0, 0xffff_ffff, DEMO_SEED);
    const { demo, file, http, nats } = values;
    if ([demo, file, http, nats].filter((named) => named !== undefined).length > 1) {
      throw new WrongFlag(said('launch.one_source', { flags: '--demo, --file, --http, --nats' }));
    }
    const isReal = file !== undefined || http !== undefined || nats !== undefined;
    const db = resolve(values.db ?? (isReal ? defaultDb() : demoDb(agents, seed)));
    const speed = speedOf(values.speed);
    const source: SourceSpec =
      file !== undefined
        ? { kind: 'file', path: readable(file), follow: true }
        : http !== undefined
          ? httpSpec(integer('--http', http, 1, 65_535, 0), db)
          : nats !== undefined
            ? natsSpec(nats, values['nats-stream'], values['nats-creds'])
            : { kind: 'demo', seed, agents, speed, asked: demo === true };
    const config = { db, tz: zone(values.tz), actor: actor(), source, shell, version: VERSION };
    const port = integer('--port', values.port, 0, 65_535, DEFAULT_PORT);
    return { kind: 'run', launch: { config, port, open: values.open ?? false } };
  } catch (error) {
    return refusal(error);
  }
}

function httpSpec(port: number, db: string): SourceSpec {
  return { kind: 'http', port, token: process.env.KOKPIT_HTTP_TOKEN || null, tokenFile: `${db}.token` };
}

/** What was typed is not quoted: it may hold a password. */
function natsSpec(url: string, stream: string = DEFAULT_STREAM, creds?: string): SourceSpec & { kind: 'nats' } {
  if (parseAddress(url) === null) throw new WrongFlag(said('launch.nats'));
  if (!isStreamName(stream)) throw new WrongFlag(said('launch.nats_stream', { text: stream }));
  return { kind: 'nats', url, stream, creds: creds === undefined ? null : readable(creds) };
}

/** A value that does not hold; its message is for the person who typed it. */
class WrongFlag extends SaidError {}

function integer(flag: string, text: string | undefined, least: number, most: number, absent: number): number {
  if (text === undefined) return absent;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WrongFlag(said('launch.integer', { flag, least, most, text }));
}

function speedOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= MOST_SPEED) return value;
  throw new WrongFlag(said('launch.speed', { most: MOST_SPEED, text }));
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

/** A file that cannot be read is told here by name; what is in it is the source's to judge. */
function readable(path: string): string {
  const file = resolve(path);
  try {
    if (statSync(file).isDirectory()) throw new UnreadableFile(said('launch.folder', { file }));
    closeSync(openSync(file, 'r'));
    return file;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(said('launch.unreadable', { file, why }));
  }
}

class UnreadableFile extends SaidError {}

function refusal(error: unknown): Launching {
  if (error instanceof UnreadableFile) return { kind: 'failed', said: error.said };
  if (error instanceof WrongFlag) return { kind: 'wrong', said: error.said };
  const text = error instanceof Error ? error.message : String(error);
  // parseArgs explains after this how to pass a positional that looks like a flag; no flag of ours needs that.
  return { kind: 'wrong', said: said('launch.usage', { why: text.replace(/\. To specify.*/s, '') }) };
}
