// Medians, quartiles and percentiles of measured values.

export interface Spread {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly min: number;
  readonly max: number;
}

/** @param share 0 to 1; between two values it is interpolated. `sorted` rises and is not empty. */
export function quantile(sorted: readonly number[] | Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const below = sorted[low] as number;
  const above = sorted[Math.min(sorted.length - 1, low + 1)] as number;
  return below + (above - below) * (at - low);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { median: at(0.5), q1: at(0.25), q3: at(0.75), min: at(0), max: at(1) };
}

/** Of ms that were seen one by one. */
export function percentiles(took: readonly number[]): Readonly<Record<string, number>> {
  if (took.length === 0) throw new Error('Nothing was seen.');
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: at(1), seen: took.length };
}
