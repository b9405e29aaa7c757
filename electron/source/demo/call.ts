// Calls and video sessions: ringing, talking, transfers, callbacks that the customer must pick up, campaign calls.

import { end, resolve } from './closing.ts';
import { type Conversation, type Floor, OP, wayOf } from './floor.ts';
import { byHand, findAgent, give, requeue, unassign } from './routing.ts';

const TALK_MS = 290_000;
const VIDEO_TALK_MS = 390_000;
const CAMPAIGN_TALK_MS = 140_000;
const SHORTEST_TALK_MS = 9_000;
const WRAP_UP_MS = 22_000;
const PATIENCE_MS = 110_000;
const NO_PICK_UP_MS = 30_000;
const PICKED_UP_SHARE = 0.92;
const REACHED_SHARE = 0.57;
const MISSED_SHARE = 0.018;
const MISSED_MS = 20_000;

function isRequest(conversation: Conversation): boolean {
  const { kind, channel } = wayOf(conversation);
  return kind === 'video' || channel === 'callback';
}

/** A new inbound call. @returns whether the customer is on the line: a callback waits for the pick-up. */
export function openCall(floor: Floor, conversation: Conversation): boolean {
  const { dice } = floor;
  const { kind } = wayOf(conversation);
  const patience = dice.lognormal(PATIENCE_MS, 0.8);
  if (!isRequest(conversation)) {
    floor.surely(patience, OP.loseNoPatience, conversation.n);
    return true;
  }
  const callback = kind === 'call';
  if (callback && !dice.chance(PICKED_UP_SHARE)) {
    floor.after(NO_PICK_UP_MS, OP.noPickUp, conversation);
    return false;
  }
  const pickedUp = callback ? 3_000 + dice.exponential(4_000) : 800 + dice.exponential(1_200);
  floor.surely(pickedUp, OP.pickUp, conversation.n);
  floor.surely(pickedUp + patience, OP.loseNoPatience, conversation.n);
  return !callback;
}

/** The customer is there. @returns whether the call is to be routed now. */
export function pickUp(floor: Floor, conversation: Conversation): boolean {
  if (!conversation.open) return false;
  floor.tellOf(conversation, 'conversation.picked_up');
  if (conversation.outbound) {
    answer(floor, conversation);
    return false;
  }
  return wayOf(conversation).kind === 'call';
}

export function noPickUp(floor: Floor, conversation: Conversation): void {
  end(floor, conversation, 'system', 'no_answer');
}

/** An agent dials: hers from the first moment. */
export function dial(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const ringing = 6_000 + dice.exponential(7_000);
  if (dice.chance(REACHED_SHARE)) floor.after(Math.min(ringing, 28_000), OP.pickUp, conversation);
  else floor.after(NO_PICK_UP_MS, OP.noPickUp, conversation);
}

export function beginCall(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  // Who does not take it in time gives it back; a video customer then waits in vain more often.
  const missed = dice.chance(isRequest(conversation) ? MISSED_SHARE * 2 : MISSED_SHARE);
  const ring = wayOf(conversation).kind === 'video' ? 4_000 : 1_500;
  floor.after(missed ? MISSED_MS : ring + dice.exponential(2_200), OP.callAnswer, conversation, missed ? 1 : 0);
}

/** The agent's telephone has rung. */
export function callAnswer(floor: Floor, conversation: Conversation, missed: boolean): void {
  const agent = floor.agentOf(conversation);
  if (!missed) answer(floor, conversation);
  else if (isRequest(conversation) && floor.dice.chance(0.5)) end(floor, conversation, 'contact', 'abandoned');
  else {
    unassign(floor, conversation);
    requeue(floor, conversation, agent);
  }
}

function answer(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const agent = floor.agentOf(conversation);
  if (agent === null) return;
  const again = conversation.answered;
  conversation.answered = true;
  floor.tellOf(conversation, 'conversation.answered', `,"agent":"${agent.person.id}"`);
  const median = conversation.outbound
    ? CAMPAIGN_TALK_MS
    : wayOf(conversation).kind === 'video'
      ? VIDEO_TALK_MS
      : TALK_MS;
  const talk = SHORTEST_TALK_MS + dice.lognormal(again ? median / 2 : median, 0.6);
  if (!again && !conversation.outbound && dice.chance(0.05)) floor.after(talk / 2, OP.callTransfer, conversation);
  else floor.after(talk, OP.callEnd, conversation);
}

/** Amid the call to a colleague, if one is free. */
export function callTransfer(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const agent = floor.agentOf(conversation);
  const colleague = findAgent(floor, conversation, agent);
  if (agent === null || colleague === null) {
    floor.after(20_000 + dice.exponential(90_000), OP.callEnd, conversation);
    return;
  }
  agent.busyUntil = floor.now + Math.round(WRAP_UP_MS / 2);
  give(floor, conversation, colleague, byHand(agent));
  floor.after(1_500 + dice.exponential(2_000), OP.callAnswer, conversation, 0);
}

export function callEnd(floor: Floor, conversation: Conversation): void {
  const { dice } = floor;
  const agent = floor.agentOf(conversation);
  if (agent !== null) agent.busyUntil = floor.now + Math.round(5_000 + dice.exponential(WRAP_UP_MS));
  if (dice.chance(0.76)) resolve(floor, conversation);
  else end(floor, conversation, dice.chance(0.7) ? 'contact' : 'agent', conversation.outbound ? 'reached' : '');
}
