// Differences of flat objects: what a later one has otherwise than an earlier one. Pure.

/** The fields of `next` that differ from `last`; null where none does. Values are compared as JSON where not equal. */
export function changedFields<T extends object>(last: T, next: T): Partial<T> | null {
  let changed: Partial<T> | null = null;
  for (const key of Object.keys(next) as (keyof T)[]) {
    const a = last[key];
    const b = next[key];
    if (a === b) continue;
    if (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b)) continue;
    changed ??= {};
    changed[key] = b;
  }
  return changed;
}
