// The holidays: days that are no working days, whatever their weekday.

import { useState } from 'react';
import { withHoliday, withoutHoliday } from '../../store/hours-draft.ts';
import { useWords } from '../context.ts';
import { DateField } from '../date-field.tsx';
import { Icon } from '../icons.tsx';
import type { HoursPartProps } from './hours-day.tsx';
import { faultText } from './hours-words.ts';

export function Holidays({ draft, faults, onChange }: HoursPartProps) {
  const words = useWords();
  const { t, formats } = words;
  const [date, setDate] = useState('');
  const day = new Intl.DateTimeFormat(formats.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const nameOf = (one: string): string => {
    const ms = Date.parse(`${one}T00:00:00Z`);
    return Number.isNaN(ms) ? one : day.format(ms);
  };
  const add = (day: string): void => {
    if (day === '') return;
    onChange(withHoliday(draft, day));
    setDate('');
  };
  return (
    <fieldset className="hours-day" aria-label={t('hours.holidays')} data-testid="holidays">
      <span className="hours-name">{t('hours.holidays')}</span>
      <div className="hours-intervals">
        {draft.holidays.length === 0 && <span className="muted">{t('hours.holidays.none')}</span>}
        <ul className="holidays">
          {draft.holidays.map((one) => (
            <li key={one} className="holiday" data-testid={`holiday-${one}`}>
              <span className="num">{nameOf(one)}</span>
              <button
                type="button"
                className="ghost square"
                aria-label={t('hours.remove', { what: nameOf(one) })}
                onClick={() => onChange(withoutHoliday(draft, one))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        {faults
          .filter(({ path }) => path[0] === 'holidays')
          .map((fault) => (
            <span key={fault.value} className="hours-fault" role="alert">
              {faultText(fault, words)}
            </span>
          ))}
      </div>
      <div className="hours-more">
        <DateField id="holiday-date" label={t('hours.holidays.date')} value={date} onChange={setDate} onEnter={add} />
        <button
          type="button"
          className="button small"
          disabled={date === ''}
          data-testid="holiday-add"
          onClick={() => add(date)}
        >
          {t('hours.holidays.add')}
        </button>
      </div>
    </fieldset>
  );
}
