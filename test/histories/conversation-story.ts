// One conversation's random life: guided by its state so that every rule is met, wild often enough to break every habit.
import type { Random } from './random.ts';
import type { Pen, RawEvent } from './raw-event.ts';
import { CHANNELS, KINDS, momentIn, type World } from './world.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Waits on both sides of every limit of the figures: equal times, 10 s, 20 s, 24 h, 7 × 24 h. */
const SHORT_WAITS_MS = [0, 1, 5 * SECOND_MS, 9_999, 10_000, 20_000, 20_001];
const EDGE_WAITS_MS = [
  ...SHORT_WAITS_MS,
  ...[MINUTE_MS, 15 * MINUTE_MS, HOUR_MS],
  ...[DAY_MS - 1, DAY_MS, DAY_MS + 1, 7 * DAY_MS - 1, 7 * DAY_MS, 7 * DAY_MS + 1],
];
const ACTIONS = [
  ...['new_unassigned', 'new_reassigned', 'new_not_reassigned', 'message_sent', 'live_reassigned'],
  ...['live_not_reassigned', 'resumed_reassigned', 'resumed_not_reassigned'],
];

/** What an open and what a closed conversation does next; a name as often as it is likely. */
const WHEN_OPEN = [
  ...['assigned', 'assigned', 'assigned', 'assigned', 'agent_message', 'agent_message', 'agent_message'],
  ...[
    'contact_message',
    'contact_message',
    'system_message',
    'answered',
    'answered',
    'picked_up',
    'resolved',
    'resolved',
  ],
  ...['ended', 'ended', 'unassigned', 'timed_out', 'rating', 'feedback', 'inactivity', 'reopened'],
];
const WHEN_CLOSED = [
  ...['reopened', 'reopened', 'reopened', 'reopened', 'rating', 'feedback', 'agent_message', 'contact_message'],
  ...['assigned', 'resolved', 'ended', 'picked_up', 'answered', 'inactivity', 'unassigned', 'timed_out'],
];

/** What a call or a video does besides while it is open. */
const WHEN_RINGING = ['answered', 'answered', 'picked_up', 'picked_up', 'picked_up', 'ended', 'assigned'];
/** Where a kind is found more often than not. */
const USUAL_CHANNELS: Readonly<Record<string, readonly string[]>> = {
  chat: ['WhatsApp', 'MESSENGER', 'instagram', 'web'],
  call: ['voice', 'CallBack', 'callback'],
};

/** Lives in which the rules on episodes, assignees and closing meet; played before a life goes its own way. */
const SCENES = [
  ['assigned', 'agent_message', 'resolved', 'reopened', 'agent_message', 'assigned', 'agent_message', 'resolved'],
  ['assigned', 'resolved', 'assigned', 'ended', 'agent_message', 'resolved', 'reopened', 'agent_message', 'resolved'],
  ['resolved', 'assigned', 'reopened', 'agent_message', 'assigned', 'agent_message', 'resolved'],
  ['assigned', 'unassigned', 'agent_message', 'reopened', 'rating', 'assigned', 'answered', 'ended', 'agent_message'],
  ['assigned', 'assigned', 'assigned', 'agent_message', 'resolved', 'resolved', 'reopened', 'reopened', 'resolved'],
  ['picked_up', 'ended', 'reopened', 'picked_up', 'ended'],
  ['agent_message', 'contact_message', 'ended'],
  ['contact_message', 'agent_message', 'contact_message', 'system_message', 'contact_message'],
];
/** How long after its close an agent's reopening still brings a conversation back. */
const REOPENING_MS: Readonly<Record<string, number>> = {
  messenger: 7 * DAY_MS,
  instagram: 7 * DAY_MS,
  whatsapp: DAY_MS,
};

interface State {
  readonly kind: string;
  readonly channel: string;
  readonly direction: string | undefined;
  ms: number;
  open: boolean;
  assignee: string | undefined;
}

export function conversationStory(id: string, world: World, random: Random, write: Pen): readonly RawEvent[] {
  const kind = random.pick(KINDS);
  const state: State = {
    kind,
    channel: random.pick(random.chance(0.7) ? (USUAL_CHANNELS[kind] ?? CHANNELS) : CHANNELS),
    direction: random.pick([undefined, 'inbound', 'outbound']),
    ms: momentIn(world, random),
    open: true,
    assignee: undefined,
  };
  const events: RawEvent[] = [];
  const scene = random.chance(0.4) ? random.pick(SCENES) : [];
  const steps = Math.max(scene.length, random.int(1, 14));
  // Mostly first; sometimes late in the life, sometimes never (a history cut off at its start), sometimes twice.
  const openedAt = random.chance(0.8) ? 0 : random.int(1, steps + 2);
  for (let step = 0; step <= steps; step += 1) {
    const isOpening = step === openedAt || random.chance(0.02);
    const what = scene[step - 1] ?? anyStep(state, random);
    const isClosedFirst = state.open && (what === 'resolved' || what === 'ended');
    const written = isOpening
      ? opened(id, state, world, random, write)
      : nextStep(what, id, state, world, random, write);
    events.push(written);
    const limitMs = REOPENING_MS[state.channel.toLowerCase()];
    if (isClosedFirst && !isOpening && limitMs !== undefined && random.chance(0.5)) {
      state.ms += random.pick([limitMs - 1, limitMs, limitMs, limitMs + 1, HOUR_MS, limitMs / 2]);
      events.push(nextStep('reopened', id, state, world, random, write));
    }
    state.ms = nextMs(state, isOpening, world, random);
  }
  return events;
}

function anyStep({ kind, open }: State, random: Random): string {
  if (!open) return random.pick(WHEN_CLOSED);
  const isRinging = ['call', 'video'].includes(kind) && random.chance(0.6);
  return random.pick(isRinging ? WHEN_RINGING : WHEN_OPEN);
}

/** Soon after it was opened; on to a turn of the clock or of the working day, e-mails above all; or after any wait. */
function nextMs({ kind, ms }: State, isOpening: boolean, world: World, random: Random): number {
  const turns = world.moments.filter((moment) => moment >= ms);
  if (turns.length > 0 && random.chance(kind === 'email' ? 0.4 : 0.05)) return random.pick(turns);
  return ms + (isOpening && random.chance(0.5) ? random.pick(SHORT_WAITS_MS) : waitMs(random));
}

function waitMs(random: Random): number {
  if (random.chance(0.15)) return 0;
  if (random.chance(0.3)) return random.pick(EDGE_WAITS_MS);
  return random.chance(0.85) ? random.int(1, 20 * MINUTE_MS) : random.int(1, 30 * HOUR_MS);
}

function opened(
  id: string,
  { kind, channel, direction, ms }: State,
  world: World,
  random: Random,
  write: Pen,
): RawEvent {
  const some = <T>(list: readonly T[]): T | undefined => (random.chance(0.6) ? random.pick(list) : undefined);
  return write('conversation.opened', ms, {
    conversation: id,
    kind,
    channel,
    direction,
    product: some(world.products),
    group: some(world.groups),
    contact: some(world.contacts),
    company: random.chance(0.3) ? random.pick(world.companies) : undefined,
    live: random.pick([undefined, true, false]),
  });
}

/** Writes the next step and moves the state. */
function nextStep(what: string, id: string, state: State, world: World, random: Random, write: Pen): RawEvent {
  const anyone = random.pick(world.agents);
  const likely = state.assignee !== undefined && random.chance(0.7) ? state.assignee : anyone;
  const maybe = (value: string) => (random.chance(0.5) ? value : undefined);
  const say = (type: string, data: Readonly<Record<string, unknown>> = {}) =>
    write(type, state.ms, { conversation: id, ...data });
  switch (what) {
    case 'assigned': {
      const agent = random.chance(0.3) ? likely : anyone;
      const actor = maybe(random.pick([...world.agents, 'a-boss']));
      state.assignee = agent;
      return say('conversation.assigned', {
        agent,
        actor,
        by: random.pick([undefined, 'automatic', 'manual', 'manual']),
      });
    }
    case 'unassigned':
      state.assignee = undefined;
      return say('conversation.unassigned', { actor: maybe(anyone) });
    case 'agent_message':
      return say('message.sent', { author: 'agent', agent: likely, text: maybe('…') });
    case 'contact_message':
      return say('message.sent', { author: 'contact', text: maybe('?') });
    case 'system_message':
      return say('message.sent', { author: random.pick(['bot', 'system']), agent: maybe(anyone) });
    case 'answered':
      return say('conversation.answered', { agent: likely });
    case 'picked_up':
      return say('conversation.picked_up');
    case 'resolved':
      state.open = false;
      return say('conversation.resolved', { agent: likely });
    case 'ended':
      state.open = false;
      // `agent` is no field of this type: nobody is listed for it.
      return say('conversation.ended', { by: random.pick([undefined, 'contact', 'agent']), agent: maybe('a-nobody') });
    case 'reopened': {
      const by = random.pick(['agent', 'agent', 'agent', 'contact', 'system']);
      if (by === 'agent' && !state.open) state.assignee = likely;
      state.open = true;
      return say('conversation.reopened', { by, agent: by === 'agent' ? likely : maybe(anyone) });
    }
    case 'timed_out':
      return say('conversation.timed_out');
    case 'rating':
      return say('rating.given', { stars: random.int(1, 5) });
    case 'feedback':
      return say('feedback.given', { text: maybe('thanks') });
    default:
      return say('inactivity.acted', { action: random.pick(ACTIONS), agent: maybe(anyone) });
  }
}
