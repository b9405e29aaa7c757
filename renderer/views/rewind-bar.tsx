// The time bar of a look back: day and time to type, steps, play and its speed, and the day to scrub over.

import { useState } from 'react';
import { REWIND_SPEEDS } from '../../shared/contract/views.ts';
import { missingSince } from '../store/freshness.ts';
import type { RewindSpeed } from '../store/rewind.ts';
import { momentOf, parseTime, wallClock } from '../store/rewind-time.ts';
import { useSession, useStore, useValue, useWords, useZone } from './context.ts';
import { DateField } from './date-field.tsx';
import { Icon } from './icons.tsx';
import { Segments } from './reports/segments.tsx';
import { REWIND_LINE_ID, RewindScrubber } from './rewind-scrubber.tsx';
import { useWaited } from './use-waited.ts';

/** The key `R` looks for this one. */
export const REWIND_TIME_ID = 'rewind-time';
const READING_MS = 150;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const SPEEDS = REWIND_SPEEDS.map((speed) => ({ id: String(speed), label: `×${speed}` }));

export function RewindBar() {
  const session = useSession();
  const { rewind } = session;
  const { t, formats } = useWords();
  const tz = useZone();
  const date = useStore(rewind.state, (state) => wallClock(state.at, tz).date);
  const today = useStore(session.clock, (now) => wallClock(now, tz).date);
  const playing = useStore(rewind.state, (state) => state.playing);
  const speed = useStore(rewind.state, (state) => state.speed);
  const step = (ms: number) => {
    const unit = ms < MINUTE_MS ? 's' : 'm';
    const size = `${ms / (unit === 's' ? SECOND_MS : MINUTE_MS)} ${formats.unit(unit)}`;
    return { ms, size, hint: formats.duration(ms / SECOND_MS) };
  };
  const steps = [QUARTER_MS, MINUTE_MS, SECOND_MS].map(step);
  return (
    <section className="rewind-bar" aria-label={t('rewind.bar')} data-testid="rewind-bar">
      <div className="rewind-controls">
        <DateField
          id="rewind-date"
          label={t('rewind.day')}
          value={date}
          max={today}
          onChange={(day) => {
            const { time } = wallClock(rewind.state.getState().at, tz);
            rewind.go(momentOf(day, parseTime(time) ?? { hour: 0, minute: 0, second: 0 }, tz));
          }}
        />
        <TimeField tz={tz} />
        <div className="rewind-steps">
          {steps.map(({ ms, size, hint }) => (
            <StepButton key={ms} label={`−${size}`} hint={t('rewind.earlier', { step: hint })} ms={-ms} />
          ))}
          <button
            type="button"
            className="button primary rewind-play"
            aria-label={t(playing ? 'rewind.pause' : 'rewind.play')}
            title={t(playing ? 'rewind.pause' : 'rewind.play')}
            data-testid="rewind-play"
            data-playing={playing}
            onClick={() => rewind.playOrPause()}
          >
            <Icon name={playing ? 'pause' : 'play'} />
          </button>
          {steps.toReversed().map(({ ms, size, hint }) => (
            <StepButton key={ms} label={`+${size}`} hint={t('rewind.later', { step: hint })} ms={ms} />
          ))}
        </div>
        <Segments
          label={t('rewind.speed')}
          id="rewind-speed"
          options={SPEEDS}
          chosen={String(speed)}
          onChoose={(id) => rewind.setSpeed(Number(id) as RewindSpeed)}
        />
        <Notice />
        <Unsaved />
      </div>
      <RewindScrubber />
    </section>
  );
}

function StepButton({ label, hint, ms }: { readonly label: string; readonly hint: string; readonly ms: number }) {
  const session = useSession();
  return (
    <button
      type="button"
      className="button rewind-step num"
      aria-label={hint}
      title={hint}
      data-testid={`rewind-step-${ms / SECOND_MS}`}
      onClick={() => session.rewind.step(ms)}
    >
      {label}
    </button>
  );
}

/** The time, to be typed over; Enter or leaving the field goes there. */
function TimeField({ tz }: { readonly tz: string }) {
  const { rewind } = useSession();
  const { t } = useWords();
  const time = useStore(rewind.state, (state) => wallClock(state.at, tz).time);
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && draft.trim() !== '' && parseTime(draft) === null;
  const go = (): void => {
    const typed = draft === null ? null : parseTime(draft);
    if (typed === null) return;
    setDraft(null);
    rewind.go(momentOf(wallClock(rewind.state.getState().at, tz).date, typed, tz));
  };
  return (
    <span className="rewind-time">
      <input
        id={REWIND_TIME_ID}
        type="text"
        inputMode="numeric"
        className="field num"
        aria-label={t('rewind.time')}
        title={t('rewind.time.hint')}
        aria-invalid={wrong}
        autoComplete="off"
        spellCheck={false}
        value={draft ?? time}
        data-testid="rewind-time"
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={() => {
          go();
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !wrong) {
            go();
            // Its keys are what comes next.
            document.getElementById(REWIND_LINE_ID)?.focus();
          }
          if (event.key !== 'Escape') return;
          // Out of the field first; the next one goes back to live.
          setDraft(null);
          event.currentTarget.blur();
          event.stopPropagation();
        }}
      />
      {wrong && draft !== null && draft.length > 2 && (
        <span className="rewind-wrong" role="alert" data-testid="rewind-time-wrong">
          {t('rewind.time.wrong', { text: draft })}
        </span>
      )}
    </span>
  );
}

/** Why another moment is shown than was asked for, that it plays no more, that it is being read. */
function Notice() {
  const { rewind } = useSession();
  const { t, formats } = useWords();
  const notice = useStore(rewind.state, (state) => state.notice);
  const from = useStore(rewind.state, (state) => state.around?.from);
  const waiting = useStore(rewind.state, (state) => state.waiting);
  const at = useStore(rewind.state, (state) => (state.notice === null ? 0 : state.at));
  if (notice === null) return waiting ? <Reading /> : null;
  const words =
    from === null
      ? t('rewind.nothing')
      : t(`rewind.${notice}`, { time: notice === 'before' ? formats.dateTime(from ?? at) : formats.timeSeconds(at) });
  return (
    <p className="rewind-notice" role="status" data-testid="rewind-notice" data-notice={notice}>
      <Icon name="info" />
      {words}
    </p>
  );
}

/** The disk does not take what comes: the past ends where that began. */
function Unsaved() {
  const { rewind, freshness } = useSession();
  const { t, formats } = useWords();
  const known = useValue(freshness);
  const since = useStore(rewind.state, (state) => missingSince(known, state.at));
  if (since === null) return null;
  return (
    <p className="rewind-notice" role="status" data-testid="rewind-unsaved" data-notice="unsaved">
      <Icon name="warning" />
      {t('rewind.unsaved', { time: formats.timeSeconds(since) })}
    </p>
  );
}

export function Reading() {
  const { rewind, clock } = useSession();
  const { t, formats } = useWords();
  const at = useStore(rewind.state, (state) => state.at);
  const day = useStore(clock, (now) => formats.day(at, now));
  if (!useWaited(READING_MS)) return null;
  return (
    <p className="rewind-notice" role="status">
      {t('rewind.reading', { day })}
    </p>
  );
}
