// Section 2 from sheets: facts counted for whom they count, of a period or day by day. Pure.
import { type QualityQuestion, type QualitySum, type QualityTally, sumIn } from '../quality.ts';
import type { Span } from '../span.ts';
import { chosenBy, keyMask, type Left, type Piece } from './count.ts';
import { FactCounts } from './fact-counts.ts';
import type { KeptCounts } from './kept-counts.ts';
import { sheetDay, spanOfDay } from './make.ts';
import type { Pool } from './pool.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly pieces: (name: 'quality', span: Span) => Iterable<Piece<'quality'>>;
  readonly counts: KeptCounts;
}

export function addQuality(
  tally: QualityTally,
  { choice, span }: Pick<QualityQuestion, 'choice' | 'span'>,
  { pool, left, pieces, counts: kept }: Asked,
): void {
  const counts = new FactCounts(pool);
  counts.take(pieces('quality', span), keyMask(pool, choice), left, kept.of(chosenBy('quality', choice)));
  counts.addTo((agent) => sumIn(tally.whole, agent));
}

interface AskedDaily extends Asked {
  readonly version: (span: Span) => string | null;
}

/** Of the period and of each of its days. */
export function addDailyQuality(tally: QualityTally, question: QualityQuestion, asked: AskedDaily): void {
  const { choice, span, daily } = question;
  const { pool, left, pieces, version } = asked;
  const keys = keyMask(pool, choice);
  const kept = asked.counts.of(chosenBy('quality', choice));
  const all = new FactCounts(pool);
  const days = new Map<string, FactCounts>();
  for (const { date, part } of partsOfDays(span, daily?.days ?? [])) {
    const times = kept.get(`${part.from} ${part.to}`, version(part), () => {
      const counts = new FactCounts(pool);
      counts.take(pieces('quality', part), keys, left, null);
      return counts.times;
    });
    const counts = new FactCounts(pool, times);
    const day = days.get(date) ?? new FactCounts(pool);
    day.add(counts);
    days.set(date, day);
    all.add(counts);
  }
  all.addTo((agent) => sumIn(tally.whole, agent));
  // The same agents are asked for of every day.
  const placesOf = new Map<readonly (string | null)[], Uint32Array>();
  for (const [date, counts] of days) {
    const addTo = (sum: QualitySum, who: readonly (string | null)[]) => {
      const places = placesOf.get(who) ?? counts.placesOf(who);
      placesOf.set(who, places);
      counts.addSum(sum, places);
    };
    tally.counted.set(date, { addTo });
  }
}

/** The zone's days, each in as many parts as there are sheets that it lies in. */
function* partsOfDays(span: Span, days: NonNullable<QualityQuestion['daily']>['days']) {
  for (const { date, start, end } of days) {
    const to = Math.min(end - 1, span.to);
    let from = Math.max(start, span.from);
    while (from <= to) {
      const part: Span = { from, to: Math.min(spanOfDay(sheetDay(from)).to, to) };
      yield { date, part };
      from = part.to + 1;
    }
  }
}
