// What a figure of the strip was over the last hour, as a small line under a name that tells its lowest and highest.

import { useMemo } from 'react';
import type { Strip } from '../../shared/contract/views.ts';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkOf, sparkY } from '../charts/spark.ts';
import { useSession, useValue, useWords, type Words } from './context.ts';

export type HourFigure = 'online' | 'active' | 'waiting' | 'longest' | 'service' | 'lost';

const MINUTE_MS = 60_000;
/** A wait that is over in seconds is no mountain. */
const LEAST_WAIT_S = 60;

interface Shown {
  readonly value: (strip: Strip, at: number) => number | null;
  /** The least that the upper edge stands for. */
  readonly least: number;
  readonly text: (value: number, words: Words) => string;
}

const count = (value: number, { formats }: Words) => formats.count(value);
const FIGURES: Readonly<Record<HourFigure, Shown>> = {
  online: { value: ({ online }) => online, least: 1, text: count },
  active: { value: ({ active }) => active, least: 1, text: count },
  waiting: { value: ({ waiting }) => waiting, least: 1, text: count },
  longest: {
    value: ({ waiting_since: since }, at) => (since === null ? 0 : Math.max(0, at - since) / 1000),
    least: LEAST_WAIT_S,
    text: (value, { formats }) => formats.duration(Math.floor(value)),
  },
  service: {
    value: ({ service_level }) => service_level,
    least: 1,
    text: (value, { formats }) => (formats.signFirst ? `%${formats.percent(value)}` : `${formats.percent(value)} %`),
  },
  lost: { value: ({ lost }) => lost, least: 1, text: count },
};

/** @param target drawn across, where there is one. */
export function HourLine({ figure, target }: { readonly figure: HourFigure; readonly target?: number | undefined }) {
  const words = useWords();
  const hour = useValue(useSession().hour.state);
  const drawn = useMemo(() => {
    if (hour === null) return null;
    const { value, least } = FIGURES[figure];
    const values = hour.strips.map((strip, i) => value(strip, hour.from + i * MINUTE_MS));
    const known = values.filter((one) => one !== null);
    if (known.length < 2) return null;
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const top = Math.max(least, high);
    return { ...sparkOf(values, top), low, high, top, minutes: values.length };
  }, [hour, figure]);
  // Its place is kept: nothing moves when it comes.
  if (drawn === null) return <div className="hour-line" aria-hidden="true" />;
  const { text } = FIGURES[figure];
  const name = words.t('strip.hour', {
    n: drawn.minutes,
    low: text(drawn.low, words),
    high: text(drawn.high, words),
  });
  return (
    <svg
      className="hour-line"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      data-testid={`hour-${figure}`}
    >
      <title>{name}</title>
      <path className="hour-ground" d={drawn.ground} />
      {target !== undefined && <path className="hour-target" d={`M0 ${sparkY(target, drawn.top)}H${SPARK_WIDTH}`} />}
      <path className="hour-path" d={drawn.line} />
    </svg>
  );
}
