// One weekday's intervals: any number of them, none is a day off. A fault stands under its interval.

import type { HoursFault, Weekday } from '../../../shared/hours.ts';
import { asOn, type Draft, withInterval, withMore, without } from '../../store/hours-draft.ts';
import { useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { dayName, faultText } from './hours-words.ts';

export interface HoursPartProps {
  readonly draft: Draft;
  readonly faults: readonly HoursFault[];
  readonly onChange: (draft: Draft) => void;
}

export function HoursDay({ day, draft, faults, onChange }: HoursPartProps & { readonly day: Weekday }) {
  const words = useWords();
  const { t, formats } = words;
  const name = dayName(day, formats.locale, 'long');
  const intervals = draft.week[day];
  return (
    <fieldset className="hours-day" data-testid={`hours-${day}`} aria-label={name}>
      <span className="hours-name">{name}</span>
      <div className="hours-intervals">
        {intervals.length === 0 && <span className="muted">{t('hours.off')}</span>}
        {intervals.map(({ from, to }, n) => {
          const fault = faults.find(({ path }) => path[1] === day && path[2] === n);
          const time = (value: string, edge: 'from' | 'to') => (
            <input
              type="text"
              inputMode="numeric"
              className="field time-field num"
              maxLength={5}
              placeholder="00:00"
              aria-label={t(`hours.${edge}.of`, { day: name })}
              aria-invalid={fault !== undefined}
              value={value}
              data-testid={`hours-${day}-${n}-${edge}`}
              onChange={({ target }) => onChange(withInterval(draft, day, n, { [edge]: target.value }))}
            />
          );
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: intervals are told by their place
            <div key={n} className="hours-interval">
              {time(from, 'from')}
              <span aria-hidden="true">–</span>
              {time(to, 'to')}
              <button
                type="button"
                className="ghost square"
                aria-label={t('hours.remove', { what: `${name} ${from}–${to}` })}
                data-testid={`hours-${day}-${n}-remove`}
                onClick={() => onChange(without(draft, day, n))}
              >
                <Icon name="close" />
              </button>
              {fault !== undefined && (
                <span className="hours-fault" role="alert">
                  {faultText(fault, words)}
                </span>
              )}
            </div>
          );
        })}
      </div>
      <div className="hours-more">
        {intervals.length > 0 && (
          <button type="button" className="ghost" onClick={() => onChange(asOn(draft, day))}>
            {t('hours.same')}
          </button>
        )}
        <button
          type="button"
          className="ghost"
          data-testid={`hours-${day}-add`}
          aria-label={t('hours.add.of', { day: name })}
          onClick={() => onChange(withMore(draft, day))}
        >
          {t('hours.add')}
        </button>
      </div>
    </fieldset>
  );
}
