// A mean of ratings with its number: three bars that fill and a weight that grows, because 3 ratings are not 300; few
// say so in words, and the range that the true mean lies in is told on hover.

import type { QualityFigures } from '../../../shared/contract/reports.ts';
import { ratingRange } from '../../../shared/rating-range.ts';
import { useWords } from '../context.ts';
import { Count, None } from '../figures.tsx';
import { useNumbers } from './report-numbers.ts';

export type Evidence = 'few' | 'some' | 'many';
const SOME = 10;
const MANY = 50;
/** So many speak for themselves: in a table the number gets the room of the bars. */
const VAST = 100_000;

export function evidenceOf(count: number): Evidence {
  return count < SOME ? 'few' : count < MANY ? 'some' : 'many';
}

export function Rating({ figures }: { readonly figures: QualityFigures }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const range = useRange(figures);
  const { satisfaction_avg: mean, satisfaction_count: count } = figures;
  if (mean === null) return <None reason={t('none.rating')} />;
  const evidence = evidenceOf(count);
  const hint = `${t(`quality.ratings.${evidence}`)}. ${range ?? t('quality.range.none')}.\n${t('quality.range.hint')}`;
  return (
    <span className={`rating rating-${evidence}${count < VAST ? '' : ' rating-vast'}`} title={hint}>
      <span className="rating-mean num">{numbers.mean(mean)}</span>
      <EvidenceBars evidence={evidence} />
      <span className="rating-count">
        <Count n={count} />
        <span className="sr"> {t('quality.ratings', { n: count })}</span>
      </span>
    </span>
  );
}

/** "3.92 to 4.51", the 95 % range of the mean; null where none can be told. */
export function useRange({ satisfaction_stars }: QualityFigures): string | null {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const range = ratingRange(satisfaction_stars);
  return range === null ? null : t('quality.range', { low: numbers.mean(range.low), high: numbers.mean(range.high) });
}

export function EvidenceBars({ evidence }: { readonly evidence: Evidence }) {
  const full = evidence === 'few' ? 1 : evidence === 'some' ? 2 : 3;
  return (
    <svg className="evidence" viewBox="0 0 12 10" aria-hidden="true" focusable="false">
      {[3, 6, 9].map((height, n) => (
        <rect
          key={height}
          x={n * 4 + 0.5}
          y={9.5 - height}
          width="2.25"
          height={height}
          className={n < full ? 'full' : ''}
        />
      ))}
    </svg>
  );
}
