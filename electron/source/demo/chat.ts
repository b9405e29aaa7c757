// A chat: the agent greets, both take turns, somebody transfers, falls silent or does not react, and it is solved.

import { end, resolve } from './closing.ts';
import { type Agent, type Conversation, type Floor, field, OP, wayOf } from './floor.ts';
import { byHand, findAgent, give, leaveQueue, requeue, unassign } from './routing.ts';
import { agentText, BOT_TEXT, contactText, STILL_THERE_TEXT } from './texts.ts';

const GREETING_MS = 7_500;
const AGENT_TURN_MS = 16_000;
const CONTACT_TURN_MS = 15_000;
/** Each further chat in hand makes an agent slower by so much. */
const LOAD_SLOWS = 0.16;
const MORE_TURNS = 14;
const NO_REACTION_MS = 60_000;
const NO_REACTION_SHARE = 0.022;
const STALLED_MS = 150_000;
const SILENT_MS = 180_000;
const GIVE_UP_MS = 120_000;
const TIME_OUT_MS = 120_000;
/** How likely with each turn: to a colleague, the contact says no more, the agent does not go on. */
const TRANSFERS = 0.0035;
const SILENCES = 0.0045;
const STALLS = 0.0018;
const BRIEF_TURNS = 8;
const PATIENCE_MS = 190_000;
const BOT_MS = 900;

const AUTHOR = { agent: 0, contact: 1, bot: 2 } as const;

/** A new chat, before it is routed: the contact's first words, the bot, the limits. */
export function openChat(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  if (floor.detailed) say(floor, conversation, 'contact');
  const { channel } = wayOf(conversation);
  if (floor.detailed && (channel === 'web' || channel === 'whatsapp') && dice.chance(0.4)) {
    floor.surely(BOT_MS, OP.sayMore, conversation.n, AUTHOR.bot);
  }
  floor.surely(dice.lognormal(PATIENCE_MS, 0.7), OP.loseNoPatience, conversation.n);
  if (conversation.live) floor.surely(TIME_OUT_MS, OP.timeOut, conversation.n);
}

export function beginChat(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  if (conversation.turns === 0) conversation.turns = 2 + Math.round(dice.exponential(MORE_TURNS - 1));
  if (conversation.turns > 45) conversation.turns = 45;
  if (dice.chance(NO_REACTION_SHARE)) floor.after(NO_REACTION_MS, OP.noReaction, conversation);
  else
    floor.after(
      2_000 + dice.lognormal(GREETING_MS, 0.5) * slowness(floor, conversation),
      OP.chatAgentTurn,
      conversation,
    );
}

function slowness(floor: Floor, conversation: Conversation): number {
  return 1 + LOAD_SLOWS * Math.max(0, (floor.agentOf(conversation)?.hand.length ?? 1) - 1);
}

export function agentTurn(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const agent = floor.agentOf(conversation);
  if (agent === null) return;
  if (floor.detailed || !conversation.spoke) say(floor, conversation, 'agent');
  conversation.spoke = true;
  conversation.answered = true;
  const stride = floor.detailed ? 1 : Math.max(1, Math.min(conversation.turns, BRIEF_TURNS));
  conversation.turns -= stride;
  sayOn(floor, conversation, AUTHOR.agent);
  const fate = dice.next() / stride;
  if (conversation.turns <= 0) floor.after(12_000 + dice.exponential(25_000), OP.chatClose, conversation);
  else if (fate < TRANSFERS && transfer(floor, conversation, agent)) return;
  else if (fate < TRANSFERS + SILENCES) floor.after(SILENT_MS, OP.silent, conversation);
  else if (!floor.detailed && fate < TRANSFERS + SILENCES + STALLS) floor.after(STALLED_MS, OP.stalled, conversation);
  else if (!floor.detailed) floor.after(stride * bothTurns(floor, conversation), OP.chatAgentTurn, conversation);
  else floor.after(4_000 + dice.lognormal(CONTACT_TURN_MS, 0.6), OP.chatContactTurn, conversation);
}

export function contactTurn(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  if (floor.detailed) say(floor, conversation, 'contact');
  sayOn(floor, conversation, AUTHOR.contact);
  if (dice.chance(STALLS)) floor.after(STALLED_MS, OP.stalled, conversation);
  else
    floor.after(
      3_000 + dice.lognormal(AGENT_TURN_MS, 0.5) * slowness(floor, conversation),
      OP.chatAgentTurn,
      conversation,
    );
}

/** What a turn of each takes, about: in brief times many are gone through in one stride. */
function bothTurns(floor: Floor, conversation: Conversation): number {
  const each = 7_000 + 1.18 * CONTACT_TURN_MS + 1.13 * AGENT_TURN_MS * slowness(floor, conversation);
  return floor.dice.lognormal(each, 0.3);
}

/** People write in bursts. */
function sayOn(floor: Floor, conversation: Conversation, author: number): void {
  if (!floor.detailed) return;
  const burst = floor.dice.next();
  if (burst > 0.4) floor.after(2_000, OP.sayMore, conversation, author);
  if (burst > 0.75) floor.after(3_400, OP.sayMore, conversation, author);
}

export function sayMore(floor: Floor, conversation: Conversation, author: number): void {
  if (!conversation.open) return;
  if (author === AUTHOR.bot) floor.tellOf(conversation, 'message.sent', `,"author":"bot"${field('text', BOT_TEXT)}`);
  else if (floor.detailed) say(floor, conversation, author === AUTHOR.agent ? 'agent' : 'contact');
}

/** One message. In brief times it comes without its words. */
function say(floor: Floor, conversation: Conversation, author: 'agent' | 'contact'): void {
  const number = conversation.n * 7 + conversation.turns * 5 + (floor.now % 3);
  const words = author === 'agent' ? agentText(number) : contactText(number);
  const who = author === 'agent' ? `,"agent":"${floor.agentOf(conversation)?.person.id}"` : '';
  floor.tellOf(
    conversation,
    'message.sent',
    `,"author":"${author}"${who}${floor.detailed ? field('text', words) : ''}`,
  );
}

/** To a colleague, by the agent or by the lead of the group (the first in its list). */
function transfer(floor: Floor, conversation: Conversation, agent: Agent): boolean {
  const colleague = findAgent(floor, conversation, agent);
  if (colleague === null) return false;
  const lead = floor.serving[conversation.group]?.[0];
  const byLead = lead !== undefined && lead !== colleague && lead.status !== 'offline' && floor.dice.chance(0.3);
  give(floor, conversation, colleague, byHand(byLead ? lead : agent));
  conversation.turns = 0;
  beginChat(floor, conversation);
  return true;
}

export function closeChat(floor: Floor, conversation: Conversation): void {
  if (floor.dice.chance(0.9)) resolve(floor, conversation);
  else end(floor, conversation, 'contact');
}

function act(floor: Floor, conversation: Conversation, action: string, agent: Agent | null): void {
  const who = agent === null ? '' : field('agent', agent.person.id);
  floor.tellOf(conversation, 'inactivity.acted', `,"action":"${action}"${who}`);
}

/** Assigned, and the agent does nothing. */
export function noReaction(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const agent = floor.agentOf(conversation);
  const colleague = dice.chance(0.55) ? findAgent(floor, conversation, agent) : null;
  if (colleague !== null) {
    act(floor, conversation, 'new_reassigned', agent);
    give(floor, conversation, colleague);
    beginChat(floor, conversation);
  } else if (dice.chance(0.6)) {
    act(floor, conversation, 'new_unassigned', agent);
    unassign(floor, conversation);
    requeue(floor, conversation, agent);
  } else {
    act(floor, conversation, 'new_not_reassigned', agent);
    floor.after(8_000 + dice.exponential(20_000), OP.chatAgentTurn, conversation);
  }
}

/** Amid a chat, the agent does not go on. */
export function stalled(floor: Floor, conversation: Conversation): void {
  const agent = floor.agentOf(conversation);
  const colleague = floor.dice.chance(0.6) ? findAgent(floor, conversation, agent) : null;
  act(floor, conversation, colleague === null ? 'live_not_reassigned' : 'live_reassigned', agent);
  if (colleague === null) floor.after(5_000 + floor.dice.exponential(30_000), OP.chatAgentTurn, conversation);
  else {
    give(floor, conversation, colleague);
    beginChat(floor, conversation);
  }
}

/** The contact says nothing any more: the system asks. */
export function silent(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  act(floor, conversation, 'message_sent', floor.agentOf(conversation));
  floor.tellOf(conversation, 'message.sent', `,"author":"system"${field('text', STILL_THERE_TEXT)}`);
  if (dice.chance(0.45)) floor.after(5_000 + dice.exponential(40_000), OP.chatContactTurn, conversation);
  else floor.after(GIVE_UP_MS, OP.giveUp, conversation);
}

export function giveUp(floor: Floor, conversation: Conversation): void {
  if (floor.dice.chance(0.5)) resolve(floor, conversation);
  else end(floor, conversation, 'system', 'inactive');
}

/** A live chat without an answer for too long. */
export function timeOut(floor: Floor, conversation: Conversation): void {
  if (!conversation.open || conversation.answered) return;
  floor.tellOf(conversation, 'conversation.timed_out');
  if (floor.dice.chance(0.3)) end(floor, conversation, 'system', 'timed_out');
}

/** Nobody answered in time: the contact goes. */
export function losePatience(floor: Floor, conversation: Conversation): void {
  if (!conversation.open || conversation.answered) return;
  end(floor, conversation, 'contact', 'abandoned');
}

/** A customer who came back found her agent busy or away: somebody else, or the queue. */
export function resume(floor: Floor, conversation: Conversation, known: Agent | null): void {
  if (!conversation.open || !conversation.waiting) return;
  const colleague = findAgent(floor, conversation, known);
  act(floor, conversation, colleague === null ? 'resumed_not_reassigned' : 'resumed_reassigned', known);
  if (colleague === null) return;
  leaveQueue(floor, conversation);
  give(floor, conversation, colleague);
  beginChat(floor, conversation);
}
