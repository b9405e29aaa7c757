// A mean of ratings with its number: three bars that fill and a weight that grows, because 3 ratings are not 300.

import { useWords } from '../context.ts';
import { Count, None } from '../figures.tsx';
import { useNumbers } from './report-numbers.ts';

export type Evidence = 'few' | 'some' | 'many';
const SOME = 10;
const MANY = 50;

export function evidenceOf(count: number): Evidence {
  return count < SOME ? 'few' : count < MANY ? 'some' : 'many';
}

export interface RatingProps {
  readonly mean: number | null;
  readonly count: number;
}

export function Rating({ mean, count }: RatingProps) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  if (mean === null) return <None reason={t('none.rating')} />;
  const evidence = evidenceOf(count);
  return (
    <span className={`rating rating-${evidence}`} title={t(`quality.ratings.${evidence}`)}>
      <span className="rating-mean num">{numbers.mean(mean)}</span>
      <EvidenceBars evidence={evidence} />
      <span className="rating-count">
        <Count n={count} />
        <span className="sr"> {t('quality.ratings', { n: count })}</span>
      </span>
    </span>
  );
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
