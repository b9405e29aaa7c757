// One day of the calendar in a field of the browser's own. A date that is still being typed is not told.

import { useEffect, useState } from 'react';
import { isDay } from '../../store/report-ask.ts';

const FIRST_YEAR = 1990;

export interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly max: string;
  readonly onChange: (day: string) => void;
}

export function DateField({ id, label, value: asked, max, onChange }: DateFieldProps) {
  // What the address says may be no day, which the browser's field complains of.
  const value = isDay(asked) ? asked : '';
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <input
      type="date"
      className="field date-field"
      aria-label={label}
      title={label}
      value={draft}
      max={max}
      data-testid={id}
      onChange={({ target }) => {
        setDraft(target.value);
        if (Number(target.value.slice(0, 4)) >= FIRST_YEAR) onChange(target.value);
      }}
      onBlur={() => setDraft(value)}
    />
  );
}
