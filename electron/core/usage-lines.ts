// Lines of a usage: a flag and its words. Those that name a source are the same for the shells and for the bridge.
import { DEFAULT_STREAM } from '../source/nats/address.ts';
import type { Words } from '../words/words.ts';
import { DEMO_AGENTS, DEMO_SEED } from './data-folder.ts';
import { CHATWOOT_DAYS, MOST_AGENTS, MOST_CHATWOOT_DAYS } from './launch-source.ts';

export const DEFAULT_PORT = 4870;
/** Behind the console's own. */
const EXAMPLE_HTTP_PORT = DEFAULT_PORT + 1;
/** The column that a flag's words begin in. */
const FLAG_WIDTH = 26;

export function flagLine(flag: string, words: string): string {
  return `  ${flag}`.padEnd(FLAG_WIDTH) + words;
}

export function sourceLines({ t }: Words): string[] {
  return [
    flagLine('--demo', t('start.demo')),
    flagLine('--agents N', t('start.agents', { most: String(MOST_AGENTS), count: String(DEMO_AGENTS) })),
    flagLine('--seed N', t('start.seed', { seed: String(DEMO_SEED) })),
    flagLine('--speed X', t('start.speed')),
    flagLine(`--file ${t('start.value.path')}`, t('start.file')),
    flagLine(`--queue-log ${t('start.value.path')}`, t('start.queue_log')),
    flagLine('--http PORT', t('start.http', { port: String(EXAMPLE_HTTP_PORT) })),
    flagLine('--chatwoot URL', t('start.chatwoot')),
    flagLine('--chatwoot-account N', t('start.chatwoot_account')),
    flagLine(`--chatwoot-token ${t('start.value.file')}`, t('start.chatwoot_token')),
    flagLine(
      '--chatwoot-days N',
      t('start.chatwoot_days', { days: String(CHATWOOT_DAYS), most: String(MOST_CHATWOOT_DAYS) }),
    ),
  ];
}

export function natsLines({ t }: Words): string[] {
  return [
    flagLine('--nats URL', t('start.nats')),
    flagLine(`--nats-stream ${t('start.value.name')}`, t('start.nats_stream', { stream: DEFAULT_STREAM })),
    flagLine(`--nats-creds ${t('start.value.file')}`, t('start.nats_creds')),
  ];
}
