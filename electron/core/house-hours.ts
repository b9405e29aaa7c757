// The house's working hours, as set on a console for all consoles on its cache; the default where nobody has.
import type { HoursView } from '../../shared/contract/hours.ts';
import { checkHours, DEFAULT_HOURS, isFaulty, saidOfFault, type WorkingHours } from '../../shared/hours.ts';
import { said, sayIn } from '../../shared/words/said.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { RequestError } from './client.ts';
import { keep } from './kept.ts';

const KEY = 'working_hours';

/** `hours` null: back to the default. */
interface Kept {
  readonly hours: WorkingHours | null;
  readonly by: string;
  readonly at: number;
}

function kept(reader: CacheReader): Kept | null {
  const value = reader.meta(KEY);
  return value === null ? null : (JSON.parse(value) as Kept);
}

export function houseHours(reader: CacheReader): WorkingHours {
  return kept(reader)?.hours ?? DEFAULT_HOURS;
}

export function hoursView(reader: CacheReader): HoursView {
  const found = kept(reader);
  if (found === null) return { hours: DEFAULT_HOURS, default: true, set: null };
  const { hours, by, at } = found;
  return { hours: hours ?? DEFAULT_HOURS, default: hours === null, set: { by, at } };
}

export interface HoursDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly now: () => number;
  readonly actor: string;
}

/** Rejects with a RequestError where the hours do not hold, or somebody else has set them meanwhile; nothing changes then. */
export async function setHours({ reader, writer, now, actor }: HoursDeps, params: unknown): Promise<HoursView> {
  const { hours, expect } = (params ?? {}) as { readonly hours?: unknown; readonly expect?: unknown };
  const checked = hours === null ? null : checkHours(hours);
  if (checked !== null && isFaulty(checked)) {
    const faults = checked.map(saidOfFault).reduce((one, other) => said('hours.and', { one, other }));
    throw new RequestError('bad_hours', `Nothing was changed: ${sayIn('en', faults)}.`, faults);
  }
  const before = kept(reader);
  if ((before?.at ?? null) !== (expect ?? null)) {
    throw new RequestError('hours_changed', `${before?.by ?? ''} has changed the working hours meanwhile.`);
  }
  await keep(writer, { [KEY]: JSON.stringify({ hours: checked, by: actor, at: now() } satisfies Kept) });
  return hoursView(reader);
}
