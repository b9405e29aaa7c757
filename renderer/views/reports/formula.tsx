// How the service level is worked out, with its two parts as fields in their places.

import { type ReactNode, useEffect, useState } from 'react';
import { REPORT_START } from '../../store/report-route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { HoursNote } from '../hours/hours-note.tsx';
import { Icon } from '../icons.tsx';
import { Sentence } from '../sentence.tsx';

const MOST_SECONDS = 86_400;

export function Formula() {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state.report);
  const own = route.threshold === REPORT_START.threshold && route.short === REPORT_START.short;
  const change = (parts: { threshold?: number; short?: number }): void =>
    session.navigation.go({ report: { ...route, ...parts } });
  return (
    <section className="formula" aria-label={t('day.formula')} data-testid="formula">
      <Fraction
        label={t('day.formula.live')}
        under={
          own ? null : (
            <button
              type="button"
              className="button small"
              data-testid="formula-reset"
              onClick={() => change({ threshold: REPORT_START.threshold, short: REPORT_START.short })}
            >
              <Icon name="undo" />
              {t('day.formula.reset')}
            </button>
          )
        }
        top={
          <Sentence
            text="day.formula.top"
            parts={{
              input: (
                <Seconds
                  id="threshold"
                  label={t('day.formula.T')}
                  value={route.threshold}
                  onChange={(threshold) => change({ threshold })}
                />
              ),
            }}
          />
        }
        bottom={
          <Sentence
            text="day.formula.bottom"
            parts={{
              input: (
                <Seconds
                  id="short"
                  label={t('day.formula.S')}
                  value={route.short}
                  onChange={(short) => change({ short })}
                />
              ),
            }}
          />
        }
      />
      <Fraction
        label={t('day.formula.email')}
        top={t('day.formula.email_top')}
        bottom={t('day.formula.email_bottom')}
      />
      <HoursNote />
    </section>
  );
}

interface FractionProps {
  readonly label: string;
  /** Stands under the label. */
  readonly under?: ReactNode;
  readonly top: ReactNode;
  readonly bottom: ReactNode;
}

function Fraction({ label, under, top, bottom }: FractionProps) {
  return (
    <div className="fraction">
      <div className="fraction-label">
        {label}
        {under}
      </div>
      <span className="fraction-parts">
        <span>{top}</span>
        <span className="sr"> / </span>
        <span className="fraction-bottom">{bottom}</span>
      </span>
    </div>
  );
}

interface SecondsProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}

/** Told when it is left or Enter is pressed, so that half a number asks for nothing. */
function Seconds({ id, label, value, onChange }: SecondsProps) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const tell = (): void => {
    const seconds = Number(draft);
    if (draft.trim() !== '' && seconds >= 0 && seconds <= MOST_SECONDS) onChange(seconds);
    else setDraft(String(value));
  };
  return (
    <input
      type="number"
      className="field seconds-field num"
      min={0}
      max={MOST_SECONDS}
      step={5}
      aria-label={label}
      value={draft}
      data-testid={`formula-${id}`}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={tell}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell();
      }}
    />
  );
}
