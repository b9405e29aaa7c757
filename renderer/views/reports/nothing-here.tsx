// A choice that nothing fits: said so, with a button for each thing chosen that could be dropped.

import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { channelName } from '../top-bar.tsx';
import { useNumbers } from './report-numbers.ts';

export interface Dropping {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** What is chosen beside the days. */
export function useDroppings(): readonly Dropping[] {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  const directory = useValue(session.floor.directory);
  const nameOf = (filter: 'product' | 'channel' | 'group', id: string): string => {
    if (filter === 'channel') return channelName(id);
    const list = filter === 'product' ? directory?.products : directory?.groups;
    // Nobody has heard of it: nothing can fit, and it is said.
    return list?.find((one) => one.id === id)?.name ?? t('report.unknown', { id });
  };
  const filters = (['product', 'channel', 'group'] as const).flatMap((filter) =>
    route[filter].map((id) => ({
      id: `${filter}-${id}`,
      label: t('report.drop', { name: t(`filter.${filter}`), value: nameOf(filter, id) }),
      run: () => session.navigation.go({ [filter]: route[filter].filter((other) => other !== id) }),
    })),
  );
  if (route.page === 'day' && route.report.who === 'present') {
    filters.push({
      id: 'who',
      label: t('report.drop', { name: t('day.who'), value: t('day.who.present') }),
      run: () => session.navigation.go({ report: { ...route.report, who: 'all' } }),
    });
  }
  if (route.query.trim() === '') return filters;
  const search = {
    id: 'search',
    label: t('report.drop.search', { query: route.query.trim() }),
    run: () => session.navigation.amend({ query: '' }),
  };
  return [search, ...filters];
}

/** The day that the day's page shows by its date: that nothing is known of it, or not yet, and the way to today. */
function useDayAlone(): { readonly text: string; readonly leave: () => void } | null {
  const session = useSession();
  const { t } = useWords();
  const numbers = useNumbers(null);
  const { page, report } = useValue(session.navigation.state);
  const today = useStore(session.reports.state, (state) => state.today);
  const { span } = report;
  if (page !== 'day' || typeof span !== 'object' || !('date' in span)) return null;
  const date = numbers.date(span.date);
  return {
    text: today !== null && span.date > today ? `${t('agent.day_to_come', { date })}.` : t('day.no_record', { date }),
    leave: () => session.navigation.go({ report: { ...report, span: 'today' } }),
  };
}

/** `slim`: a line over figures that are all 0, where a day chosen alone is their cause it is named; else in place of a table. */
export function NothingHere({ slim }: { readonly slim?: boolean }) {
  const { t } = useWords();
  const droppings = useDroppings();
  const day = useDayAlone();
  return (
    <div className={slim ? 'nothing-line' : 'nothing'} data-testid="report-nothing">
      {slim ? (
        <span>{day !== null && droppings.length === 0 ? day.text : t('report.all_zero')}</span>
      ) : (
        <h2>{t('report.empty')}</h2>
      )}
      {!slim && <p>{t(droppings.length === 0 ? 'report.empty.days' : 'report.empty.text')}</p>}
      {slim && day !== null && (
        <button type="button" className="button small" data-testid="nothing-today" onClick={day.leave}>
          {t('agent.show_today')}
        </button>
      )}
      <div className="droppings">
        {droppings.map((one) => (
          <button key={one.id} type="button" className="button small" data-testid={`drop-${one.id}`} onClick={one.run}>
            <Icon name="close" />
            {one.label}
          </button>
        ))}
      </div>
    </div>
  );
}
