// The quick way of a conversation: an event that stands behind all that it has seen moves it on, and its cells with it.
import type { KokpitEvent } from '../../shared/events/event.ts';
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
import type { Fact } from '../figures/facts.ts';
import { isLost, outcomeMs, waitMsOf, whoseAgent } from '../figures/outcome.ts';
import type { EffectsBuilder } from './effects.ts';
import type { Stream } from './stream.ts';

export class ConversationMover {
  readonly #days: Days;
  readonly #slots = new CellSlots();

  constructor(days: Days) {
    this.#days = days;
  }

  /** @param agent whom the event names. */
  move(stream: Stream, event: KokpitEvent, agent: string | null, into: EffectsBuilder): void {
    const c = stream.state as Conversation;
    if (agent !== null) into.noteHolder(this.#slotOf(stream, c, agent).holder, event.ms);
    if (!mayMoveStanding(c, event)) {
      const facts = c.facts.length;
      applyConversation(c, event);
      if (c.facts.length > facts) this.#addFacts(stream, c, facts, into.both);
      return;
    }
    const waited = isWaiting(c);
    if (event.type === 'conversation.opened') this.#open(stream, c, event, into.both);
    else this.#moveOn(stream, c, event, into.both);
    const waits = isWaiting(c);
    if (waited || waits) into.noteMoved(stream, waited, waits);
  }

  /** Moves a conversation on by any event but its opening, and its cells with it. */
  #moveOn(stream: Stream, c: Conversation, event: KokpitEvent, book: CellBook): void {
    const facts = c.facts.length;
    const before = activeWith(c);
    const hadOutcome = outcomeMs(c) !== null;
    const wasTheirs = hadOutcome && isLost(c) ? whoseAgent(c) : null;
    applyConversation(c, event);
    if (c.facts.length > facts) this.#addFacts(stream, c, facts, book);
    const after = activeWith(c);
    if (before !== after) {
      if (before !== null) this.#slotOf(stream, c, before).undated(book).active--;
      if (after !== null) this.#slotOf(stream, c, after).undated(book).active++;
    }
    const ms = outcomeMs(c);
    if (ms === null) return;
    if (!hadOutcome) this.#addOutcome(stream, c, ms, book);
    else if (isLost(c) && wasTheirs !== whoseAgent(c)) {
      const days = this.#days;
      addOutcome(book, c, lostBy(c, ms, wasTheirs), -1, days);
      addOutcome(book, c, lostBy(c, ms, whoseAgent(c)), 1, days);
    }
  }

  /** From its opening on everything that it has added stands under its true product, channel and kind. */
  #open(stream: Stream, c: Conversation, event: KokpitEvent, book: CellBook): void {
    const days = this.#days;
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
      addFact(this.#slotOf(stream, c, agent).dated(book, fact[1], this.#days), fact, 1);
    }
  }

  #addOutcome(stream: Stream, c: Conversation, ms: number, book: CellBook): void {
    const days = this.#days;
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
