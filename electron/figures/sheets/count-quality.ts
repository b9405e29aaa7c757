// Section 2 from sheets: facts counted for whom they count, of a period or day by day. Pure.
import type { Choice } from '../choice.ts';
import { dayIn, type QualityQuestion, type QualityTally, sumIn } from '../quality.ts';
import type { Span } from '../span.ts';
import { keyMask, type Left, type Piece } from './count.ts';
import { FactCounts } from './fact-counts.ts';
import type { KeptCounts } from './kept-counts.ts';
import { sheetDay, spanOfDay } from './make.ts';
import type { Pool } from './pool.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly pieces: (name: 'quality', span: Span) => Iterable<Piece<'quality'>>;
}

export function addQuality(
  tally: QualityTally,
  { choice, span }: QualityQuestion,
  { pool, left, pieces }: Asked,
): void {
  const counts = new FactCounts(pool);
  counts.take(pieces('quality', span), keyMask(pool, choice), left);
  counts.addTo((agent) => sumIn(tally.whole, agent));
}

interface AskedDaily extends Asked {
  readonly version: (span: Span) => string | null;
  readonly counts: KeptCounts;
}

/** Of the period and of each of its days. */
export function addDailyQuality(tally: QualityTally, question: QualityQuestion, asked: AskedDaily): void {
  const { choice, span, daily } = question;
  const { pool, left, pieces, version } = asked;
  const keys = keyMask(pool, choice);
  const kept = asked.counts.of(factsOf(choice));
  const all = new FactCounts(pool);
  for (const { date, part } of partsOfDays(span, daily?.days ?? [])) {
    const times = kept.get(part, version(part), () => {
      const counts = new FactCounts(pool);
      counts.take(pieces('quality', part), keys, left);
      return counts.times;
    });
    const counts = new FactCounts(pool, times);
    counts.addTo((agent) => sumIn(dayIn(tally.byDay, date), agent));
    all.add(counts);
  }
  all.addTo((agent) => sumIn(tally.whole, agent));
}

/** What of a choice decides which facts count: whose they are is asked later. */
function factsOf({ product, channel, kind }: Choice): string {
  return JSON.stringify([product, channel, kind].map((one) => [...one]));
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
