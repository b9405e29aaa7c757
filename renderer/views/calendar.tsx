// A month of days to choose one from, in the page's language. Days are handed over as the zone-less dates that they are.

import { DayPicker } from '@daypicker/react';
import { de } from '@daypicker/react/locale/de';
import { enGB } from '@daypicker/react/locale/en-GB';
import { enUS } from '@daypicker/react/locale/en-US';
import { tr } from '@daypicker/react/locale/tr';
import { dayOf } from '../store/report-ask.ts';
import { useSession, useStore, useWords, useZone } from './context.ts';

export interface CalendarProps {
  /** YYYY-MM-DD, or '' where none is chosen. */
  readonly value: string;
  readonly max: string;
  readonly onChoose: (day: string) => void;
}

export function Calendar({ value, max, onChoose }: CalendarProps) {
  const session = useSession();
  const { formats } = useWords();
  const tz = useZone();
  const today = useStore(session.clock, (now) => dayOf(now, tz));
  const chosen = value === '' ? undefined : new Date(value);
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      fixedWeeks
      showOutsideDays
      // A day has no hour: in a zone of its own it is the same everywhere.
      timeZone="UTC"
      locale={localeOf(formats.locale)}
      today={new Date(today)}
      selected={chosen}
      defaultMonth={chosen ?? new Date(today < max ? today : max)}
      endMonth={new Date(max)}
      disabled={{ after: new Date(max) }}
      onSelect={(day) => onChoose(new Date(day.getTime()).toISOString().slice(0, 10))}
    />
  );
}

function localeOf(locale: string) {
  if (locale.startsWith('de')) return de;
  if (locale.startsWith('tr')) return tr;
  return locale === 'en-US' ? enUS : enGB;
}
