// One day of the calendar: written in the page's language, typed as people type it, or chosen from a month.

import { type KeyboardEvent, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { dayTextOf } from '../store/day-text.ts';
import { isDay } from '../store/report-ask.ts';
import { useWords } from './context.ts';
import { Icon } from './icons.tsx';
import { partOf } from './part.tsx';
import { useOutside } from './use-outside.ts';

export const calendarPart = partOf(async () => (await import('./calendar.tsx')).Calendar);

/** No day of a calendar comes after it. */
const NO_LAST = '2199-12-31';
/** A day that cannot be taken for a month. */
const EXAMPLE = '2026-11-22';

/** The month's keys are its own: those of the page, such as a step in time, are not meant by them. */
function keepKeys(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !/^F\d/.test(event.key)) event.stopPropagation();
}

export interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  /** YYYY-MM-DD; anything else is an empty field. */
  readonly value: string;
  /** The last day that may be chosen; none where left out. */
  readonly max?: string;
  readonly onChange: (day: string) => void;
  /** Enter in the field, once what was typed is told. */
  readonly onEnter?: (day: string) => void;
}

export function DateField({ id, label, value: asked, max = NO_LAST, onChange, onEnter }: DateFieldProps) {
  const { t, formats } = useWords();
  const text = dayTextOf(formats.locale);
  // What the address says may be no day.
  const value = isDay(asked) ? asked : '';
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const example = text.write(EXAMPLE);
  const close = useCallback(() => setOpen(false), []);
  useOutside(box, open, close);
  useEffect(() => {
    if (value !== '') setDraft(null);
  }, [value]);
  const read = draft === null ? value : (text.read(draft) ?? text.readShort(draft, max));
  const wrong = draft !== null && draft.trim() !== '' && (read === null || read > max);
  const type = (typed: string): void => {
    const day = text.read(typed);
    setDraft(typed);
    setRefused(false);
    // A year that is still being typed would ask for another report with each digit.
    if (day !== null && day <= max && day !== value) onChange(day);
  };
  const settle = (): void => {
    if (draft !== null && !wrong && read !== null && read !== value && read !== '') onChange(read);
    setDraft(null);
    setRefused(false);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') setOpen(true);
    else if (event.key === 'Enter') {
      setRefused(wrong);
      if (!wrong) {
        settle();
        onEnter?.(read ?? '');
      }
    } else if (event.key === 'Escape' && draft !== null) {
      setDraft(null);
      setRefused(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="date-field" ref={box}>
      <input
        ref={input}
        type="text"
        className="field num"
        aria-label={label}
        title={t('date.hint', { label, example })}
        aria-invalid={refused}
        placeholder={example}
        autoComplete="off"
        spellCheck={false}
        value={draft ?? text.write(value)}
        data-testid={id}
        data-day={value}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => type(target.value)}
        onBlur={settle}
        onKeyDown={key}
      />
      <button
        type="button"
        className="date-open"
        aria-label={t('date.open', { label })}
        title={t('date.open', { label })}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-testid={`${id}-open`}
        onClick={() => setOpen(!open)}
      >
        <Icon name="day" />
      </button>
      {refused && (
        <p className="popover date-wrong" role="alert" data-testid={`${id}-wrong`}>
          {read === null ? t('date.wrong', { text: draft ?? '', example }) : t('date.late', { day: text.write(max) })}
        </p>
      )}
      {open && (
        <div className="popover date-popover" role="dialog" aria-label={label} onKeyDown={keepKeys}>
          <Suspense fallback={<div className="date-waiting" />}>
            <calendarPart.View
              value={value}
              max={max}
              onChoose={(day) => {
                setDraft(null);
                if (day !== value) onChange(day);
                close();
                input.current?.focus();
              }}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}
