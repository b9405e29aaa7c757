// Spans of time that reports cover, in ms since 1970. Pure.
import { addDays, countDays, type Days } from './days.ts';

/** Both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Local days `from` to `to`. */
export function daysSpan(days: Days, from: string, to: string): Span {
  return { from: days.on(from).start, to: days.on(to).end - 1 };
}

/** The last `minutes` up to now: `(at - minutes, at]`. */
export function windowSpan(at: number, minutes: number): Span {
  return { from: at - minutes * 60_000 + 1, to: at };
}

export function isIn(span: Span, ms: number | null): ms is number {
  return ms !== null && ms >= span.from && ms <= span.to;
}

/** The period of the same length just before. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  return { from: addDays(from, -countDays(from, to)), to: addDays(from, -1) };
}
