// Customers come: at random times, more when more of the floor is awake; with what they want, and from which company.
// Campaign calls go out beside them.

import { dial, openCall } from './call.ts';
import { drawCustomer, GROUPS, PRODUCTS, VOICE_WAY, WAYS } from './catalog.ts';
import { openChat } from './chat.ts';
import { openDesk } from './desk-work.ts';
import { type Conversation, type Floor, field, laneOf, OP, wayOf } from './floor.ts';
import { intensity, MOST_INTENSITY } from './rota.ts';
import { byHand, findAgent, give, waitingIn } from './routing.ts';
import { route } from './work.ts';

/** Customers an agent on duty gets in an hour, at intensity 1 per agent of the floor. */
const CUSTOMERS_PER_AGENT_HOUR = 7.1;
const HOUR_MS = 3_600_000;
/** Of those who want video or a callback while everybody is busy, so many see it at once. */
const LANDING_SHARE = 0.55;

/** Lets the next one come, at the greatest intensity there is; whether she really does is seen then. */
export function expectCustomer(floor: Floor): void {
  const mean = HOUR_MS / (CUSTOMERS_PER_AGENT_HOUR * floor.agents.length * MOST_INTENSITY);
  floor.surely(Math.max(1, floor.dice.exponential(mean)), OP.customerComes, -1);
}

export function customerComes(floor: Floor): void {
  expectCustomer(floor);
  const { dice } = floor;
  if (!dice.chance(intensity(floor.seed, floor.now) / MOST_INTENSITY)) return;
  const { group, product, way } = drawCustomer(dice);
  const { kind, channel } = WAYS[way] as (typeof WAYS)[number];
  const conversation = newConversation(floor, group, product, way, false);
  const request = kind === 'video' || channel === 'callback';
  if (request && showsLanding(floor, conversation)) {
    const visitor = `demo-visitor-${conversation.n}`;
    floor.tell(
      'landing.shown',
      `{"product":"${productId(product)}","group":"${groupId(group)}","channel":"${channel}","visitor":"${visitor}"}`,
    );
    return;
  }
  open(floor, conversation);
  const lane = laneOf(conversation);
  if (lane === 1) openChat(floor, conversation);
  else if (lane === 2) openDesk(floor, conversation);
  else if (!openCall(floor, conversation)) return;
  route(floor, conversation);
  campaign(floor, group, product);
}

/** An agent who has nothing to do calls a customer. */
function campaign(floor: Floor, group: number, product: number): void {
  if (!floor.dice.chance(GROUPS[group]?.outbound ?? 0)) return;
  const conversation = newConversation(floor, group, product, VOICE_WAY, true);
  if (waitingIn(floor, group, 0) > 0) return;
  const agent = findAgent(floor, conversation, null);
  if (agent === null) return;
  open(floor, conversation);
  give(floor, conversation, agent, byHand(agent));
  dial(floor, conversation);
}

function showsLanding(floor: Floor, conversation: Conversation): boolean {
  return findAgent(floor, conversation, null) === null && floor.dice.chance(LANDING_SHARE);
}

function newConversation(floor: Floor, group: number, product: number, way: number, outbound: boolean): Conversation {
  const { kind, channel } = WAYS[way] as (typeof WAYS)[number];
  return {
    n: ++floor.conversationCount,
    way,
    outbound,
    group,
    product,
    contact: floor.dice.int(0, floor.cast.contacts.length - 1),
    live: kind === 'chat' && (channel === 'web' || channel === 'messenger'),
    open: false,
    waiting: false,
    answered: false,
    spoke: false,
    agent: -1,
    turns: 0,
    token: 0,
    closedAt: 0,
    keepUntil: 0,
  };
}

export function groupId(group: number): string {
  return `demo-group-${GROUPS[group]?.key}`;
}

export function productId(product: number): string {
  return `demo-product-${PRODUCTS[product]?.key}`;
}

function open(floor: Floor, conversation: Conversation): void {
  floor.conversations.set(conversation.n, conversation);
  conversation.open = true;
  const { kind, channel } = wayOf(conversation);
  const contact = floor.cast.contacts[conversation.contact];
  // Some sources know the company themselves, others only the contact.
  const company = contact?.company && conversation.n % 3 === 0 ? field('company', contact.company) : '';
  const direction = conversation.outbound ? ',"direction":"outbound"' : '';
  const live = conversation.live ? ',"live":true' : '';
  floor.tellOf(
    conversation,
    'conversation.opened',
    `,"kind":"${kind}","channel":"${channel}"${direction},"product":"${productId(conversation.product)}","group":"${groupId(conversation.group)}","contact":"${contact?.id}"${company}${live}`,
  );
}
