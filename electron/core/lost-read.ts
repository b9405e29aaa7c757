// What the call-back list reads: the conversations of a day that may be lost or wait, and what their contacts did since.
// From sheets where there are any, else from the streams: both give the same.
import type { CacheReader } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import type { DayQuestion } from '../figures/day.ts';
import type { Told } from '../figures/explain/draft.ts';
import type { Lost } from '../figures/lost.ts';
import { LostSince, type Seen, SINCE_MS, type Since, seeVisit, visitOf } from '../figures/lost-since.ts';
import { lostNumbers } from '../figures/sheets/day-rows.ts';
import { seeVisits } from '../figures/sheets/visits.ts';
import { statesAsOf } from './as-of.ts';
import type { Ledger } from './ledger.ts';
import { directoryAsOf, toldIn, toldOutside } from './period.ts';
import { both } from './reports.ts';
import { CONTACT_PATH } from './stream-row.ts';

export interface DayTold {
  readonly directory: Directory;
  /** At least those that the day report counts as lost, and all that are open. */
  readonly told: Iterable<Told>;
}

/** Those that sheets know to be lost, by their numbers, and `told` the others: to be counted, none of the former is read. */
export interface DayLost extends DayTold {
  readonly sealed: readonly number[];
  readonly read: (numbers: readonly number[]) => Iterable<Told>;
}

export function dayTold(reader: CacheReader, question: DayQuestion, ledger: Ledger | null): DayTold {
  const { directory, sealed, read, told } = dayLost(reader, question, ledger);
  return { directory, told: both(read(sealed), told) };
}

export function dayLost(reader: CacheReader, question: DayQuestion, ledger: Ledger | null): DayLost {
  const { span, at } = question;
  const view = ledger?.view(span, at) ?? null;
  if (view === null) {
    const told = both(toldIn(reader, span, at), toldOutside(reader, span, at));
    return { directory: directoryAsOf(reader, at), told, sealed: [], read: () => [] };
  }
  const sealed = lostNumbers(view.parts('day', span), question, view);
  return { directory: view.directory, told: view.told(true), sealed, read: (numbers) => view.read(numbers) };
}

/** By the lost conversation's id, what its contact did, and what was done for it. */
export function sinceOf(
  reader: CacheReader,
  lost: readonly Lost[],
  at: number,
  ledger: Ledger | null,
): ReadonlyMap<string, Since<string>> {
  // Only whose contact is known can be seen to come back.
  const known = lost.filter(({ told }) => told.state.contact !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const span = { from: first.ms, to: Math.min(at, last.ms + SINCE_MS) };
  const since = new LostSince<number | string>(known);
  const view = span.to < span.from ? null : (ledger?.view(span, at) ?? null);
  if (view === null) {
    const contacts = new Set(known.flatMap(({ told }) => told.state.contact ?? []));
    const rows = reader.conversationsWhere(span.from, span.to, at, CONTACT_PATH, [...contacts]);
    see(since, statesAsOf(reader, rows, 'conversation', at));
  } else {
    seeVisits(view.parts('visit', span), since, view);
    see(since, view.told(false));
  }
  return named(since.byId(), reader);
}

function see(since: LostSince<number | string>, told: Iterable<Told>): void {
  for (const one of told) {
    const looking = since.of(one.state.contact);
    const visit = looking === null ? null : visitOf(one);
    if (looking !== null && visit !== null) seeVisit(looking, visit);
  }
}

/** Those that are known by their number, by their ids. */
function named(
  since: ReadonlyMap<string, Since<string | number>>,
  reader: CacheReader,
): ReadonlyMap<string, Since<string>> {
  const sides = [...since.values()].flatMap(({ back, called }) => [back, called]);
  const numbers = sides.flatMap((seen) => (seen?.telling ?? []).map(({ name }) => name)).filter(isNumber);
  const ids = new Map(reader.streamsByNo([...new Set(numbers)]).map(({ no, id }) => [no, id]));
  const nameOf = (name: string | number) => (isNumber(name) ? (ids.get(name) as string) : name);
  const withNames = (seen: Seen<string | number> | null): Seen<string> | null =>
    seen && { ...seen, telling: seen.telling.map((visit) => ({ ...visit, name: nameOf(visit.name) })) };
  return new Map(
    Array.from(since, ([id, { back, called }]) => [id, { back: withNames(back), called: withNames(called) }]),
  );
}

function isNumber(name: string | number): name is number {
  return typeof name === 'number';
}
