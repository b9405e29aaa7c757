// Every kind of stream behind one door: how it begins, moves on by an event, and is kept in the cache. Pure.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { packConversation, unpackConversation } from './codec.ts';
import { Conversation } from './conversation.ts';
import { applyEntry, type Entry, newEntry } from './directory.ts';
import { applyLanding, type Landings, newLandings } from './landing.ts';
import { applyPresence, newPresence, type Presence } from './presence.ts';
import { applyConversation } from './row-state.ts';
import type { StreamKind } from './streams.ts';

export type StreamState = Conversation | Presence | Entry | Landings;

interface Fold<S> {
  make(): S;
  apply(state: S, event: KokpitEvent): void;
  /** The same of many events in their order, which for a conversation is much quicker. */
  applyAll(state: S, events: readonly KokpitEvent[]): void;
  /** The same state again, which goes its own way from here. */
  copy(state: S): S;
  pack(state: S): unknown;
  unpack(packed: unknown): S;
}

const asIs = <S extends object>(make: () => S, apply: (state: S, event: KokpitEvent) => void): Fold<StreamState> =>
  ({
    make,
    apply,
    applyAll: (state: S, events: readonly KokpitEvent[]) => {
      for (const event of events) apply(state, event);
    },
    // What a state of these holds is replaced, never changed; landings, which are not, are on no board.
    copy: (state: S) => ({ ...state }),
    pack: (state: S) => state,
    unpack: (packed: unknown) => packed as S,
  }) as unknown as Fold<StreamState>;

const conversation = {
  make: () => new Conversation(),
  apply: (c: Conversation, event: KokpitEvent) => applyConversation(c, [event]),
  applyAll: (c: Conversation, events: readonly KokpitEvent[]) => applyConversation(c, events),
  copy: (c: Conversation) =>
    Object.assign(new Conversation(), c, {
      turns: [...c.turns],
      episodes: c.episodes.map(([agent, start]): [string, number] => [agent, start]),
      facts: [...c.facts],
    }),
  pack: packConversation,
  unpack: (packed: unknown) => unpackConversation(packed as readonly unknown[]),
} as unknown as Fold<StreamState>;

const entry = asIs(newEntry, applyEntry);
const FOLDS: Readonly<Record<StreamKind, Fold<StreamState>>> = {
  conversation,
  presence: asIs(newPresence, applyPresence),
  agent: entry,
  group: entry,
  product: entry,
  company: entry,
  contact: entry,
  landing: asIs(newLandings, applyLanding),
};

/** The fold of a kind of stream. The state's type follows from the kind: see StateOf. */
export function foldOf<K extends StreamKind>(kind: K): Fold<StateOf<K>> {
  return FOLDS[kind] as unknown as Fold<StateOf<K>>;
}

export type StateOf<K extends StreamKind> = K extends 'conversation'
  ? Conversation
  : K extends 'presence'
    ? Presence
    : K extends 'landing'
      ? Landings
      : Entry;

/** A stream read from nothing: its events in any order, those after `at` left out. */
export function foldFromNothing<K extends StreamKind>(kind: K, events: readonly KokpitEvent[], at: number): StateOf<K> {
  return foldFrom(kind, foldOf(kind).make(), events, at);
}

/** The same from what it was before these events, which stays as it is. */
export function foldFrom<K extends StreamKind>(
  kind: K,
  base: StateOf<K>,
  events: readonly KokpitEvent[],
  at: number,
): StateOf<K> {
  const fold = foldOf(kind);
  const state = fold.copy(base);
  fold.applyAll(state, events.filter(({ ms }) => ms <= at).sort(compareOrder));
  return state;
}
