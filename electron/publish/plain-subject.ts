// A small thing that is watched as one flat object: freshness, directory, health.
import { changedFields } from './changes.ts';
import type { Subject } from './topic.ts';

/** @param read gives the object as it is now. */
export function plainSubject<T extends object>(read: () => T): Subject {
  let last: T | null = null;
  return {
    full: () => {
      last = read();
      return last;
    },
    diff: () => {
      const next = read();
      const changed = last === null ? next : changedFields(last, next);
      last = next;
      return changed;
    },
  };
}
