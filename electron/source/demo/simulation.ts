// The demo floor's machine: takes what is due, one after another, until a given floor time. Its behaviour depends on
// the seed, the number of agents, the start and the commands alone, never on how far it is run at a time.

import { customerComes, expectCustomer, groupId, productId } from './arrivals.ts';
import { callAnswer, callEnd, callTransfer, noPickUp, pickUp } from './call.ts';
import { type Cast, castFloor } from './cast.ts';
import { GROUPS, PRODUCTS } from './catalog.ts';
import {
  agentTurn,
  closeChat,
  contactTurn,
  giveUp,
  losePatience,
  noReaction,
  sayMore,
  silent,
  stalled,
  timeOut,
} from './chat.ts';
import { giveFeedback, rate } from './closing.ts';
import { deskClose, deskReply, deskReturn } from './desk-work.ts';
import { EventWriter } from './event-writer.ts';
import { type Conversation, Floor, field, OP } from './floor.ts';
import { beginPresence, carryOut, rotaTick } from './presence.ts';
import { Dice, mixed } from './random.ts';
import { agentReopens, contactReopens, resumeReopened } from './returning.ts';
import type { TimeMap } from './time-map.ts';
import type { Timer } from './timers.ts';
import { offerWork, route } from './work.ts';

type Doing = (floor: Floor, conversation: Conversation, value: number) => void;

const DOING: ReadonlyMap<number, Doing> = new Map<number, Doing>([
  [OP.loseNoPatience, losePatience],
  [OP.timeOut, timeOut],
  [OP.chatAgentTurn, agentTurn],
  [OP.chatContactTurn, contactTurn],
  [OP.chatClose, closeChat],
  [OP.noReaction, noReaction],
  [OP.stalled, stalled],
  [OP.silent, silent],
  [OP.giveUp, giveUp],
  [OP.sayMore, sayMore],
  [OP.noPickUp, noPickUp],
  [OP.callAnswer, (floor, conversation, missed) => callAnswer(floor, conversation, missed === 1)],
  [OP.callEnd, callEnd],
  [OP.callTransfer, callTransfer],
  [OP.deskReply, deskReply],
  [OP.deskClose, deskClose],
  [OP.rate, rate],
  [OP.feedback, giveFeedback],
  [OP.contactReopens, contactReopens],
  [OP.agentReopens, agentReopens],
  [OP.resume, resumeReopened],
  [
    OP.pickUp,
    (floor, conversation) => {
      if (pickUp(floor, conversation)) route(floor, conversation);
    },
  ],
  [
    OP.deskReturn,
    (floor, conversation) => {
      deskReturn(floor, conversation);
      route(floor, conversation);
    },
  ],
]);

export interface FloorPlan {
  readonly seed: number;
  readonly agents: number;
  /** The floor's first moment, floor ms: marks the run. */
  readonly start: number;
  readonly ids: 'ordered' | 'random';
}

function markOf(seed: number, agents: number, start: number): number {
  return mixed(seed, agents, start, 'run');
}

/** What the ids of a run's conversations begin with. */
export function prefixOf(seed: number, agents: number, start: number): string {
  return `demo-c-${markOf(seed, agents, start).toString(36).padStart(7, '0')}-`;
}

/** An empty floor that has not opened yet. */
export function buildFloor({ seed, agents, start, ids }: FloorPlan, map: TimeMap): Floor {
  const mark = markOf(seed, agents, start);
  return new Floor({
    seed,
    cast: castFloor(seed, agents),
    dice: new Dice(mark),
    out: new EventWriter(map, mark, ids),
    prefix: prefixOf(seed, agents, start),
    now: start,
    groups: GROUPS.length,
  });
}

/** Tells who and what is there, brings the agents to work, and lets customers come. */
export function openFloor(floor: Floor): void {
  tellDirectory(floor, floor.cast);
  beginPresence(floor);
  expectCustomer(floor);
}

function tellDirectory(floor: Floor, cast: Cast): void {
  GROUPS.forEach(({ name }, index) => {
    floor.tell('group.updated', `{"group":"${groupId(index)}"${field('name', name)}}`);
  });
  PRODUCTS.forEach(({ name }, index) => {
    floor.tell('product.updated', `{"product":"${productId(index)}"${field('name', name)}}`);
  });
  for (const { id, name } of cast.companies) floor.tell('company.updated', JSON.stringify({ company: id, name }));
  for (const { id, name, company } of cast.contacts) {
    floor.tell('contact.updated', JSON.stringify({ contact: id, name, company: company ?? undefined }));
  }
  for (const { id, name, groups, slots, email } of cast.agents) {
    floor.tell('agent.updated', JSON.stringify({ agent: id, name, groups: groups.map(groupId), slots, email }));
  }
}

/**
 * Lives on until `until` (floor ms, included), or until so many events are ready to be taken.
 * @returns whether `until` was reached.
 */
export function liveUntil(floor: Floor, until: number, mostEvents: number): boolean {
  const { timers, out } = floor;
  while (timers.nextAt <= until) {
    if (out.held >= mostEvents) return false;
    const timer = timers.take();
    floor.now = timer.at;
    happen(floor, timer);
  }
  floor.now = Math.max(floor.now, until);
  return true;
}

function happen(floor: Floor, { op, subject, token, value }: Timer): void {
  if (op === OP.customerComes) customerComes(floor);
  else if (op === OP.rotaTick) rotaTick(floor, value);
  else if (op === OP.command) carryOut(floor, value);
  else if (op === OP.offerWork) {
    const agent = floor.agents[subject];
    if (agent !== undefined) offerWork(floor, agent);
  } else {
    const conversation = floor.conversations.get(subject);
    if (conversation === undefined || (token >= 0 && token !== conversation.token)) return;
    DOING.get(op)?.(floor, conversation, value);
  }
}
