// In which range the true mean of ratings lies: the two-sided 95 % interval by Student's t. Pure.

/** t of 97.5 % for 1 to 10 degrees of freedom; beyond, a series in 1 / freedom is exact to three places. */
const T = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];
const Z = 1.959964;

export interface RatingRange {
  readonly low: number;
  readonly high: number;
}

/**
 * @param stars how many ratings of 1 to 5 stars.
 * @returns within 1 to 5; null of fewer than two ratings, or where all are alike: they do not tell how they vary.
 */
export function ratingRange(stars: Readonly<Record<1 | 2 | 3 | 4 | 5, number>>): RatingRange | null {
  const given = ([1, 2, 3, 4, 5] as const).map((n) => [n, stars[n]] as const);
  if (given.filter(([, times]) => times > 0).length < 2) return null;
  const count = sum(given.map(([, times]) => times));
  const mean = sum(given.map(([n, times]) => n * times)) / count;
  const squares = sum(given.map(([n, times]) => times * (n - mean) ** 2));
  const half = tOf(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { low: Math.max(1, mean - half), high: Math.min(5, mean + half) };
}

function tOf(freedom: number): number {
  const known = T[freedom - 1];
  if (known !== undefined) return known;
  const [z3, z5] = [Z ** 3, Z ** 5];
  return Z + (z3 + Z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
