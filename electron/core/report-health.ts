// `kokpit report health`: how the cache stands, beside a console that may be running. What only a running console knows
// (lag, slow queries) is on its health page.
import { isoTime } from '../../shared/iso-time.ts';
import type { CacheReader } from '../cache/types.ts';

export function reportHealth(reader: CacheReader, file: string, now: number) {
  const { events, unknown } = reader.totals();
  const newest = reader.newestMs();
  const categories = reader.rejectCounts();
  const { bytes, walBytes } = reader.size();
  return {
    report: 'health' as const,
    at: isoTime(now),
    events,
    unknown,
    newest_event: newest === null ? null : isoTime(newest),
    data_age_s: newest === null ? null : (now - newest) / 1000,
    rejects: {
      entries: categories.reduce((sum, one) => sum + one.entries, 0),
      total: categories.reduce((sum, one) => sum + one.count, 0),
      by_category: Object.fromEntries(categories.map(({ category, count }) => [category, count])),
    },
    outbox: reader.openCommands().length,
    database: { file, bytes, wal_bytes: walBytes, zone: reader.cellZone() },
  };
}
