// What the demo floor offers: products, groups, channels, and which of them customers turn to how often.

import type { Dice } from './random.ts';

export type Kind = 'chat' | 'call' | 'video' | 'email' | 'ticket';

export interface Way {
  readonly kind: Kind;
  readonly channel: string;
}

/** By index in a conversation's `way`. Eight channels; a ticket comes by e-mail or the web form. */
export const WAYS: readonly Way[] = [
  { kind: 'call', channel: 'voice' },
  { kind: 'call', channel: 'callback' },
  { kind: 'video', channel: 'video' },
  { kind: 'chat', channel: 'web' },
  { kind: 'chat', channel: 'whatsapp' },
  { kind: 'chat', channel: 'messenger' },
  { kind: 'chat', channel: 'instagram' },
  { kind: 'email', channel: 'email' },
  { kind: 'ticket', channel: 'email' },
  { kind: 'ticket', channel: 'web' },
];
export const VOICE_WAY = 0;

/** What an agent of a group takes: calls and video, chats, or both. */
export type Profile = 'voice' | 'chat' | 'blend';

export interface GroupPlan {
  readonly key: string;
  readonly name: string;
  /** Share of customers, and of agents. */
  readonly weight: number;
  /** One weight for each of WAYS. */
  readonly ways: readonly number[];
  /** Weights of voice, chat, blend among its agents. */
  readonly profiles: readonly [number, number, number];
  /** Outbound calls for each customer who comes. */
  readonly outbound: number;
}

export const GROUPS: readonly GroupPlan[] = [
  group('care', 'Customer Care', 28, [24, 4, 0, 28, 26, 8, 0, 6, 3, 2], [3, 5, 2], 0.02),
  group('tech', 'Technical Support', 20, [24, 3, 8, 30, 14, 4, 0, 6, 6, 6], [3, 4, 3], 0.02),
  group('billing', 'Billing', 16, [26, 6, 0, 28, 20, 0, 0, 13, 4, 0], [3, 4, 3], 0.02),
  group('sales', 'Sales', 14, [16, 9, 12, 34, 18, 0, 4, 5, 0, 0], [4, 4, 3], 0.2),
  group('premium', 'Premium Desk', 9, [26, 8, 14, 28, 16, 0, 0, 6, 2, 0], [2, 2, 4], 0.08),
  group('social', 'Social Media', 13, [0, 0, 0, 4, 26, 33, 35, 2, 0, 0], [0, 5, 0], 0),
];

export const PRODUCTS: readonly { readonly key: string; readonly name: string; readonly weight: number }[] = [
  { key: 'mobile', name: 'Aurora Mobile', weight: 46 },
  { key: 'home', name: 'Lale Home', weight: 33 },
  { key: 'energy', name: 'Windkraft Energie', weight: 21 },
];

function group(
  key: string,
  name: string,
  weight: number,
  ways: readonly number[],
  profiles: readonly [number, number, number],
  outbound: number,
): GroupPlan {
  return { key, name, weight, ways, profiles, outbound };
}

const GROUP_WEIGHTS = GROUPS.map(({ weight }) => weight);
const PRODUCT_WEIGHTS = PRODUCTS.map(({ weight }) => weight);

/** Who comes: indices into GROUPS, PRODUCTS and WAYS. */
export function drawCustomer(dice: Dice): { group: number; product: number; way: number } {
  const chosen = dice.weighted(GROUP_WEIGHTS);
  const plan = GROUPS[chosen] as GroupPlan;
  return { group: chosen, product: dice.weighted(PRODUCT_WEIGHTS), way: dice.weighted(plan.ways) };
}
