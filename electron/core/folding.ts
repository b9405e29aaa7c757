// Folds new events into their streams. In order: each event moves its stream on. Late: the stream is read again, whole,
// and the difference is applied. In the future: the disk has it, the board sees it when its time has come.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { addConversation } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { foldFromNothing, foldOf, type StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { meaningOf, namedAgent, type StreamKind, streamId } from '../figures/streams.ts';
import { ConversationMover } from './conversation-mover.ts';
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

export class Folding {
  readonly #deps: FoldingDeps;
  /** By stream number: the stream itself may leave memory and come back meanwhile. */
  readonly #early = new Map<number, Early>();
  readonly #conversations: ConversationMover;

  constructor(deps: FoldingDeps) {
    this.#deps = deps;
    this.#conversations = new ConversationMover(deps.days);
  }

  /** Folds accepted events; the streams that they change are added to `changed`, their `commit` set to `commit`. */
  fold(events: readonly Numbered[], commit: number, into: EffectsBuilder, changed: Stream[]): void {
    const now = this.#deps.now();
    const reread = new Map<Stream, Numbered[]>();
    for (let i = 0; i < events.length; i++) {
      const numbered = events[i] as Numbered;
      const { event } = numbered;
      const meaning = meaningOf(event);
      if (meaning === null) continue;
      const { kind } = meaning;
      const stream = this.#deps.store.atHand(kind, streamId(kind, event)) ?? this.#fetch(events, i, kind);
      const agent = namedAgent(event, meaning);
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
        this.#advance(stream, event, agent, into);
        continue;
      }
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

  /** The stream of event `at`; it is read from the cache, at once with all others that are not at hand. */
  #fetch(events: readonly Numbered[], at: number, kind: StreamKind): Stream {
    const { store } = this.#deps;
    const missing = new Map<StreamKind, Set<string>>();
    for (let i = at; i < events.length; i++) {
      const { event } = events[i] as Numbered;
      const of = meaningOf(event)?.kind;
      if (of === undefined) continue;
      const id = streamId(of, event);
      if (store.atHand(of, id) !== null) continue;
      const ids = missing.get(of);
      if (ids === undefined) missing.set(of, new Set([id]));
      else ids.add(id);
    }
    for (const [of, ids] of missing) store.take(of, ids);
    return store.atHand(kind, streamId(kind, (events[at] as Numbered).event)) as Stream;
  }

  #isEarly(stream: Stream): boolean {
    return this.#early.size > 0 && this.#early.has(stream.no);
  }

  /** The quick way: the event stands behind all that the stream has seen. */
  #advance(stream: Stream, event: KokpitEvent, agent: string | null, into: EffectsBuilder): void {
    if (stream.kind === 'conversation') {
      this.#conversations.move(stream, event, agent, into);
      return;
    }
    if (agent !== null) into.noteNamed(agent, event.ms);
    foldOf(stream.kind).apply(stream.state as never, event);
    this.#note(stream, stream.state, into);
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
