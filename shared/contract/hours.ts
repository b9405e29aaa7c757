// The house's working hours between a console and its core. Types only.
import type { WorkingHours } from '../hours.ts';

export interface HoursView {
  readonly hours: WorkingHours;
  /** Whether they are the house's default, which nobody has set. */
  readonly default: boolean;
  /** Who changed them last, and when (ms since 1970); null: nobody ever did. */
  readonly set: { readonly by: string; readonly at: number } | null;
}

export interface SetHours {
  /** null: back to the default. */
  readonly hours: WorkingHours | null;
  /** `set.at` of what the asker saw, null where nobody had set any: what changed meanwhile is not overwritten. */
  readonly expect: number | null;
}
