// Paths into a report's JSON: `totals.active`, `agents[agent=ann].resolved`, `rows[key=null].inactivity.new_unassigned`,
// `intervals[40].received`, `agents#`. A path that leads nowhere is refused with the part that does not, and near ones. Pure.

import { placesWhere, type Step, stepsOf } from '../../../shared/figure-path.ts';
import { type Said, SaidError, said } from '../../../shared/words/said.ts';

/** What was asked cannot be explained; the message says why, and what can be. */
export class ExplainError extends SaidError {}

/** A figure found: keys and places from the root to it. A list's length ends in `#`. */
export interface Found {
  readonly way: readonly (string | number)[];
  readonly value: number | string | null;
}

/** How many near ones are offered. */
const OFFERED = 5;

function parsePath(path: string): readonly { readonly step: Step; readonly until: string }[] {
  const steps = stepsOf(path);
  if (typeof steps === 'number') throw new ExplainError(said('explain.no_path', { path, at: steps + 1 }));
  return steps;
}

/** Follows `path` to a figure. @throws ExplainError where it leads nowhere, or to no single value. */
export function follow(report: object, path: string): Found {
  const way: (string | number)[] = [];
  let value: unknown = report;
  for (const { step, until } of parsePath(path)) {
    const here = until === '' ? said('explain.report') : until;
    if (Array.isArray(value)) {
      const place = step.kind === 'count' ? '#' : placeIn(value, step, here);
      way.push(place);
      value = place === '#' ? value.length : value[place as number];
    } else if (typeof value === 'object' && value !== null) {
      const key = keyIn(value, step, here);
      way.push(key);
      value = Reflect.get(value, key);
    } else throw new ExplainError(said('explain.below', { here, value: JSON.stringify(value) }));
  }
  if (Array.isArray(value))
    throw new ExplainError(said('explain.list', { path: `"${path}"`, entries: entriesOf(value) }));
  if (typeof value === 'object' && value !== null) {
    throw new ExplainError(said('explain.several', { path, keys: Object.keys(value).join(', ') }));
  }
  return { way, value: value as Found['value'] };
}

function keyIn(value: object, step: Step, here: string | Said): string {
  if (step.kind !== 'key')
    throw new ExplainError(said('explain.no_list', { here, keys: Object.keys(value).join(', ') }));
  if (Object.hasOwn(value, step.key)) return step.key;
  throw new ExplainError(said('explain.no_key', { here, key: step.key, offer: offer(step.key, Object.keys(value)) }));
}

function placeIn(list: readonly unknown[], step: Step, here: string | Said): number {
  if (step.kind === 'place') {
    if (step.place < list.length) return step.place;
    throw new ExplainError(said('explain.no_place', { here, n: list.length, place: step.place }));
  }
  if (step.kind !== 'where') throw new ExplainError(said('explain.list', { path: here, entries: entriesOf(list) }));
  const texts = list.map((entry) => textOf(entry, step));
  const places = placesWhere(list, step.key, step.value);
  if (places.length > 1)
    throw new ExplainError(
      said('explain.many', { here, n: places.length, key: step.key, value: step.value, place: places[0] as number }),
    );
  if (places.length === 1) return places[0] as number;
  const known = texts.filter((text) => text !== undefined);
  if (known.length === 0 && list.length > 0) {
    throw new ExplainError(said('explain.entries_no_key', { here, key: step.key, entries: entriesOf(list) }));
  }
  throw new ExplainError(
    said('explain.no_entry', { here, key: step.key, value: step.value, offer: offer(step.value, known) }),
  );
}

function textOf(entry: unknown, { key }: { readonly key: string }): string | undefined {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, key)) return undefined;
  return String(Reflect.get(entry, key));
}

function entriesOf(list: readonly unknown[]): Said {
  const [first] = list;
  if (typeof first !== 'object' || first === null) return said('explain.entries.none');
  const [key, value] = Object.entries(first)[0] as [string, unknown];
  return said('explain.entries', { key, value: String(value) });
}

function offer(asked: string, known: readonly string[]): Said {
  if (known.length === 0) return said('explain.offer.none');
  const near = known
    .map((text) => ({ text, far: distance(asked.toLowerCase(), text.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const limit = Math.max(2, Math.floor(asked.length / 3));
  const close = near.filter(({ far }) => far <= limit).slice(0, OFFERED);
  if (close.length > 0) {
    const near = close
      .map(({ text }): string | Said => text)
      .reduce((one, other) => said('explain.or', { one, other }));
    return said('explain.offer.near', { near });
  }
  const shown = known.slice(0, OFFERED * 2);
  const [some, n] = [shown.join(', '), known.length - shown.length];
  return n > 0 ? said('explain.offer.some', { some, n }) : said('explain.offer.all', { some });
}

/** How many letters must change, come or go to make one text of the other. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      line.push(Math.min((above[j - 1] ?? 0) + same, (above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] as number;
}
