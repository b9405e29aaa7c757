// How conversations end, and what comes after: ratings, feedback, customers and agents who open them again.

import { type Conversation, type Floor, field, OP, wayOf } from './floor.ts';
import { leaveQueue, takeAway } from './routing.ts';
import { feedbackText } from './texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RATING_SHARE = 0.24;
const FEEDBACK_SHARE = 0.3;
/** Weights of 1 to 5 stars. */
const STARS = [5, 4, 9, 25, 57];
const CONTACT_REOPENS = 0.045;
const AGENT_REOPENS = 0.035;
/** Agents may open again within this (figures.md, reactivated); some try later. */
const REOPEN_LIMIT_MS: Readonly<Record<string, number>> = {
  messenger: 7 * DAY_MS,
  instagram: 7 * DAY_MS,
  whatsapp: DAY_MS,
};

export function resolve(floor: Floor, conversation: Conversation): void {
  const agent = floor.agentOf(conversation);
  if (agent === null) return;
  floor.tellOf(conversation, 'conversation.resolved', `,"agent":"${agent.person.id}"`);
  close(floor, conversation);
}

export function end(floor: Floor, conversation: Conversation, by: 'contact' | 'agent' | 'system', outcome = ''): void {
  const words = outcome === '' ? '' : field('outcome', outcome);
  floor.tellOf(conversation, 'conversation.ended', `,"by":"${by}"${words}`);
  close(floor, conversation);
}

function close(floor: Floor, conversation: Conversation): void {
  leaveQueue(floor, conversation);
  takeAway(floor, conversation);
  conversation.open = false;
  conversation.token++;
  conversation.closedAt = floor.now;
  if (conversation.answered) aftermath(floor, conversation);
  forget(floor, conversation);
}

/** Closed, and nothing is due for it any more. */
function forget(floor: Floor, conversation: Conversation): void {
  if (!conversation.open && conversation.keepUntil <= floor.now) floor.conversations.delete(conversation.n);
}

function later(floor: Floor, conversation: Conversation, ms: number, op: number, value = 0): void {
  const due = Math.round(ms);
  floor.surely(due, op, conversation.n, value);
  conversation.keepUntil = Math.max(conversation.keepUntil, floor.now + due);
}

function aftermath(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const { kind, channel } = wayOf(conversation);
  const written = kind === 'chat' || kind === 'email';
  if (conversation.agent >= 0 && kind !== 'ticket' && dice.chance(RATING_SHARE)) {
    const wait = 15_000 + dice.exponential(3 * MINUTE_MS);
    later(floor, conversation, wait, OP.rate, 1 + dice.weighted(STARS));
    if (dice.chance(FEEDBACK_SHARE)) later(floor, conversation, wait + 20_000, OP.feedback);
  }
  if (!written || conversation.outbound) return;
  if (dice.chance(CONTACT_REOPENS)) {
    later(floor, conversation, 2 * MINUTE_MS + dice.exponential(4 * HOUR_MS), OP.contactReopens);
  } else if (REOPEN_LIMIT_MS[channel] !== undefined && dice.chance(AGENT_REOPENS)) {
    const limit = REOPEN_LIMIT_MS[channel] as number;
    // Mostly soon, seldom when the limit is over.
    const wait = dice.chance(0.12) ? limit * (1 + 0.2 * dice.next()) : limit * dice.next() ** 3;
    later(floor, conversation, 5 * MINUTE_MS + wait, OP.agentReopens);
  }
}

export function rate(floor: Floor, conversation: Conversation, stars: number): void {
  floor.tellOf(conversation, 'rating.given', `,"stars":${stars}`);
  forget(floor, conversation);
}

export function giveFeedback(floor: Floor, conversation: Conversation): void {
  floor.tellOf(conversation, 'feedback.given', field('text', feedbackText(conversation.n)));
  forget(floor, conversation);
}

/** Opens it again; `by` as in the event. @returns whether it was closed. */
export function reopen(floor: Floor, conversation: Conversation, by: string): boolean {
  if (conversation.open) return false;
  conversation.open = true;
  conversation.token++;
  conversation.turns = 0;
  conversation.spoke = false;
  floor.tellOf(conversation, 'conversation.reopened', by);
  return true;
}

/** It was not opened again after all. */
export function letGo(floor: Floor, conversation: Conversation): void {
  forget(floor, conversation);
}
