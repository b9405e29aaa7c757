// A line of sixty minutes as the path of a small drawing. Pure.

/** The drawing's own units: one a minute across. */
export const SPARK_WIDTH = 60;
export const SPARK_HEIGHT = 20;
/** The stroke's half, so that neither the highest nor the lowest value is cut off. */
const EDGE = 1;

export interface Spark {
  /** Of the line; gaps where there is no value. */
  readonly line: string;
  /** Of the ground below it. */
  readonly ground: string;
}

/** Where a value lies, from the top. */
export function sparkY(value: number, top: number): number {
  return round(SPARK_HEIGHT - EDGE - (Math.min(value, top) / top) * (SPARK_HEIGHT - 2 * EDGE));
}

/**
 * @param values one a minute, the last at the right edge; null: there is none.
 * @param top the value at the upper edge; the lower one is 0, so that a small change looks small.
 */
export function sparkOf(values: readonly (number | null)[], top: number): Spark {
  const first = SPARK_WIDTH - values.length;
  const runs: { readonly x: number; readonly y: number }[][] = [];
  let isGap = true;
  values.forEach((value, i) => {
    if (value !== null) {
      if (isGap) runs.push([]);
      runs.at(-1)?.push({ x: first + i, y: sparkY(value, top) });
    }
    isGap = value === null;
  });
  // A minute lasts until the next one: what stands alone is seen as well.
  const lines = runs.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}h1`);
  const grounds = runs.map((run, i) => `${lines[i]}V${SPARK_HEIGHT}H${run[0]?.x}Z`);
  return { line: lines.join(''), ground: grounds.join('') };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
