// Which source a shell is started with, and which cache its events go into.
import { resolve } from 'node:path';
import { said } from '../../shared/words/said.ts';
import { parseAddress as parseChatwoot } from '../source/chatwoot/address.ts';
import { DEFAULT_STREAM, isStreamName, parseAddress } from '../source/nats/address.ts';
import type { SourceSpec } from './config.ts';
import { DEMO_AGENTS, DEMO_SEED, defaultDb, demoDb } from './data-folder.ts';
import { integer, readable, speedOf, WrongFlag } from './launch-flags.ts';

export const MOST_AGENTS = 5_000;
const MOST_SEED = 0xffff_ffff;
export type NatsSpec = Extract<SourceSpec, { kind: 'nats' }>;
/** Each names a source. */
const NAMING = ['demo', 'file', 'queue-log', 'http', 'chatwoot', 'nats'] as const;
export const CHATWOOT_DAYS = 2;
export const MOST_CHATWOOT_DAYS = 31;

export const SOURCE_FLAGS = {
  demo: { type: 'boolean' },
  agents: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  file: { type: 'string' },
  'queue-log': { type: 'string' },
  http: { type: 'string' },
  chatwoot: { type: 'string' },
  'chatwoot-account': { type: 'string' },
  'chatwoot-token': { type: 'string' },
  'chatwoot-days': { type: 'string' },
  nats: { type: 'string' },
  'nats-stream': { type: 'string' },
  'nats-creds': { type: 'string' },
  db: { type: 'string' },
} as const;

export interface SourceValues {
  readonly demo?: boolean;
  readonly agents?: string;
  readonly seed?: string;
  readonly speed?: string;
  readonly file?: string;
  readonly 'queue-log'?: string;
  readonly http?: string;
  readonly chatwoot?: string;
  readonly 'chatwoot-account'?: string;
  readonly 'chatwoot-token'?: string;
  readonly 'chatwoot-days'?: string;
  readonly nats?: string;
  readonly 'nats-stream'?: string;
  readonly 'nats-creds'?: string;
  readonly db?: string;
}

/** Touches the disk only to see whether a file can be read. Throws WrongFlag or UnreadableFile. */
export function sourceOf(values: SourceValues): { source: SourceSpec; db: string } {
  const named = NAMING.filter((flag) => values[flag] !== undefined);
  if (named.length > 1)
    throw new WrongFlag(said('launch.one_source', { flags: named.map((flag) => `--${flag}`).join(', ') }));
  const agents = integer('--agents', values.agents, 1, MOST_AGENTS, DEMO_AGENTS);
  const seed = integer('--seed', values.seed, 0, MOST_SEED, DEMO_SEED);
  const speed = speedOf(values.speed);
  const isDemo = named.length === 0 || values.demo !== undefined;
  const db = resolve(values.db ?? (isDemo ? demoDb(agents, seed) : defaultDb()));
  if (isDemo) return { source: { kind: 'demo', seed, agents, speed, asked: values.demo === true }, db };
  return { source: realSource(values, db), db };
}

function realSource(values: SourceValues, db: string): SourceSpec {
  const { file, 'queue-log': queueLog, nats } = values;
  if (file !== undefined) return { kind: 'file', path: readable(file), follow: true };
  if (queueLog !== undefined) return { kind: 'queue-log', path: readable(queueLog) };
  if (nats !== undefined) return natsSpec(nats, values['nats-stream'], values['nats-creds']);
  if (values.chatwoot !== undefined) return chatwootSpec(values.chatwoot, values);
  const port = integer('--http', values.http, 1, 65_535, 0);
  return { kind: 'http', port, token: process.env.KOKPIT_HTTP_TOKEN || null, tokenFile: `${db}.token` };
}

/** Neither the address nor a token's file is quoted: a password, or the token itself, may have been typed. */
function chatwootSpec(url: string, values: SourceValues): SourceSpec {
  const address = parseChatwoot(url, values['chatwoot-account']);
  if (typeof address === 'string') throw new WrongFlag(said(`launch.chatwoot_${address}`));
  const days = integer('--chatwoot-days', values['chatwoot-days'], 1, MOST_CHATWOOT_DAYS, CHATWOOT_DAYS);
  const file = values['chatwoot-token'];
  const token = process.env.KOKPIT_CHATWOOT_TOKEN?.trim() || null;
  if (file === undefined && token === null) throw new WrongFlag(said('launch.chatwoot_token'));
  if (file === undefined) return { kind: 'chatwoot', ...address, token, tokenFile: null, days };
  return { kind: 'chatwoot', ...address, token: null, tokenFile: tokenFile(file), days };
}

function tokenFile(path: string): string {
  try {
    return readable(path);
  } catch {
    throw new WrongFlag(said('launch.chatwoot_token_file'));
  }
}

/** What was typed is not quoted: it may hold a password. */
export function natsSpec(url: string, stream: string = DEFAULT_STREAM, creds?: string): NatsSpec {
  if (parseAddress(url) === null) throw new WrongFlag(said('launch.nats'));
  if (!isStreamName(stream)) throw new WrongFlag(said('launch.nats_stream', { text: stream }));
  return { kind: 'nats', url, stream, creds: creds === undefined ? null : readable(creds) };
}
