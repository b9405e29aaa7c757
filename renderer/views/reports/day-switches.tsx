// The span of the day page in one switch (today, yesterday, the last minutes) or any day, and whose conversations count.

import { addDays } from '../../store/report-ask.ts';
import { type DaySpan, WINDOWS } from '../../store/report-route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { DateField } from '../date-field.tsx';
import { Segments } from './segments.tsx';
import { Whose } from './whose.tsx';

export function DaySwitches({ today }: { readonly today: string }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state.report);
  const { span } = route;
  const choose = (choice: DaySpan): void => session.navigation.go({ report: { ...route, span: choice } });
  const date =
    span === 'today' ? today : span === 'yesterday' ? addDays(today, -1) : 'date' in span ? span.date : today;
  const chosen = typeof span === 'string' ? span : 'window' in span ? String(span.window) : null;
  return (
    <div className="period">
      <Segments
        id="span"
        label={t('day.span')}
        options={[
          { id: 'today', label: t('period.today') },
          { id: 'yesterday', label: t('period.yesterday') },
          ...WINDOWS.map((n) => ({ id: String(n), label: t('day.minutes', { n }) })),
        ]}
        chosen={chosen}
        onChoose={(id) => {
          const window = WINDOWS.find((known) => String(known) === id);
          choose(window === undefined ? (id === 'yesterday' ? 'yesterday' : 'today') : { window });
        }}
      />
      <DateField
        id="day-date"
        label={t('day.date')}
        value={date}
        max={today}
        onChange={(day) => choose(day === today ? 'today' : { date: day })}
      />
      <Whose />
    </div>
  );
}
