// The strip at each whole minute of the last hour: the board of an hour ago, brought on minute by minute by the events
// since. A consequence of events alone, as a look back at each of these minutes would show it.
import type { CockpitFilter, LastHour } from '../../shared/contract/views.ts';
import type { CacheReader } from '../cache/types.ts';
import { stripAt } from '../figures/cockpit.ts';
import type { Days } from '../figures/days.ts';
import { choiceOf } from './cockpit-subject.ts';
import { RewindCursor } from './rewind-cursor.ts';
import { RewindDay } from './rewind-day.ts';

const MINUTE_MS = 60_000;
const MINUTES = 60;
/** Streams that went on since, beyond which it is told of less than an hour: each has its events read again. */
export const MOST_STREAMS = 10_000;

/**
 * Not before the day's beginning, where the day's sums begin anew, nor before the first event.
 * @param at ms since 1970. @param most see MOST_STREAMS.
 */
export function lastHour(
  reader: CacheReader,
  days: Days,
  filter: CockpitFilter,
  at: number,
  most = MOST_STREAMS,
): LastHour {
  const to = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const from = firstMinute(reader, days, to, most);
  const strips: LastHour['strips'][number][] = [];
  if (from > to) return { from, strips };
  const choice = choiceOf(filter);
  const hour = new RewindDay(reader, days, { ...days.of(to), start: from }, { leastStep: Number.POSITIVE_INFINITY });
  const cursor = new RewindCursor(hour, days, 0);
  for (let minute = from; minute <= to; minute += MINUTE_MS) {
    cursor.moveTo(minute);
    strips.push(stripAt(cursor.board, choice, minute));
  }
  return { from, strips };
}

function firstMinute(reader: CacheReader, days: Days, to: number, most: number): number {
  const known = reader.nextBlockMs(Number.MIN_SAFE_INTEGER);
  if (known === null) return to + MINUTE_MS;
  const begun = Math.ceil(Math.max(known, days.of(to).start) / MINUTE_MS) * MINUTE_MS;
  let minutes = MINUTES - 1;
  while (minutes > 0 && reader.numbersAfter(to - minutes * MINUTE_MS).length > most) minutes = minutes >> 1;
  return Math.max(begun, to - minutes * MINUTE_MS);
}
