// How many ratings of 1, 2, 3, 4 and 5 stars, as five small bars from left to right; the numbers in words on hover and
// for the ear.

import type { QualityFigures } from '../../../shared/contract/reports.ts';
import { useWords } from '../context.ts';
import { None } from '../figures.tsx';

const STARS = [1, 2, 3, 4, 5] as const;
/** Of the picture's own units. */
const HIGH = 16;
const BAR = 5;
const STEP = 7;

export function StarBars({ stars }: { readonly stars: QualityFigures['satisfaction_stars'] }) {
  const { t } = useWords();
  const most = Math.max(...STARS.map((n) => stars[n]));
  if (most === 0) return <None reason={t('none.rating')} />;
  const words = t('quality.distribution.text', {
    n1: stars[1],
    n2: stars[2],
    n3: stars[3],
    n4: stars[4],
    n5: stars[5],
  });
  return (
    <span className="star-bars" role="img" aria-label={words} title={words}>
      <svg viewBox={`0 0 ${STEP * STARS.length} ${HIGH + 2}`} aria-hidden="true" focusable="false">
        {STARS.map((n, place) => {
          // A single rating among hundreds is still to be seen.
          const height = stars[n] === 0 ? 0 : Math.max(1.5, (stars[n] / most) * HIGH);
          return <rect key={n} x={place * STEP + 1} y={HIGH - height} width={BAR} height={height} />;
        })}
        <path d={`M0 ${HIGH + 0.5}h${STEP * STARS.length}`} />
      </svg>
    </span>
  );
}
