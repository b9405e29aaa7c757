// Folds new events into their streams. In order: each event moves its stream on. Late: the stream is read again, whole,
// and the difference is applied. In the future: the disk has it, the board sees it when its time has come.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { type CellSlot, CellSlots } from '../figures/cell-slots.ts';
import {
  addConversation,
  addFact,
  addOutcome,
  type CellBook,
  IN_TIME_MS,
  isCellFact,
  type Standing,
} from '../figures/cells.ts';
import { applyConversation, type Conversation, isWaiting, mayMoveStanding } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import type { Fact } from '../figures/facts.ts';
import { foldFromNothing, foldOf, type StreamState } from '../figures/fold.ts';
import { isLost, outcomeMs, waitMsOf, whoseAgent } from '../figures/outcome.ts';
import type { Presence } from '../figures/presence.ts';
import { meaningOf, namedAgent, type StreamKind, streamId } from '../figures/streams.ts';
import type { BookName, EffectsBuilder } from './effects.ts';
import { isBehind, type Stream, setLast } from './stream.ts';
import type { StreamStore } from './stream-store.ts';

export interface Numbered {
  readonly number: number;
  readonly event: KokpitEvent;
}

export interface FoldingDeps {
  readonly store: Pick<StreamStore, 'atHand' | 'take'>;
  readonly days: Days;
  readonly now: () => number;
  /** The events of these numbers, decoded; from memory or the cache. */
  readonly read: (numbers: readonly number[]) => Map<number, KokpitEvent>;
}

/** A stream with events in the future: all its events, and what the board has been shown of it. */
interface Early {
  readonly stream: Stream;
  events: KokpitEvent[];
  shown: StreamState;
  next: number;
}

/** Where a stream is missing among those of a batch of events. */
interface Place {
  readonly i: number;
  readonly kind: StreamKind;
  readonly id: string;
}

export class Folding {
  readonly #deps: FoldingDeps;
  /** By stream number: the stream itself may leave memory and come back meanwhile. */
  readonly #early = new Map<number, Early>();
  readonly #slots = new CellSlots();

  constructor(deps: FoldingDeps) {
    this.#deps = deps;
  }

  /** Folds accepted events; the streams that they change are added to `changed`, their `commit` set to `commit`. */
  fold(events: readonly Numbered[], commit: number, into: EffectsBuilder, changed: Stream[]): void {
    const streams = this.#streamsOf(events);
    const now = this.#deps.now();
    const reread = new Map<Stream, Numbered[]>();
    for (let i = 0; i < events.length; i++) {
      const stream = streams[i];
      if (stream === undefined || stream === null) continue;
      const numbered = events[i] as Numbered;
      const { event } = numbered;
      if (stream.commit !== commit) {
        stream.commit = commit;
        changed.push(stream);
      }
      stream.numbers.push(numbered.number);
      const isLast = isBehind(event, stream);
      if (event.ms < stream.firstMs) stream.firstMs = event.ms;
      if (isLast) setLast(stream, event);
      const fresh = reread.size === 0 ? undefined : reread.get(stream);
      if (fresh === undefined && isLast && stream.lastMs <= now && !this.#isEarly(stream)) {
        this.#advance(stream, event, into);
        continue;
      }
      const agent = namedAgent(event);
      if (agent !== null) into.noteNamed(agent, event.ms);
      if (fresh === undefined) reread.set(stream, [numbered]);
      else fresh.push(numbered);
    }
    if (reread.size > 0) this.#reread(reread, now, into);
  }

  /** The earliest moment at which an event in the future comes true; Infinity where there is none. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const early of this.#early.values()) if (early.next < next) next = early.next;
    return next;
  }

  /** Shows what has come true by now. */
  due(into: EffectsBuilder): void {
    const now = this.#deps.now();
    for (const { stream, shown, events, next } of this.#early.values()) {
      if (next <= now) this.#show(stream, shown, events, now, into);
    }
  }

  /** At the start: takes what the cache counted of the future back from the board. */
  holdBack(streams: readonly Stream[], into: EffectsBuilder): void {
    const now = this.#deps.now();
    const events = this.#deps.read(streams.flatMap((stream) => stream.numbers));
    for (const stream of streams) {
      const all = stream.numbers.map((number) => events.get(number) as KokpitEvent);
      this.#show(stream, stream.state, all, now, into);
    }
  }

  /** The stream of each event (null: it has none), those that are not at hand read from the cache all at once. */
  #streamsOf(events: readonly Numbered[]): (Stream | null)[] {
    const { store } = this.#deps;
    const streams = new Array<Stream | null>(events.length).fill(null);
    let missing: Place[] | null = null;
    for (let i = 0; i < events.length; i++) {
      const { event } = events[i] as Numbered;
      const meaning = meaningOf(event);
      if (meaning === null) continue;
      const { kind } = meaning;
      const id = streamId(kind, event);
      const stream = store.atHand(kind, id);
      streams[i] = stream;
      if (stream === null) {
        missing ??= [];
        missing.push({ i, kind, id });
      }
    }
    if (missing !== null) this.#fetch(missing, streams);
    return streams;
  }

  #fetch(missing: readonly Place[], streams: (Stream | null)[]): void {
    for (const [kind, places] of Map.groupBy(missing, (place) => place.kind)) {
      const taken = this.#deps.store.take(kind, new Set(places.map(({ id }) => id)));
      for (const { i, id } of places) streams[i] = taken.get(id) as Stream;
    }
  }

  #isEarly(stream: Stream): boolean {
    return this.#early.size > 0 && this.#early.has(stream.no);
  }

  /** The quick way: the event stands behind all that the stream has seen. */
  #advance(stream: Stream, event: KokpitEvent, into: EffectsBuilder): void {
    if (stream.kind === 'conversation') {
      this.#advanceConversation(stream, stream.state as Conversation, event, into);
      return;
    }
    const agent = namedAgent(event);
    if (agent !== null) into.noteNamed(agent, event.ms);
    foldOf(stream.kind).apply(stream.state as never, event);
    this.#note(stream, stream.state, into);
  }

  #advanceConversation(stream: Stream, c: Conversation, event: KokpitEvent, into: EffectsBuilder): void {
    const agent = namedAgent(event);
    if (agent !== null) into.noteHolder(this.#slotOf(stream, c, agent).holder, event.ms);
    if (!mayMoveStanding(c, event)) {
      const facts = c.facts.length;
      applyConversation(c, event);
      if (c.facts.length > facts) this.#addFacts(stream, c, facts, into.both);
      return;
    }
    const waited = isWaiting(c);
    if (event.type === 'conversation.opened') this.#open(stream, c, event, into.both);
    else this.#move(stream, c, event, into.both);
    const waits = isWaiting(c);
    if (waited || waits) into.noteMoved(stream, waited, waits);
  }

  /** Moves a conversation on by any event but its opening, and its cells with it. */
  #move(stream: Stream, c: Conversation, event: KokpitEvent, book: CellBook): void {
    const facts = c.facts.length;
    const before = activeWith(c);
    const hadOutcome = outcomeMs(c) !== null;
    const wasTheirs = hadOutcome && isLost(c) ? whoseAgent(c) : null;
    applyConversation(c, event);
    if (c.facts.length > facts) this.#addFacts(stream, c, facts, book);
    const after = activeWith(c);
    if (before !== after) {
      if (before !== null) this.#slotOf(stream, c, before).active(book).more--;
      if (after !== null) this.#slotOf(stream, c, after).active(book).more++;
    }
    const ms = outcomeMs(c);
    if (ms === null) return;
    if (!hadOutcome) this.#addOutcome(stream, c, ms, book);
    else if (isLost(c) && wasTheirs !== whoseAgent(c)) {
      const { days } = this.#deps;
      addOutcome(book, c, lostBy(c, ms, wasTheirs), -1, days);
      addOutcome(book, c, lostBy(c, ms, whoseAgent(c)), 1, days);
    }
  }

  /** From its opening on everything that it has added stands under its true product, channel and kind. */
  #open(stream: Stream, c: Conversation, event: KokpitEvent, book: CellBook): void {
    const { days } = this.#deps;
    if (c.opened !== null) return;
    const isBare = c.facts.length === 0 && activeWith(c) === null;
    if (!isBare) addConversation(book, c, -1, days);
    applyConversation(c, event);
    stream.slot = null;
    if (!isBare) addConversation(book, c, 1, days);
    else {
      const ms = outcomeMs(c);
      if (ms !== null) this.#addOutcome(stream, c, ms, book);
    }
  }

  #addFacts(stream: Stream, c: Conversation, from: number, book: CellBook): void {
    for (let i = from; i < c.facts.length; i++) {
      const fact = c.facts[i] as Fact;
      const agent = fact[2];
      if (agent === null || !isCellFact(c, fact)) continue;
      addFact(this.#slotOf(stream, c, agent).dated(book, fact[1], this.#deps.days), fact, 1);
    }
  }

  #addOutcome(stream: Stream, c: Conversation, ms: number, book: CellBook): void {
    const { days } = this.#deps;
    const agent = whoseAgent(c);
    const cell =
      agent === null
        ? book.cell(days.of(ms).date, '', c.group ?? '', c)
        : this.#slotOf(stream, c, agent).dated(book, ms, days);
    if (isLost(c)) cell.lost++;
    else {
      cell.answered++;
      if (waitMsOf(c, ms) <= IN_TIME_MS) cell.answered_in_time++;
    }
  }

  /** Where the cells of an agent's conversations like this one stand. */
  #slotOf(stream: Stream, c: Conversation, agent: string): CellSlot {
    const held = stream.slot;
    if (held !== null && held.agent === agent) return held;
    const slot = this.#slots.find(agent, held?.facet ?? this.#slots.facetOf(c));
    stream.slot = slot;
    return slot;
  }

  /** The thorough way: read everything again and apply the difference. */
  #reread(changes: ReadonlyMap<Stream, readonly Numbered[]>, now: number, into: EffectsBuilder): void {
    const wanted: number[] = [];
    for (const [{ numbers }, fresh] of changes) {
      for (let i = 0; i < numbers.length - fresh.length; i++) wanted.push(numbers[i] as number);
    }
    const known = this.#deps.read(wanted);
    const { days } = this.#deps;
    for (const [stream, fresh] of changes) {
      const old = stream.numbers.length - fresh.length;
      const events = stream.numbers.slice(0, old).map((number) => known.get(number) as KokpitEvent);
      for (const { event } of fresh) events.push(event);
      events.sort(compareOrder);
      const before = stream.state;
      stream.state = foldFromNothing(stream.kind, events, Number.POSITIVE_INFINITY);
      stream.slot = null;
      const held = this.#early.get(stream.no);
      if (stream.lastMs <= now && held === undefined) {
        this.#difference(stream, before, stream.state, old > 0, into, 'both');
        continue;
      }
      if (stream.kind === 'conversation') {
        const stored = into.book('stored');
        if (old > 0) addConversation(stored, before as Conversation, -1, days);
        addConversation(stored, stream.state as Conversation, 1, days);
      }
      this.#show(stream, held?.shown ?? (old > 0 ? before : foldOf(stream.kind).make()), events, now, into);
    }
  }

  /** Brings the board from `shown` to what is true now, and holds back the rest. */
  #show(stream: Stream, shown: StreamState, events: KokpitEvent[], now: number, into: EffectsBuilder): void {
    const state = foldFromNothing(stream.kind, events, now);
    this.#difference(stream, shown, state, true, into, 'live');
    const future = events.filter((event) => event.ms > now).map((event) => event.ms);
    if (future.length === 0) this.#early.delete(stream.no);
    else this.#early.set(stream.no, { stream, events, shown: state, next: Math.min(...future) });
  }

  #difference(
    stream: Stream,
    before: StreamState,
    after: StreamState,
    existed: boolean,
    into: EffectsBuilder,
    name: BookName,
  ): void {
    if (stream.kind === 'conversation') {
      const { days } = this.#deps;
      const book = into.book(name);
      if (existed) addConversation(book, before as Conversation, -1, days);
      addConversation(book, after as Conversation, 1, days);
      into.noteWaiting(stream, after as Conversation, existed && isWaiting(before as Conversation));
    } else this.#note(stream, after, into);
  }

  #note(stream: Stream, state: StreamState, into: EffectsBuilder): void {
    if (stream.kind === 'presence') into.presence.set(stream.id, { ...(state as Presence) });
    else if (stream.kind === 'agent') into.agents.set(stream.id, { ...(state as Entry) });
    else if (stream.kind === 'group') into.groups.set(stream.id, { ...(state as Entry) });
    else if (stream.kind === 'product') into.products.set(stream.id, { ...(state as Entry) });
  }
}

/** Whom it is active with. */
function activeWith({ open, assignee }: Conversation): string | null {
  return open ? assignee : null;
}

/** The standing of a lost conversation, as far as its outcome goes. */
function lostBy(c: Conversation, outcomeMs: number, agent: string | null): Standing {
  const group = agent === null ? (c.group ?? '') : '';
  return { activeWith: null, outcomeMs, lost: true, inTime: false, agent: agent ?? '', group };
}
