// What was told of a Chatwoot account, so that only what is new is told: kept as the source's position with every delivery, in the
// same transaction. A conversation is forgotten a week after it was closed, and a month after its last word.
import type { Known } from './conversation.ts';
import type { Availability } from './shapes.ts';

export interface KnownAgent {
  readonly name: string;
  readonly email: string | null;
  readonly groups: readonly string[];
  readonly status: Availability | null;
  /** When that was told, ms since 1970. */
  readonly since: number;
}

/** A command that was carried out or refused: told again, it changes nothing. */
interface Done {
  readonly id: string;
  readonly ms: number;
}

interface Stored {
  readonly v: 1;
  readonly since: number;
  readonly heard: number;
  readonly agents: readonly (readonly [string, KnownAgent])[];
  readonly teams: readonly (readonly [string, string])[];
  /** id, closed, assignee, read, activity, turned, order. */
  readonly conversations: readonly (readonly [string, 0 | 1, string | 0, number, number, number, Known['order']])[];
  readonly rating: number;
  readonly silent: readonly number[];
  readonly done: readonly Done[];
}

const CLOSED_S = 7 * 86_400;
const QUIET_S = 30 * 86_400;
const DONE_MS = 600_000;
/** Contacts whose name was told lately: beyond them one may be told again. */
const MOST_CONTACTS = 5_000;

export class Memory {
  /** From when on everything was read, in seconds. */
  since: number;
  /** Up to when, at least. */
  heard: number;
  readonly agents: Map<string, KnownAgent>;
  readonly teams: Map<string, string>;
  readonly conversations: Map<string, Known>;
  /** Contact -> name and company as they were told; not kept: after a restart they are told once more. */
  readonly contacts = new Map<string, string>();
  readonly companies = new Set<string>();
  /** The newest rating that was told, and those lately told without words. */
  rating: number;
  silent: readonly number[];
  #done: Done[];

  private constructor(stored: Omit<Stored, 'v'>) {
    this.since = stored.since;
    this.heard = stored.heard;
    this.agents = new Map(stored.agents);
    this.teams = new Map(stored.teams);
    this.conversations = new Map(
      stored.conversations.map(([id, closed, assignee, read, activity, turned, order]) => [
        id,
        { closed: closed === 1, assignee: assignee === 0 ? null : assignee, read, activity, turned, order },
      ]),
    );
    this.rating = stored.rating;
    this.silent = stored.silent;
    this.#done = [...stored.done];
  }

  /** @param position as it was kept; null, or what is none: nothing was told yet. @param since then, from when on to read. */
  static of(position: string | null, since: number): Memory {
    const nothing = { agents: [], teams: [], conversations: [], silent: [], done: [] };
    const stored = position === null ? null : read(position);
    return new Memory(stored ?? { since, heard: since, rating: 0, ...nothing });
  }

  isDone(command: string): boolean {
    return this.#done.some(({ id }) => id === command);
  }

  done(id: string, ms: number): void {
    this.#done.push({ id, ms });
  }

  /** From when on what was closed is remembered. */
  keptFrom(now: number): number {
    return now - CLOSED_S;
  }

  /** As a position. @param now in seconds. */
  text(now: number): string {
    this.#forget(now);
    const { since, heard, rating, silent } = this;
    const stored: Stored = {
      v: 1,
      since,
      heard,
      agents: [...this.agents],
      teams: [...this.teams],
      conversations: [...this.conversations].map(([id, { closed, assignee, read, activity, turned, order }]) => [
        id,
        closed ? 1 : 0,
        assignee ?? 0,
        read,
        activity,
        turned,
        order,
      ]),
      rating,
      silent,
      done: this.#done,
    };
    return JSON.stringify(stored);
  }

  #forget(now: number): void {
    for (const [id, { closed, activity, turned }] of this.conversations) {
      const last = Math.max(activity, turned);
      if (last < now - (closed ? CLOSED_S : QUIET_S)) this.conversations.delete(id);
    }
    this.#done = this.#done.filter(({ ms }) => ms >= now * 1_000 - DONE_MS);
    for (const id of this.contacts.keys()) {
      if (this.contacts.size <= MOST_CONTACTS) break;
      this.contacts.delete(id);
    }
  }
}

function read(position: string): Stored | null {
  try {
    const stored = JSON.parse(position) as Partial<Stored>;
    return stored.v === 1 && Array.isArray(stored.conversations) ? (stored as Stored) : null;
  } catch {
    return null;
  }
}
