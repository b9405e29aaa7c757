// A day's snapshot with the names of the real one; each file says which it is. A day of long ago has no events.
import type { DaySnapshot, DaySnapshotAsk } from '../../shared/contract/snapshot.ts';

export function fakeSnapshot({ date, interval }: DaySnapshotAsk): DaySnapshot {
  const quality = ['quality-by-agent', 'quality-by-group'];
  const parts = ['cockpit', 'day', 'service', `service-${interval}-min`, ...quality, 'companies'];
  const reports = parts.flatMap((part) =>
    (['json', 'csv'] as const).map((format) => {
      const name = `${date}-${part}.${format}`;
      return { name, part, format, text: `${name}\n` };
    }),
  );
  const index = { name: `${date}-index.json`, part: 'index', format: 'json', text: '{}\n' } as const;
  return { date, events: date < '2020' ? 0 : 4_321, files: [...reports, index] };
}
