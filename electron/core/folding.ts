// Folds new events into their streams. In order: each event moves its stream on. Late: the stream is read again, whole,
// and the difference is applied. In the future: the disk has it, the board sees it when its time has come.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { addConversation, addFacts, addStanding, sameStanding, standingOf } from '../figures/cells.ts';
import { applyConversation, type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { foldFromNothing, foldOf, type StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { namedAgent, type StreamKind, streamOf } from '../figures/streams.ts';
import type { EffectsBuilder } from './effects.ts';
import type { Stream, StreamStore } from './stream-store.ts';

export interface Numbered {
  readonly number: number;
  readonly event: KokpitEvent;
}

export interface FoldingDeps {
  readonly store: StreamStore;
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

interface Change {
  readonly stream: Stream;
  readonly fresh: Numbered[];
}

export class Folding {
  readonly #deps: FoldingDeps;
  /** By stream number: the stream itself may leave memory and come back meanwhile. */
  readonly #early = new Map<number, Early>();

  constructor(deps: FoldingDeps) {
    this.#deps = deps;
  }

  /** Folds accepted events; @returns the streams that changed, their `commit` set to `commit`. */
  fold(events: readonly Numbered[], commit: number, into: EffectsBuilder): Stream[] {
    const changes = this.#group(events, into);
    const now = this.#deps.now();
    const reread: Change[] = [];
    for (const change of changes) {
      const { stream, fresh } = change;
      stream.commit = commit;
      sortFresh(fresh);
      const first = fresh[0] as Numbered;
      const last = fresh[fresh.length - 1] as Numbered;
      for (const { event } of fresh) {
        if (event.ms < stream.firstMs) stream.firstMs = event.ms;
        if (event.ms > stream.lastMs) stream.lastMs = event.ms;
      }
      const inOrder = stream.last === null || compareOrder(first.event, stream.last) > 0;
      if (!inOrder || stream.lastMs > now || this.#early.has(stream.no)) reread.push(change);
      else this.#advance(stream, fresh, into);
      if (inOrder) stream.last = last.event;
      for (const one of fresh) stream.numbers.push(one.number);
    }
    if (reread.length > 0) this.#reread(reread, now, into);
    return changes.map((change) => change.stream);
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

  #group(events: readonly Numbered[], into: EffectsBuilder): Change[] {
    const kinds = new Map<StreamKind, Map<string, Numbered[]>>();
    for (const numbered of events) {
      const agent = namedAgent(numbered.event);
      if (agent !== null) {
        const known = into.named.get(agent);
        if (known === undefined || numbered.event.ms < known) into.named.set(agent, numbered.event.ms);
      }
      const of = streamOf(numbered.event);
      if (of === null) continue;
      let streams = kinds.get(of.kind);
      if (streams === undefined) {
        streams = new Map();
        kinds.set(of.kind, streams);
      }
      const fresh = streams.get(of.id);
      if (fresh === undefined) streams.set(of.id, [numbered]);
      else fresh.push(numbered);
    }
    const changes: Change[] = [];
    for (const [kind, streams] of kinds) {
      const taken = this.#deps.store.take(kind, streams.keys());
      for (const [id, fresh] of streams) changes.push({ stream: taken.get(id) as Stream, fresh });
    }
    return changes;
  }

  /** The quick way: every fresh event stands behind all that the stream has seen. */
  #advance(stream: Stream, fresh: readonly Numbered[], into: EffectsBuilder): void {
    if (stream.kind !== 'conversation') {
      const fold = foldOf(stream.kind);
      for (const { event } of fresh) fold.apply(stream.state as never, event);
      this.#note(stream, stream.state, into);
      return;
    }
    const { days } = this.#deps;
    const c = stream.state as Conversation;
    const waited = stream.last !== null && isWaiting(c);
    let standing = standingOf(c);
    for (const { event } of fresh) {
      if (event.type === 'conversation.opened' && c.opened === null) {
        // From here on everything that it has added stands under its true product, channel and kind.
        addConversation(into.both, c, -1, days);
        applyConversation(c, event);
        addConversation(into.both, c, 1, days);
        standing = standingOf(c);
        continue;
      }
      const facts = c.facts.length;
      applyConversation(c, event);
      if (c.facts.length > facts) addFacts(into.both, c, facts, 1, days);
      const after = standingOf(c);
      if (sameStanding(standing, after)) continue;
      addStanding(into.both, c, standing, -1, days);
      addStanding(into.both, c, after, 1, days);
      standing = after;
    }
    into.noteWaiting(stream.id, c, waited);
  }

  /** The thorough way: read everything again and apply the difference. */
  #reread(changes: readonly Change[], now: number, into: EffectsBuilder): void {
    const wanted = changes.flatMap(({ stream, fresh }) =>
      stream.numbers.slice(0, stream.numbers.length - fresh.length),
    );
    const known = this.#deps.read(wanted);
    const { days } = this.#deps;
    for (const { stream, fresh } of changes) {
      const old = stream.numbers.length - fresh.length;
      const events = stream.numbers.slice(0, old).map((number) => known.get(number) as KokpitEvent);
      for (const { event } of fresh) events.push(event);
      events.sort(compareOrder);
      const before = stream.state;
      stream.state = foldFromNothing(stream.kind, events, Number.POSITIVE_INFINITY);
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

function sortFresh(fresh: Numbered[]): void {
  for (let i = 1; i < fresh.length; i++) {
    if (compareOrder((fresh[i - 1] as Numbered).event, (fresh[i] as Numbered).event) > 0) {
      fresh.sort((a, b) => compareOrder(a.event, b.event));
      return;
    }
  }
}
