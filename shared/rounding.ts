// Rounding as the command line's JSON has it: half up, exact on whole numbers of ms.

/** The mean of `n` durations that add up to `ms`, in seconds with 3 decimals; null of none. */
export function meanSeconds(ms: number, n: number): number | null {
  return n === 0 ? null : Math.floor((2 * ms + n) / (2 * n)) / 1000;
}

/** `part / whole` with 6 decimals; null where the whole is 0. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((2_000_000 * part + whole) / (2 * whole)) / 1_000_000;
}

/** The same of 100, with 6 decimals as well. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200_000_000 * part + whole) / (2 * whole)) / 1_000_000;
}

/** A mean with 3 decimals (ratings); null of none. */
export function mean(sum: number, n: number): number | null {
  return n === 0 ? null : Math.floor((2000 * sum + n) / (2 * n)) / 1000;
}
