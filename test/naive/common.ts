// Common ground of the naive figures: the questions' shape, the events in order, fields, days, rounding.
// A second implementation written from the pages alone, slow and plain on purpose; only tests may import it.
import { Temporal } from 'temporal-polyfill';
import type { KokpitEvent } from '../../shared/events/event.ts';

/** Any of the values of one filter, all of the filters; absent or empty narrows nothing. */
export interface Filters {
  readonly product?: readonly string[];
  readonly channel?: readonly string[];
  readonly kind?: readonly string[];
  readonly group?: readonly string[];
  readonly agent?: readonly string[];
}

/** What every report takes: `at` in ms or RFC 3339, `tz` an IANA zone. */
export interface Question extends Filters {
  readonly at: number | string;
  readonly tz: string;
}

/** The moment asked for, in ms. */
export function momentOf(at: number | string): number {
  return typeof at === 'number' ? at : Math.floor(Temporal.Instant.from(at).epochMilliseconds);
}

/** "Events with a later `time` do not exist yet"; "total order of (`time` in ms, `sequence` or `""`, `source`, `id`)". */
export function eventsInOrder(events: readonly KokpitEvent[], at: number): readonly KokpitEvent[] {
  const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return events
    .filter((event) => event.ms <= at)
    .toSorted(
      (a, b) =>
        a.ms - b.ms || byCodeUnit(a.sequence, b.sequence) || byCodeUnit(a.source, b.source) || byCodeUnit(a.id, b.id),
    );
}

/** A text of the event's data. "An optional attribute or field that is `null` is absent." */
export function field(event: KokpitEvent, name: string): string | undefined {
  const value = event.data[name];
  return typeof value === 'string' ? value : undefined;
}

/** "a local calendar day, `YYYY-MM-DD`, in the time zone `tz`, daylight saving included". */
export function dayOf(ms: number, tz: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(tz).toPlainDate().toString();
}

/** Days `from` to `to`, both included. */
export function isInDays(ms: number, from: string, to: string, tz: string): boolean {
  const day = dayOf(ms, tz);
  return from <= day && day <= to;
}

/** The day `count` days after (or, below 0, before) `day`. */
export function dayPlus(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The day's first moment, in ms: after midnight where the clock skips it. */
export function dayStart(day: string, tz: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: tz }).epochMilliseconds;
}

/** "times in UTC with milliseconds". */
export function utc(ms: number): string {
  return new Date(ms).toISOString();
}

/** numerator / denominator to so many decimals, half up, worked out in whole numbers; `null` "of nothing". */
export function ratio(numerator: number, denominator: number, decimals: number): number | null {
  if (denominator === 0) return null;
  const scale = 10 ** decimals;
  const twice = 2n * BigInt(denominator);
  return Number((2n * BigInt(numerator) * BigInt(scale) + BigInt(denominator)) / twice) / scale;
}

/** "an average … of nothing is `null`, never 0"; the mean of durations in ms, as seconds to 3 decimals. */
export function meanSeconds(durations: readonly number[]): number | null {
  return ratio(sum(durations), durations.length * 1000, 3);
}

/** The longest of durations in ms, as seconds; `null` of nothing. */
export function maxSeconds(durations: readonly number[]): number | null {
  return durations.length === 0 ? null : durations.reduce((a, b) => Math.max(a, b)) / 1000;
}

/** "durations are … never below 0 (two clocks can disagree)"; ms. */
export function between(from: number, to: number): number {
  return Math.max(0, to - from);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** "Several values of one filter are any of"; no value at all narrows nothing. */
export function isChosen(chosen: readonly string[] | undefined, value: string | undefined): boolean {
  if (chosen === undefined || chosen.length === 0) return true;
  return value !== undefined && chosen.includes(value);
}

export function isNarrowed(chosen: readonly string[] | undefined): boolean {
  return chosen !== undefined && chosen.length > 0;
}

/** "by name then key, `null` last"; "names by code unit". */
export function byNameThenKey(
  a: { readonly name: string | null; readonly key: string | null },
  b: { readonly name: string | null; readonly key: string | null },
): number {
  if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
  const [nameA, nameB] = [a.name ?? '', b.name ?? ''];
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
