// The columns of the table behind the service timeline: one row an interval, every number exact.

import { useMemo } from 'react';
import type { ServiceReport } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { useWords } from '../context.ts';
import { Count, None } from '../figures.tsx';
import { useNumbers } from './report-numbers.ts';
import type { Column } from './report-table.tsx';

export type IntervalRow = NonNullable<ServiceReport['intervals']>[number];

/** Where a figure of a row stands in the report; the row of the totals has no start. */
function pathTo(figure: string): (row: IntervalRow) => string {
  return ({ start }) => (start === '' ? `total.${figure}` : entryOf('intervals', 'start', start, figure));
}

/** @param days whether the start needs its day beside the time. */
export function useServiceColumns(tz: string | null, days: boolean): readonly Column<IntervalRow>[] {
  const { t, formats } = useWords();
  const numbers = useNumbers(tz);
  return useMemo(() => {
    const start = (row: IntervalRow): string => {
      const ms = Date.parse(row.start);
      return days ? `${numbers.shortDay(ms)}, ${formats.time(ms)}` : formats.time(ms);
    };
    const count = (id: 'requests' | 'landings' | 'received' | 'assisted'): Column<IntervalRow> => ({
      id,
      label: t(`service.${id}`),
      width: 5.5,
      value: (row) => row[id],
      cell: (row) => <Count n={row[id]} />,
      explain: pathTo(id),
    });
    const share = (
      id: 'accepted_share' | 'landing_share' | 'service_quality',
      label: string,
      reason: string,
    ): Column<IntervalRow> => ({
      id,
      label,
      width: 7.25,
      value: (row) => row[id],
      cell: (row) =>
        row[id] === null ? <None reason={reason} /> : <span className="num">{numbers.share(row[id])}</span>,
      explain: pathTo(id),
    });
    const outcome = (id: 'agent_did_not_answer' | 'left_in_queue', label: string): Column<IntervalRow> => ({
      id,
      label,
      width: 8.25,
      over: t('service.outcomes'),
      value: (row) => row.outcomes[id],
      cell: (row) => <Count n={row.outcomes[id]} />,
      explain: pathTo(`outcomes.${id}`),
    });
    return [
      {
        id: 'start',
        label: t('service.start'),
        width: days ? 10 : 7,
        text: true,
        value: (row) => row.start,
        cell: (row) => <span className="num">{start(row)}</span>,
      },
      count('requests'),
      count('landings'),
      share('accepted_share', t('service.accepted'), t('none.landing')),
      share('landing_share', t('service.landing_share'), t('none.landing')),
      count('received'),
      count('assisted'),
      share('service_quality', t('service.quality'), t('none.received')),
      outcome('agent_did_not_answer', t('service.outcome.agent')),
      outcome('left_in_queue', t('service.outcome.queue')),
    ];
  }, [t, formats, numbers, days]);
}
