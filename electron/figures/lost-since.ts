// What became of the contacts of those who were lost: whether they came back, or were called. Pure.
import { firstAnswer } from './conversation.ts';
import type { Told } from './explain/draft.ts';
import type { Lost } from './lost.ts';

/** A conversation with a contact. `name`: its id, or what its id is found by. */
export interface Visit<N> {
  readonly name: N;
  readonly openedMs: number;
  /** When it was answered, or, of a call that was placed, picked up. */
  readonly settledMs: number | null;
  readonly outbound: boolean;
  readonly isCall: boolean;
}

/** null: not known when it was opened. */
export function visitOf({ id, state: c }: Told): Visit<string> | null {
  if (c.opened === null) return null;
  const settledMs = c.outbound ? c.picked : firstAnswer(c);
  return { name: id, openedMs: c.opened, settledMs, outbound: c.outbound, isCall: c.kind === 'call' };
}

/** So long after it was lost a contact can be said to come back: as long as a report's longest period. */
export const SINCE_MS = 31 * 86_400_000;

/** How often and since when, and what tells it: the first that was answered or picked up, else the first. */
export interface Seen<N> {
  times: number;
  firstMs: number;
  /** Of one moment: whoever knows their ids takes the lowest. */
  telling: Visit<N>[];
}

/** What the contact did, and what was done for it, in that time. */
export interface Since<N> {
  back: Seen<N> | null;
  called: Seen<N> | null;
}

/** A lost conversation that looks for its contact. */
export interface Looking<N> {
  readonly id: string;
  readonly ms: number;
  readonly since: Since<N>;
}

/** Goes through all visits of a month: what each lost conversation looks for is found by its contact, once. */
export class LostSince<N> {
  readonly #byContact = new Map<string, Looking<N>[]>();

  constructor(lost: readonly Lost[]) {
    for (const { told, ms } of lost) {
      const { contact } = told.state;
      if (contact === null) continue;
      const looking = { id: told.id, ms, since: { back: null, called: null } };
      const all = this.#byContact.get(contact);
      if (all === undefined) this.#byContact.set(contact, [looking]);
      else all.push(looking);
    }
  }

  /** null: nothing of this contact was lost. */
  of(contact: string | null): readonly Looking<N>[] | null {
    return contact === null ? null : (this.#byContact.get(contact) ?? null);
  }

  /** By the lost conversation's id: of each whose contact is known. */
  byId(): ReadonlyMap<string, Since<N>> {
    return new Map([...this.#byContact.values()].flat().map(({ id, since }) => [id, since]));
  }
}

/** @param visit of their contact, as of now; not kept. */
export function seeVisit<N>(looking: readonly Looking<N>[], visit: Visit<N>): void {
  const { openedMs, outbound, isCall } = visit;
  if (outbound && !isCall) return;
  for (const { ms, since } of looking) {
    if (openedMs <= ms || openedMs > ms + SINCE_MS) continue;
    if (outbound) since.called = seen(since.called, visit);
    else since.back = seen(since.back, visit);
  }
}

function seen<N>(before: Seen<N> | null, visit: Visit<N>): Seen<N> {
  if (before === null) return { times: 1, firstMs: visit.openedMs, telling: [{ ...visit }] };
  before.times++;
  if (visit.openedMs < before.firstMs) before.firstMs = visit.openedMs;
  const [told] = before.telling as [Visit<N>];
  const settles = Number(visit.settledMs !== null) - Number(told.settledMs !== null);
  const earlier = told.openedMs - visit.openedMs;
  if (settles > 0 || (settles === 0 && earlier > 0)) before.telling = [{ ...visit }];
  else if (settles === 0 && earlier === 0) before.telling.push({ ...visit });
  return before;
}
