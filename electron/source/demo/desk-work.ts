// E-mails and tickets: taken up between other things, answered, solved, or laid down until the customer writes again.
// Nobody holds one that she does not work on.

import { resolve } from './closing.ts';
import { type Conversation, type Floor, field, OP, wayOf } from './floor.ts';
import { unassign } from './routing.ts';
import { AUTO_REPLY_TEXT, agentText, contactText } from './texts.ts';

const EMAIL_WORK_MS = 230_000;
const TICKET_WORK_MS = 420_000;
const SOLVED_SHARE = 0.78;
const RETURN_MS = 2.5 * 3_600_000;

export function openDesk(floor: Floor, conversation: Conversation): void {
  const { kind } = wayOf(conversation);
  if (kind === 'email' && floor.dice.chance(0.35)) {
    floor.tellOf(conversation, 'message.sent', `,"author":"bot"${field('text', AUTO_REPLY_TEXT)}`);
  }
}

export function beginDesk(floor: Floor, conversation: Conversation): void {
  const median = wayOf(conversation).kind === 'email' ? EMAIL_WORK_MS : TICKET_WORK_MS;
  floor.after(30_000 + floor.dice.lognormal(median, 0.55), OP.deskReply, conversation);
}

export function deskReply(floor: Floor, conversation: Conversation): void {
  const agent = floor.agentOf(conversation);
  if (agent === null) return;
  conversation.answered = true;
  conversation.spoke = true;
  const words = floor.detailed ? field('text', agentText(conversation.n)) : '';
  floor.tellOf(conversation, 'message.sent', `,"author":"agent","agent":"${agent.person.id}"${words}`);
  floor.after(1_500 + floor.dice.exponential(15_000), OP.deskClose, conversation);
}

export function deskClose(floor: Floor, conversation: Conversation): void {
  if (floor.dice.chance(SOLVED_SHARE)) {
    resolve(floor, conversation);
    return;
  }
  unassign(floor, conversation);
  floor.after(600_000 + floor.dice.exponential(RETURN_MS), OP.deskReturn, conversation);
}

/** The customer writes again: it is to be routed again. */
export function deskReturn(floor: Floor, conversation: Conversation): void {
  const words = floor.detailed ? field('text', contactText(conversation.n)) : '';
  floor.tellOf(conversation, 'message.sent', `,"author":"contact"${words}`);
}
