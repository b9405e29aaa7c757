// `kokpit rejects`: what was refused, and why.
import type { Command } from 'commander';
import { isoTime } from '../../shared/iso-time.ts';
import { readCache } from '../core/read-cache.ts';
import { type Terminal, withDb } from './program.ts';

export function addRejects(program: Command, terminal: Terminal): void {
  withDb(program.command('rejects'), terminal.words)
    .description(terminal.words.t('cli.rejects'))
    .action(({ db }: { db: string }) =>
      readCache(db, (reader) => {
        for (const { digest: _digest, receivedMs, from, line, category, reason, raw, count } of reader.rejects()) {
          const received = isoTime(receivedMs);
          terminal.out(`${JSON.stringify({ received, from, line, category, reason, raw, count })}\n`);
        }
      }),
    );
}
