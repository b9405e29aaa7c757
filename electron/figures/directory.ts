// The directory's word on one subject, read in the total order: the last event replaces the earlier ones whole;
// `agent.removed` keeps the last name and groups. Pure.
import type { KokpitEvent } from '../../shared/events/event.ts';

/** `name` null: the directory has no name for it. `company` is a contact's. */
export interface Entry {
  name: string | null;
  groups: string[];
  slots: number | null;
  company: string | null;
  removed: boolean;
}

export function newEntry(): Entry {
  return { name: null, groups: [], slots: null, company: null, removed: false };
}

/** Moves `entry` on by a directory event that stands behind every one already applied. */
export function applyEntry(entry: Entry, event: KokpitEvent): void {
  if (event.type === 'agent.removed') {
    entry.removed = true;
    return;
  }
  const { data } = event;
  entry.removed = false;
  entry.name = typeof data.name === 'string' ? data.name : null;
  entry.groups = Array.isArray(data.groups) ? [...new Set(data.groups as string[])] : [];
  entry.slots = typeof data.slots === 'number' ? data.slots : null;
  entry.company = typeof data.company === 'string' ? data.company : null;
}
