// The days of a report: four by name, any others by their first and last.

import { addDays, endsYesterday, namedPeriod, periodOf } from '../../store/report-ask.ts';
import { NAMED_PERIODS, type ReportPage } from '../../store/report-route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { DateField } from '../date-field.tsx';
import { Segments } from './segments.tsx';

export function PeriodPicker({ page, today }: { readonly page: Exclude<ReportPage, 'day'>; readonly today: string }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state.report);
  const period = periodOf(page, route.period, today);
  const choose = (choice: typeof route.period): void => session.navigation.go({ report: { ...route, period: choice } });
  const named = NAMED_PERIODS.filter((name) => name !== 'today' || !endsYesterday(page));
  const last = endsYesterday(page) ? addDays(today, -1) : today;
  return (
    <div className="period">
      <Segments
        id="period"
        label={t('period.label')}
        options={named.map((id) => ({ id, label: t(`period.${id}`) }))}
        chosen={namedPeriod(page, route.period)}
        onChoose={choose}
      />
      <DateField
        id="period-from"
        label={t('period.from')}
        value={period.from}
        max={last}
        onChange={(from) => choose({ ...period, from })}
      />
      <span className="muted" aria-hidden="true">
        –
      </span>
      <DateField
        id="period-to"
        label={t('period.to')}
        value={period.to}
        max={last}
        onChange={(to) => choose({ ...period, to })}
      />
    </div>
  );
}
