// Folds new events into their streams. In order: each event moves its stream on. Late: the stream is read again, whole (of
// an agent's statuses a piece), and the difference is applied. In the future: the disk has it, the board sees it when its
// time has come.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { kindOfCode, LAST_OF_CONVERSATION } from '../../shared/events/meaning.ts';
import { agentNumber } from '../figures/agents.ts';
import { turnTo } from '../figures/cell-rows.ts';
import { addConversation } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { foldFrom, foldFromNothing, foldOf, type StateOf, type StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { addNumber } from '../figures/row-lists.ts';
import { COMMIT, FIRST, int, LAST, NUMBERS, STREAM_NO, setInt, setTime, time } from '../figures/rows.ts';
import { type StreamKind, streamId } from '../figures/streams.ts';
import { moveRow } from './conversation-mover.ts';
import { isBehindRow, replaceState, setLastOfRow, streamOf } from './conversation-stream.ts';
import type { BookName, EffectsBuilder } from './effects.ts';
import { type Late, refold } from './pieces.ts';
import { type Held, isBehind, type Piece, type Stream, setLast } from './stream.ts';
import type { StreamStore } from './stream-store.ts';

export interface FoldingDeps {
  readonly store: Pick<StreamStore, 'table' | 'conversation' | 'atHand' | 'take'> & {
    readonly pieces: Pick<StreamStore['pieces'], 'most' | 'from' | 'keep' | 'close'>;
  };
  readonly days: Days;
  readonly now: () => number;
  /** The events of these numbers, decoded; from memory or the cache. */
  readonly read: (numbers: readonly number[]) => Map<number, KokpitEvent>;
}

/** What a stream is folded from: what it was before some of its events, and these and all that follow. */
interface Told {
  readonly base: StreamState;
  readonly events: readonly KokpitEvent[];
}

/** A stream with events in the future, and what the board has been shown of it. */
interface Early {
  readonly stream: Stream;
  readonly told: Told;
  readonly shown: StreamState;
  readonly next: number;
}

/** What is to be read again whole, with the new events of it. */
type Reread = Map<Held, KokpitEvent[]>;

export class Folding {
  readonly #deps: FoldingDeps;
  /** By stream number: the stream itself may leave memory and come back meanwhile. */
  readonly #early = new Map<number, Early>();

  constructor(deps: FoldingDeps) {
    this.#deps = deps;
  }

  /**
   * Folds accepted events, each with its number; the streams that they change are added to `changed`, their `commit` set
   * to `commit`.
   */
  fold(
    events: readonly KokpitEvent[],
    numbers: readonly number[],
    commit: number,
    into: EffectsBuilder,
    changed: Held[],
  ): void {
    const now = this.#deps.now();
    const { store, days } = this.#deps;
    const { table } = store;
    const reread: Reread = new Map();
    const early = this.#early;
    turnTo(into.both, days);
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as KokpitEvent;
      const { code, ms } = event;
      if (code > LAST_OF_CONVERSATION) {
        this.#foldOther(events, numbers, i, commit, now, into, changed, reread);
        continue;
      }
      if (code < 0) continue;
      let row = table.get(event.hash, event.subject);
      if (row === 0) row = this.#begin(events, i);
      if (int(row, COMMIT) !== commit) {
        setInt(row, COMMIT, commit);
        changed.push(row);
      }
      addNumber(row, numbers[i] as number);
      if (int(row, NUMBERS) === 1) setTime(row, FIRST, ms);
      if (ms <= time(row, LAST)) {
        if (ms < time(row, FIRST)) setTime(row, FIRST, ms);
        if (!isBehindRow(event, row)) {
          later(reread, row, event, into);
          continue;
        }
      }
      setLastOfRow(row, event);
      if (ms > now || (reread.size > 0 && reread.has(row)) || (early.size > 0 && early.has(int(row, STREAM_NO)))) {
        later(reread, row, event, into);
      } else moveRow(row, event, into, days);
    }
    if (reread.size > 0) this.#reread(reread, now, commit, into);
  }

  #foldOther(
    events: readonly KokpitEvent[],
    numbers: readonly number[],
    i: number,
    commit: number,
    now: number,
    into: EffectsBuilder,
    changed: Held[],
    reread: Reread,
  ): void {
    const event = events[i] as KokpitEvent;
    const kind = kindOfCode(event.code) as StreamKind;
    const stream = this.#deps.store.atHand(kind, streamId(kind, event)) ?? this.#fetch(events, i, kind);
    if (stream.commit !== commit) {
      stream.commit = commit;
      changed.push(stream);
    }
    const { pieces } = this.#deps.store;
    const isLast = isBehind(event, stream);
    const isLater = !isLast || event.ms > now || reread.has(stream) || this.#isEarly(stream.no);
    if (!isLater && kind === 'presence' && stream.numbers.length >= pieces.most && event.ms > stream.lastMs) {
      pieces.close(stream, event.ms, commit);
    }
    stream.numbers.push(numbers[i] as number);
    if (event.ms < stream.firstMs) stream.firstMs = event.ms;
    if (isLast) setLast(stream, event);
    if (isLater) {
      later(reread, stream, event, into);
      return;
    }
    if (event.agent !== null) into.noteAgent(agentNumber(event.agent), event.ms);
    foldOf(kind).apply(stream.state as never, event);
    this.#note(stream, stream.state, into);
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
    for (const { stream, shown, told, next } of this.#early.values()) {
      if (next <= now) this.#show(stream, shown, told, now, into);
    }
  }

  /** At the start: takes what the cache counted of the future back from the board. */
  holdBack(streams: readonly Stream[], into: EffectsBuilder): void {
    const now = this.#deps.now();
    const { store, read } = this.#deps;
    const held = streams.map((stream) => {
      if (stream.kind !== 'presence') return { stream, base: foldOf(stream.kind).make(), numbers: stream.numbers };
      const pieces = store.pieces.from(stream, now);
      return { stream, base: (pieces[0] as Piece).base, numbers: pieces.flatMap(({ numbers }) => numbers) };
    });
    const known = read(held.flatMap(({ numbers }) => numbers));
    for (const { stream, base, numbers } of held) {
      const events = numbers.map((number) => known.get(number) as KokpitEvent);
      this.#show(stream, stream.state, { base, events }, now, into);
    }
  }

  /** The row of event `at`'s conversation, which is not in memory. */
  #begin(events: readonly KokpitEvent[], at: number): number {
    const { store } = this.#deps;
    const { subject, hash } = events[at] as KokpitEvent;
    let row = store.conversation(hash, subject);
    if (row === 0) {
      this.#takeAll(events, at);
      row = store.conversation(hash, subject);
    }
    return row;
  }

  /** The stream of another kind. */
  #fetch(events: readonly KokpitEvent[], at: number, kind: StreamKind): Stream {
    this.#takeAll(events, at);
    return this.#deps.store.atHand(kind, streamId(kind, events[at] as KokpitEvent)) as Stream;
  }

  /** Brings the streams of the events from `at` on to hand, all that are not yet at once. */
  #takeAll(events: readonly KokpitEvent[], at: number): void {
    const { store } = this.#deps;
    const missing = new Map<StreamKind, Set<string>>();
    for (let i = at; i < events.length; i++) {
      const event = events[i] as KokpitEvent;
      const of = kindOfCode(event.code);
      if (of === null) continue;
      const id = streamId(of, event);
      if (of === 'conversation' ? store.conversation(event.hash, id) !== 0 : store.atHand(of, id) !== null) continue;
      const ids = missing.get(of);
      if (ids === undefined) missing.set(of, new Set([id]));
      else ids.add(id);
    }
    for (const [of, ids] of missing) store.take(of, ids);
  }

  #isEarly(no: number): boolean {
    return this.#early.size > 0 && this.#early.has(no);
  }

  /** The thorough way: read everything again and apply the difference. */
  #reread(changes: Reread, now: number, commit: number, into: EffectsBuilder): void {
    const wanted: number[] = [];
    const streams: { held: Held; stream: Stream; fresh: KokpitEvent[] }[] = [];
    for (const [held, fresh] of changes) {
      if (typeof held !== 'number' && held.kind === 'presence') this.#refold(held, fresh, now, commit, into);
      else streams.push({ held, stream: streamOf(held), fresh });
    }
    for (const {
      stream: { numbers },
      fresh,
    } of streams) {
      for (let i = 0; i < numbers.length - fresh.length; i++) wanted.push(numbers[i] as number);
    }
    const known = this.#deps.read(wanted);
    const { days } = this.#deps;
    for (const { held, stream, fresh } of streams) {
      const old = stream.numbers.length - fresh.length;
      const events = stream.numbers.slice(0, old).map((number) => known.get(number) as KokpitEvent);
      events.push(...fresh);
      events.sort(compareOrder);
      const before = stream.state;
      stream.state = foldFromNothing(stream.kind, events, Number.POSITIVE_INFINITY);
      const row = typeof held === 'number' ? held : 0;
      if (row !== 0) replaceState(row, stream.state as Conversation);
      const early = this.#early.get(stream.no);
      if (stream.lastMs <= now && early === undefined) {
        this.#difference(stream, before, stream.state, old > 0, into, 'both', row);
        continue;
      }
      if (stream.kind === 'conversation') {
        const stored = into.book('stored');
        if (old > 0) addConversation(stored, before as Conversation, -1, days);
        addConversation(stored, stream.state as Conversation, 1, days);
      }
      const shown = early?.shown ?? (old > 0 ? before : foldOf(stream.kind).make());
      this.#show(stream, shown, { base: foldOf(stream.kind).make(), events }, now, into, row);
    }
  }

  /** An agent's statuses are read again from the piece on that the first of them belongs to, no farther than must be. */
  #refold(stream: Stream, fresh: readonly KokpitEvent[], now: number, commit: number, into: EffectsBuilder): void {
    const { store, read } = this.#deps;
    const numbers = stream.numbers.splice(stream.numbers.length - fresh.length);
    const late = fresh.map((event, i): Late => ({ event, number: numbers[i] as number }));
    const isShown = stream.lastMs <= now && !this.#isEarly(stream.no);
    const toldMs = isShown ? Number.POSITIVE_INFINITY : now;
    const pieces = store.pieces.from(
      stream,
      fresh.reduce((first, { ms }) => Math.min(first, ms), toldMs),
    );
    const { changed, state, base, events } = refold(pieces, late, toldMs, store.pieces.most, read);
    store.pieces.keep(stream, changed, commit);
    if (state !== null) stream.state = state;
    if (isShown) this.#note(stream, stream.state, into);
    else this.#show(stream, stream.state, { base, events }, now, into);
  }

  /** Brings the board from `shown` to what is true now, and holds back the rest. */
  #show(stream: Stream, shown: StreamState, told: Told, now: number, into: EffectsBuilder, row = 0): void {
    const { base, events } = told;
    const state = foldFrom(stream.kind, base as StateOf<StreamKind>, events, now);
    this.#difference(stream, shown, state, true, into, 'live', row);
    const future = events.filter((event) => event.ms > now).map((event) => event.ms);
    if (future.length === 0) this.#early.delete(stream.no);
    else this.#early.set(stream.no, { stream, told, shown: state, next: Math.min(...future) });
  }

  #difference(
    stream: Stream,
    before: StreamState,
    after: StreamState,
    existed: boolean,
    into: EffectsBuilder,
    name: BookName,
    row: number,
  ): void {
    if (stream.kind === 'conversation') {
      const { days } = this.#deps;
      const book = into.book(name);
      if (existed) addConversation(book, before as Conversation, -1, days);
      addConversation(book, after as Conversation, 1, days);
      into.noteWaiting(stream.id, after as Conversation, existed && isWaiting(before as Conversation), row);
    } else this.#note(stream, after, into);
  }

  #note(stream: Stream, state: StreamState, into: EffectsBuilder): void {
    if (stream.kind === 'presence') into.presence.set(stream.id, state as Presence);
    else if (stream.kind === 'agent') into.agents.set(stream.id, state as Entry);
    else if (stream.kind === 'group') into.groups.set(stream.id, state as Entry);
    else if (stream.kind === 'product') into.products.set(stream.id, state as Entry);
  }
}

/** The quick way is not open to this event. */
function later(reread: Reread, held: Held, event: KokpitEvent, into: EffectsBuilder): void {
  if (event.agent !== null) into.noteNamed(event.agent, event.ms);
  const fresh = reread.get(held);
  if (fresh === undefined) reread.set(held, [event]);
  else fresh.push(event);
}
