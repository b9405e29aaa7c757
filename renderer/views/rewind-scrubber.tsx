// The day as a line to scrub over: its hours, how many conversations began in each quarter of one, what is not known and not yet.

import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import type { RewindAround } from '../store/rewind.ts';
import { wallClock } from '../store/rewind-time.ts';
import { useSession, useStore, useWords } from './context.ts';
import { useMomentWords } from './rewind-band.tsx';

export const REWIND_LINE_ID = 'rewind-line';
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const LABEL_HOURS = 2;
const HEIGHT = 100;

/** How far each key goes; Shift goes by minutes. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -SECOND_MS,
  ArrowDown: -SECOND_MS,
  ArrowRight: SECOND_MS,
  ArrowUp: SECOND_MS,
  PageDown: -QUARTER_MS,
  PageUp: QUARTER_MS,
};

/** @returns how far the key goes in ms; null: it is none of these. */
export function stepOf(event: { readonly key: string; readonly shiftKey: boolean }): number | null {
  const step = KEYS[event.key];
  if (step === undefined) return null;
  return event.shiftKey && Math.abs(step) === SECOND_MS ? step * 60 : step;
}

export function RewindScrubber() {
  const { rewind } = useSession();
  const around = useStore(rewind.state, (state) => state.around);
  return around === null ? <div className="rewind-line" aria-hidden="true" /> : <Line around={around} />;
}

function Line({ around }: { readonly around: RewindAround }) {
  const { rewind, clock } = useSession();
  const { t } = useWords();
  const moment = useMomentWords();
  const line = useRef<HTMLDivElement>(null);
  const { dayStart, dayEnd, activity } = around;
  const second = useStore(rewind.state, (state) => Math.floor(state.at / SECOND_MS));
  const minute = useStore(clock, (now) => Math.floor(now / MINUTE_MS));
  const share = (ms: number): number => Math.max(0, Math.min(1, (ms - dayStart) / (dayEnd - dayStart)));
  const at = share(second * SECOND_MS);
  const momentAt = (event: PointerEvent): number => {
    const box = line.current?.getBoundingClientRect();
    if (box === undefined) return second * SECOND_MS;
    const part = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return Math.min(dayEnd - SECOND_MS, dayStart + part * (dayEnd - dayStart));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (step !== null) rewind.step(step);
    else if (event.key === 'Home') rewind.moveTo(dayStart);
    else if (event.key === 'End') rewind.moveTo(dayEnd - SECOND_MS);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={line}
      id={REWIND_LINE_ID}
      className="rewind-line"
      role="slider"
      tabIndex={0}
      aria-label={t('rewind.scrub')}
      aria-valuemin={dayStart / SECOND_MS}
      aria-valuemax={dayEnd / SECOND_MS - 1}
      aria-valuenow={second}
      aria-valuetext={moment}
      data-testid="rewind-scrubber"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        rewind.go(momentAt(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) rewind.moveTo(momentAt(event));
      }}
    >
      <Activity activity={activity} />
      <Unknown from={0} to={around.from === null ? 1 : share(around.from)} />
      <Unknown from={share((minute + 1) * MINUTE_MS)} to={1} />
      <Hours dayStart={dayStart} dayEnd={dayEnd} />
      <span className="rewind-thumb" style={{ left: `${at * 100}%` }} aria-hidden="true" />
    </div>
  );
}

/** A part of the day of which nothing is known: before the first event, or still to come. */
function Unknown({ from, to }: { readonly from: number; readonly to: number }) {
  if (to <= from) return null;
  return (
    <span
      className="rewind-unknown"
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
      aria-hidden="true"
    />
  );
}

function Activity({ activity }: { readonly activity: readonly number[] }) {
  const { t } = useWords();
  const most = Math.max(1, ...activity);
  return (
    <svg
      className="rewind-activity"
      viewBox={`0 0 ${activity.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <title>{t('rewind.activity')}</title>
      {activity.map((opened, quarter) => {
        const height = (opened / most) * HEIGHT;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a quarter of an hour is named by its place
          <rect key={quarter} x={quarter + 0.12} width={0.76} y={HEIGHT - height} height={height} />
        );
      })}
    </svg>
  );
}

/** Whole hours of the zone's clock, which are not everywhere whole hours from the day's first moment. */
function Hours({ dayStart, dayEnd }: { readonly dayStart: number; readonly dayEnd: number }) {
  const session = useSession();
  const { formats } = useWords();
  const tz = useStore(session.hello, (hello) => hello?.tz ?? 'UTC');
  const hours = useMemo(() => {
    const found: { readonly ms: number; readonly label: string | null }[] = [];
    for (let ms = dayStart; ms < dayEnd; ms += QUARTER_MS) {
      const [hour = '', minute] = wallClock(ms, tz).time.split(':');
      if (minute === '00') found.push({ ms, label: Number(hour) % LABEL_HOURS === 0 ? formats.time(ms) : null });
    }
    return found;
  }, [dayStart, dayEnd, tz, formats]);
  return (
    <span className="rewind-hours" aria-hidden="true">
      {hours.map(({ ms, label }) => (
        <span
          key={ms}
          className={label === null ? 'rewind-hour' : 'rewind-hour labelled'}
          style={{ left: `${((ms - dayStart) / (dayEnd - dayStart)) * 100}%` }}
        >
          {label !== null && <span className="num">{label}</span>}
        </span>
      ))}
    </span>
  );
}
