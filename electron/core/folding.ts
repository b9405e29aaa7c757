// Folds new events into their streams. In order: each event moves its stream on. Late: the stream is read again, whole,
// and the difference is applied. In the future: the disk has it, the board sees it when its time has come.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { addConversation, addFacts, isNoStanding, moveStanding, standingOf } from '../figures/cells.ts';
import { applyConversation, type Conversation, isWaiting, mayMoveStanding } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { foldFromNothing, foldOf, type StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { meaningOf, namedAgent, type StreamKind, streamId } from '../figures/streams.ts';
import type { EffectsBuilder } from './effects.ts';
import type { Stream, StreamStore } from './stream-store.ts';

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

  constructor(deps: FoldingDeps) {
    this.#deps = deps;
  }

  /** Folds accepted events; the streams that they change are added to `changed`, their `commit` set to `commit`. */
  fold(events: readonly Numbered[], commit: number, into: EffectsBuilder, changed: Set<Stream>): void {
    const streams = this.#streamsOf(events, into);
    const now = this.#deps.now();
    const reread = new Map<Stream, Numbered[]>();
    for (let i = 0; i < events.length; i++) {
      const stream = streams[i];
      if (stream === undefined || stream === null) continue;
      const numbered = events[i] as Numbered;
      const { event, number } = numbered;
      if (stream.commit !== commit) {
        stream.commit = commit;
        changed.add(stream);
      }
      if (event.ms < stream.firstMs) stream.firstMs = event.ms;
      if (event.ms > stream.lastMs) stream.lastMs = event.ms;
      stream.numbers.push(number);
      const fresh = reread.size === 0 ? undefined : reread.get(stream);
      if (fresh !== undefined) fresh.push(numbered);
      else if (this.#mustReread(stream, event, now)) reread.set(stream, [numbered]);
      else {
        this.#advance(stream, event, into);
        stream.last = event;
      }
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
  #streamsOf(events: readonly Numbered[], into: EffectsBuilder): (Stream | null)[] {
    const { store } = this.#deps;
    const streams: (Stream | null)[] = [];
    const missing: Place[] = [];
    for (let i = 0; i < events.length; i++) {
      const { event } = events[i] as Numbered;
      const meaning = meaningOf(event);
      if (meaning === null) {
        streams.push(null);
        continue;
      }
      const agent = namedAgent(event, meaning);
      if (agent !== null) into.noteNamed(agent, event.ms);
      const { kind } = meaning;
      const id = streamId(kind, event);
      const stream = store.atHand(kind, id);
      streams.push(stream);
      if (stream === null) missing.push({ i, kind, id });
    }
    if (missing.length > 0) this.#fetch(missing, streams);
    return streams;
  }

  #fetch(missing: readonly Place[], streams: (Stream | null)[]): void {
    for (const [kind, places] of Map.groupBy(missing, (place) => place.kind)) {
      const taken = this.#deps.store.take(kind, new Set(places.map(({ id }) => id)));
      for (const { i, id } of places) streams[i] = taken.get(id) as Stream;
    }
  }

  /** Whether an event does not simply stand behind all that its stream has seen, and is not of the future. */
  #mustReread(stream: Stream, event: KokpitEvent, now: number): boolean {
    const inOrder = stream.last === null || compareOrder(event, stream.last) > 0;
    return !inOrder || stream.lastMs > now || (this.#early.size > 0 && this.#early.has(stream.no));
  }

  /** The quick way: the event stands behind all that the stream has seen. */
  #advance(stream: Stream, event: KokpitEvent, into: EffectsBuilder): void {
    if (stream.kind !== 'conversation') {
      foldOf(stream.kind).apply(stream.state as never, event);
      this.#note(stream, stream.state, into);
      return;
    }
    this.#advanceConversation(stream, stream.state as Conversation, event, into);
  }

  #advanceConversation(stream: Stream, c: Conversation, event: KokpitEvent, into: EffectsBuilder): void {
    const { days } = this.#deps;
    const facts = c.facts.length;
    if (!mayMoveStanding(c, event)) {
      applyConversation(c, event);
      if (c.facts.length > facts) addFacts(into.both, c, facts, 1, days);
      return;
    }
    const before = stream.standing ?? standingOf(c);
    const waited = isWaiting(c);
    if (event.type === 'conversation.opened' && c.opened === null && (facts > 0 || !isNoStanding(before))) {
      // From here on everything that it has added stands under its true product, channel and kind.
      addConversation(into.both, c, -1, days);
      applyConversation(c, event);
      addConversation(into.both, c, 1, days);
      stream.standing = null;
    } else {
      applyConversation(c, event);
      if (c.facts.length > facts) addFacts(into.both, c, facts, 1, days);
      const after = standingOf(c);
      moveStanding(into.both, c, before, after, days);
      stream.standing = after;
    }
    if (waited || isWaiting(c)) into.noteWaiting(stream.id, c, waited);
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
      stream.standing = null;
      stream.last = events[events.length - 1] as KokpitEvent;
      const held = this.#early.get(stream.no);
      if (stream.lastMs <= now && held === undefined) {
        this.#difference(stream, before, stream.state, old > 0, into, 'both');
        continue;
      }
      if (stream.kind === 'conversation') {
        if (old > 0) addConversation(into.stored, before as Conversation, -1, days);
        addConversation(into.stored, stream.state as Conversation, 1, days);
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
    book: 'both' | 'live',
  ): void {
    if (stream.kind === 'conversation') {
      const { days } = this.#deps;
      if (existed) addConversation(into[book], before as Conversation, -1, days);
      addConversation(into[book], after as Conversation, 1, days);
      into.noteWaiting(stream.id, after as Conversation, existed && isWaiting(before as Conversation));
    } else this.#note(stream, after, into);
  }

  #note(stream: Stream, state: StreamState, into: EffectsBuilder): void {
    if (stream.kind === 'presence') into.presence.set(stream.id, { ...(state as Presence) });
    else if (stream.kind === 'agent') into.agents.set(stream.id, { ...(state as Entry) });
    else if (stream.kind === 'group') into.groups.set(stream.id, { ...(state as Entry) });
    else if (stream.kind === 'product') into.products.set(stream.id, { ...(state as Entry) });
  }
}
