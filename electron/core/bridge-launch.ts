// What `kokpit bridge` is started with: a source, and the stream that it is brought to.
import { parseArgs } from 'node:util';
import { said } from '../../shared/words/said.ts';
import type { Words } from '../words/words.ts';
import type { SourceSpec } from './config.ts';
import { type Refusal, refusal } from './launch.ts';
import { WrongFlag } from './launch-flags.ts';
import { type NatsSpec, natsSpec, SOURCE_FLAGS, sourceOf } from './launch-source.ts';
import { flagLine, natsLines, sourceLines } from './usage-lines.ts';

export interface BridgeLaunch {
  readonly source: SourceSpec;
  readonly to: NatsSpec;
  /** null: the source's. */
  readonly name: string | null;
  readonly commands: boolean;
}

export type BridgeLaunching =
  | { readonly kind: 'run'; readonly launch: BridgeLaunch }
  | { readonly kind: 'help' }
  | Refusal;

const { db: _, ...SOURCES } = SOURCE_FLAGS;
const FLAGS = {
  ...SOURCES,
  once: { type: 'boolean' },
  name: { type: 'string' },
  'no-commands': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const MOST_NAME = 200;

export function bridgeUsage(program: string, words: Words): string {
  const { t } = words;
  return [
    t('bridge.usage', { program }),
    '',
    ...sourceLines(words),
    flagLine('--once', t('bridge.once')),
    ...natsLines(words),
    flagLine(`--name ${t('start.value.name')}`, t('bridge.name')),
    flagLine('--no-commands', t('bridge.no_commands')),
    flagLine('--help', t('start.help')),
    '',
  ].join('\n');
}

/** Touches the disk only to see whether files that are named can be read. */
export function readBridge(args: readonly string[]): BridgeLaunching {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false });
    if (values.help) return { kind: 'help' };
    const { nats, 'nats-stream': stream, 'nats-creds': creds, once, name, 'no-commands': deaf, ...sources } = values;
    const { source: named } = sourceOf(sources);
    if (nats === undefined) throw new WrongFlag(said('launch.no_nats'));
    if (once && named.kind !== 'file') throw new WrongFlag(said('launch.once'));
    const source = once && named.kind === 'file' ? { ...named, follow: false } : named;
    const launch = { to: natsSpec(nats, stream, creds), name: nameOf(name), commands: deaf !== true };
    return { kind: 'run', launch: { source, ...launch } };
  } catch (error) {
    return refusal(error);
  }
}

function nameOf(name: string | undefined): string | null {
  if (name === undefined) return null;
  if (name === '' || name.length > MOST_NAME) throw new WrongFlag(said('launch.name', { most: MOST_NAME }));
  return name;
}
