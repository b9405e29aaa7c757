// Whole random histories by seed: directory, presence, conversations, landings and what the figures must ignore.
import { timeInMs } from '../naive/parse.ts';
import type { WorkingHours } from '../naive/working-hours.ts';
import { conversationStory } from './conversation-story.ts';
import { createRandom, type Random } from './random.ts';
import { createPen, type Pen, type RawEvent } from './raw-event.ts';
import { CHANNELS, createWorld, momentIn, type World } from './world.ts';

export interface History {
  readonly seed: number;
  readonly world: World;
  /** Working hours to ask with; `undefined` is the house's default. */
  readonly hours: WorkingHours | undefined;
  /** Valid, without duplicates, in the total order. */
  readonly events: readonly RawEvent[];
}

const STATUSES = ['online', 'offline', 'break', 'invisible'];
const NAMES = ['Ann', 'ann', 'Çağla', 'Zoë', 'İpek', 'Ann'];

/** @param size about how many conversations; a history has some ten times as many events. */
export function randomHistory(seed: number, size = 10): History {
  const random = createRandom(seed);
  const write = createPen(random);
  const world = createWorld(random);
  const events = [
    ...directory(world, random, write),
    ...world.agents.flatMap((agent) => presence(agent, world, random, write)),
    ...Array.from({ length: size }, (_, index) => conversationStory(`v${index + 1}`, world, random, write)).flat(),
    ...Array.from({ length: random.int(0, 10) }, () => landing(world, random, write)),
    ...Array.from({ length: random.int(0, 4) }, () => stranger(world, random, write)),
  ];
  // A history that is cut off at its start has lost what came before a moment.
  const cutMs = random.chance(0.2) ? momentIn(world, random) : undefined;
  const kept = events.filter((event) => cutMs === undefined || msOf(event) >= cutMs);
  return { seed, world, hours: workingHours(world, random), events: kept.toSorted(byOrder) };
}

export function msOf(event: RawEvent): number {
  const ms = timeInMs(event.time);
  if (ms === undefined) throw new Error(`the pen wrote no time: ${event.time}`);
  return ms;
}

/** The total order: time in ms, sequence, source, id. */
function byOrder(a: RawEvent, b: RawEvent): number {
  const keys = (event: RawEvent) => [event.sequence ?? '', event.source, event.id] as const;
  const place = keys(a).findIndex((key, index) => key !== keys(b)[index]);
  const byKeys = place === -1 ? 0 : (keys(a)[place] ?? '') < (keys(b)[place] ?? '') ? -1 : 1;
  return msOf(a) - msOf(b) || byKeys;
}

function directory(world: World, random: Random, write: Pen): readonly RawEvent[] {
  const when = () => momentIn(world, random);
  const groups = () =>
    random.pick([
      undefined,
      [],
      [random.pick(world.groups)],
      [...world.groups, random.pick(world.groups)],
      ['g-unnamed'],
    ]);
  const ofAgent = (agent: string) => {
    const about = Array.from({ length: random.int(0, 3) }, () =>
      write('agent.updated', when(), { agent, name: random.pick(NAMES), groups: groups(), slots: random.int(0, 5) }),
    );
    // Removed for good, or brought back by an update that comes later in the order.
    return random.chance(0.3) ? [...about, write('agent.removed', when(), { agent })] : about;
  };
  const named = (subject: string, ids: readonly string[]) =>
    ids
      .filter(() => random.chance(0.7))
      .map((id) => write(`${subject}.updated`, when(), { [subject]: id, name: random.pick(['Alpha', 'beta', 'Öl']) }));
  const contacts = world.contacts.flatMap((contact) =>
    Array.from({ length: random.int(0, 2) }, () =>
      write('contact.updated', when(), {
        contact,
        name: undefined,
        company: random.chance(0.7) ? random.pick(world.companies) : undefined,
      }),
    ),
  );
  return [
    // One agent whom nothing but the directory knows, one who is only removed.
    ...[...world.agents, 'a-idle'].flatMap(ofAgent),
    ...(random.chance(0.2) ? [write('agent.removed', when(), { agent: 'a-gone' })] : []),
    ...named('group', [...world.groups, 'g-empty']),
    ...named('product', world.products),
    ...named('company', world.companies),
    ...contacts,
  ];
}

/** Few statuses in a row, so that runs of equal ones are common. */
function presence(agent: string, world: World, random: Random, write: Pen): readonly RawEvent[] {
  const usual = [random.pick(STATUSES), random.pick(STATUSES)];
  return Array.from({ length: random.int(0, 6) }, () =>
    write('agent.status_changed', momentIn(world, random), {
      agent,
      status: random.pick(usual),
      actor: random.chance(0.3) ? 'a-boss' : undefined,
      reason: random.chance(0.3) ? 'lunch' : undefined,
    }),
  );
}

function landing(world: World, random: Random, write: Pen): RawEvent {
  return write('landing.shown', momentIn(world, random), {
    product: random.chance(0.5) ? random.pick(world.products) : undefined,
    group: random.chance(0.5) ? random.pick(world.groups) : undefined,
    channel: random.chance(0.5) ? random.pick(CHANNELS) : undefined,
    visitor: random.chance(0.3) ? 'w1' : undefined,
  });
}

/** What figures must pass over: unknown types, commands and answers to them. */
function stranger(world: World, random: Random, write: Pen): RawEvent {
  const agent = random.pick([...world.agents, 'a-nobody']);
  const ms = momentIn(world, random);
  switch (random.int(0, 3)) {
    case 0:
      return write('conversation.tagged', ms, { conversation: 'v1', agent, tag: 'vip' });
    case 1:
      return write('Rating.Given', ms, { conversation: 'v1', stars: 1 });
    case 2:
      return write('agent.set_status', ms, { agent, status: 'online', actor: 'a-boss' });
    default:
      return write('command.rejected', ms, { command: 'q1', reason: 'agent_offline' });
  }
}

function workingHours(world: World, random: Random): WorkingHours | undefined {
  if (random.chance(0.5)) return undefined;
  const intervals = () =>
    random.pick([
      ['09:00-18:00'],
      ['14:00-18:00', '09:00-12:00'],
      ['00:00-24:00'],
      ['00:30-02:30'],
      ['09:00-01:30'],
      [],
    ]);
  const valid = () => intervals().filter((interval) => interval.slice(0, 5) < interval.slice(6));
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, valid()]));
  return { week, holidays: random.chance(0.4) ? [world.day] : [] };
}
