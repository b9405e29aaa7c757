// What the reports tell of and the plain stream of events has not: companies and their contacts, pick-ups, time limits,
// inactivity, feedback, landings. Added to the plain stories, so that those stay as they are.
import type { Random } from '../histories/random.ts';

type Data = Record<string, string | number | boolean | readonly string[]>;
export type Step = readonly [type: string, data: Data];

const COMPANIES = 200;
const CONTACTS = 5_000;
const ACTIONS = [
  'new_unassigned',
  'new_reassigned',
  'new_not_reassigned',
  'message_sent',
  'live_reassigned',
  'live_not_reassigned',
  'resumed_reassigned',
  'resumed_not_reassigned',
] as const;

export function* companyDirectory(): Generator<Step> {
  for (let k = 0; k < COMPANIES; k++) yield ['company.updated', { company: `company-${k}`, name: `Company ${k}` }];
  for (let c = 0; c < CONTACTS; c++) {
    yield ['contact.updated', { contact: `contact-${c}`, company: `company-${c % COMPANIES}` }];
  }
}

/** The same conversation with more of what may happen to one. */
export function wholeStory(random: Random, plain: readonly Step[]): Step[] {
  const [first, ...rest] = plain as [Step, ...Step[]];
  const data = { ...first[1] };
  const { conversation } = data as { conversation: string };
  const steps: Step[] = [];
  if (data.kind === 'call') {
    if (random.chance(0.3)) data.channel = 'callback';
    if (random.chance(0.25)) data.direction = 'outbound';
  }
  steps.push([first[0], data]);
  if (random.chance(0.05)) steps.push(['conversation.timed_out', { conversation }]);
  for (const [at, step] of rest.entries()) {
    const isLast = at === rest.length - 1;
    if (isLast && random.chance(0.1)) {
      steps.push(['inactivity.acted', { conversation, action: random.pick(ACTIONS) }]);
    }
    steps.push(step);
    if (step[0] === 'conversation.assigned' && (data.kind === 'call' || data.kind === 'video') && random.chance(0.9)) {
      steps.push(['conversation.picked_up', { conversation }]);
    }
  }
  if (random.chance(0.05)) steps.push(['feedback.given', { conversation, text: 'Quick and kind' }]);
  return steps;
}

export function landing(random: Random): Step {
  const [product, group] = [`product-${random.int(0, 2)}`, `group-${random.int(0, 5)}`];
  return ['landing.shown', { product, group, channel: random.pick(['web', 'mobile'] as const) }];
}
