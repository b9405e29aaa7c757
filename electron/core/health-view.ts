// The health page's figures, from the cache and what the core has noted of itself.
import type { HealthView } from '../../shared/contract/views.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Health } from './health.ts';

export interface HealthFacts {
  readonly version: string;
  readonly source: HealthView['source'];
  readonly totals: { readonly events: number; readonly unknown: number };
  readonly outbox: number;
  readonly clients: number;
  readonly file: string;
  readonly integrity: HealthView['database']['integrity'];
}

export function healthView(reader: CacheReader, health: Health, facts: HealthFacts): HealthView {
  const { bytes, walBytes } = reader.size();
  const { version, source, totals, outbox, clients, file, integrity } = facts;
  return {
    version,
    started_at: health.startedAt,
    source,
    lag_ms: health.lag(),
    events_per_s: health.rate(),
    events_total: totals.events,
    unknown_total: totals.unknown,
    rejects: reader.rejectCounts(),
    outbox,
    database: { file, bytes, wal_bytes: walBytes, integrity },
    slow_queries: [...health.slow],
    errors: health.errors.map((error) => ({ ...error })),
    memory_bytes: process.memoryUsage().rss,
    clients,
    dropped_messages: health.dropped,
  };
}
