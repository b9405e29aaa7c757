// An agent's statuses from a moment on, without those of all the years before it: an agent changes status thousands of
// times, and what was in force at a moment is told by the last few.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { pieceOf } from './piece-store.ts';
import { EARLIEST_MS, type Stream } from './stream.ts';
import { thaw } from './stream-row.ts';

/** So far before the moment it is looked first; most agents have changed at least twice in it. */
const FIRST_MS = 2 * 3_600_000;
/** Whose run of equal statuses begins earlier is looked for so many times as far back, and at the last where it is known to begin. */
const FARTHER = [1, 8, 40];

type Numbers = NonNullable<ReturnType<CacheReader['numbersOfTime']>>;
const NO_NUMBERS: Numbers = { first: 0, last: 0 };

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
  const streams = rows.map(thaw);
  const found: (readonly KokpitEvent[])[] = [];
  let left = [...rows.keys()];
  const read = (beginOf: (stream: Stream) => number, held: Numbers | null) => {
    const begins = left.map((n) => beginOf(streams[n] as Stream));
    const asked = left.map((n, i) => numbersOf(reader, streams[n] as Stream, begins[i] as number, to, held));
    const texts = reader.readEvents(asked.flat());
    let at = 0;
    for (const [i, n] of left.entries()) {
      const own: KokpitEvent[] = [];
      for (const end = at + (asked[i] as number[]).length; at < end; at++) {
        const decoded = decodeText(texts[at] as string);
        if (decoded.ok && decoded.event.ms >= (begins[i] as number) && decoded.event.ms <= to) own.push(decoded.event);
      }
      found[n] = own.sort(compareOrder);
    }
  };
  for (const times of FARTHER) {
    const begin = from - times * FIRST_MS;
    read(() => begin, reader.numbersOfTime(begin, to) ?? NO_NUMBERS);
    left = left.filter((n) => (streams[n] as Stream).firstMs < begin && !hasRunAt(found[n] as KokpitEvent[], from));
    if (left.length === 0) return found;
  }
  read((stream) => runBefore(reader, stream, from), null);
  return found;
}

/** Numbers of a stream's events of these times, and of others. @param held where those are; null: that is not known. */
function numbersOf(
  reader: CacheReader,
  stream: Stream,
  begin: number,
  to: number,
  held: Numbers | null,
): readonly number[] {
  const numbers: number[] = [];
  const take = (own: readonly number[]) => {
    for (const number of own) {
      if (held === null || (number >= held.first && number <= held.last)) numbers.push(number);
    }
  };
  if (begin < stream.beginMs) {
    const end = Math.min(stream.beginMs, to + 1);
    for (const row of reader.pieces(stream.no, begin, end)) take(pieceOf(row).numbers);
  }
  if (to >= stream.beginMs) take(stream.numbers);
  return numbers;
}

/** Where the run began that was in force before the piece that holds `from`. */
function runBefore(reader: CacheReader, stream: Stream, from: number): number {
  const [row] = from < stream.beginMs ? reader.pieces(stream.no, from, from + 1) : [];
  const base = row === undefined ? stream.base : pieceOf(row).base;
  return base?.since ?? EARLIEST_MS;
}

/** Whether the run in force at `from` begins within the events: one of another status stands before it. */
function hasRunAt(events: readonly KokpitEvent[], from: number): boolean {
  const before = events.filter(({ ms }) => ms <= from);
  return before.some(({ data }) => data.status !== before.at(-1)?.data.status);
}
