// An agent's statuses from a moment on, without those of all the years before it: an agent changes status thousands of
// times, and what was in force at a moment is told by the last few.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { thaw } from './stream-row.ts';

/** So far before the moment it is looked first; most agents have changed at least twice in it. */
const FIRST_MS = 2 * 3_600_000;
/** Whose run of equal statuses begins earlier is looked for so many times as far back, and at the last from the beginning. */
const FARTHER = [1, 8, 40, Number.POSITIVE_INFINITY];

/**
 * @param rows of presence streams.
 * @returns of each row the events up to `to`, in the total order, from the beginning of the unbroken run of equal statuses
 * that was in force at `from`, or from earlier; times in ms since 1970.
 */
export function presenceSince(
  reader: CacheReader,
  rows: readonly StreamRow[],
  from: number,
  to: number,
): readonly (readonly KokpitEvent[])[] {
  const numbers = rows.map((row) => thaw(row).numbers);
  const found: (readonly KokpitEvent[])[] = [];
  let left = [...rows.keys()];
  for (const times of FARTHER) {
    const begin = from - times * FIRST_MS;
    const held = Number.isFinite(begin) ? reader.numbersOfTime(begin, to) : null;
    const asked = left.map((n) => {
      const own = numbers[n] as number[];
      return held === null ? own : own.filter((number) => number >= held.first && number <= held.last);
    });
    const texts = reader.readEvents(asked.flat());
    let at = 0;
    left = left.filter((n, i) => {
      const own = texts.slice(at, at + (asked[i] as number[]).length).flatMap((text) => {
        const decoded = decodeText(text);
        return decoded.ok && decoded.event.ms >= begin && decoded.event.ms <= to ? [decoded.event] : [];
      });
      at += (asked[i] as number[]).length;
      found[n] = own.sort(compareOrder);
      return (rows[n] as StreamRow).firstMs < begin && !hasRunAt(own, from);
    });
    if (left.length === 0) break;
  }
  return found;
}

/** Whether the run in force at `from` begins within the events: one of another status stands before it. */
function hasRunAt(events: readonly KokpitEvent[], from: number): boolean {
  const before = events.filter(({ ms }) => ms <= from);
  return before.some(({ data }) => data.status !== before.at(-1)?.data.status);
}
