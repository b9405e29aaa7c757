// The keys of `meta` that are the cache's own. All others are the core's.

/** The zone that the cells are for. */
export const CELL_ZONE = 'cell_zone';
/** How many events there are, and how many of them are of an unknown type. */
export const TOTAL_EVENTS = 'total_events';
export const TOTAL_UNKNOWN = 'total_unknown';

/** How far reports are sealed (core/seal.ts). */
export const SEALED = 'sealed';

/** What follows from the events and is made again with them. */
export function isDerivedKey(key: string): boolean {
  return key === CELL_ZONE || key === TOTAL_EVENTS || key === TOTAL_UNKNOWN || key === SEALED;
}
