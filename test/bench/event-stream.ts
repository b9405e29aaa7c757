// Streams of events for measuring: a floor whose conversations overlap, by seed. Same seed, same bytes, for ever.
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom, type Random } from '../histories/random.ts';
import { companyDirectory, landing, type Step, wholeStory } from './whole-story.ts';

export interface StreamOptions {
  readonly seed: number;
  readonly events: number;
  readonly agents: number;
  /** `ordered`: UUIDv7, made from the event's time; `random`: UUIDv4. */
  readonly ids: 'ordered' | 'random';
  /** Time of the first event, ms since 1970. */
  readonly startMs: number;
  /** Mean ms from one event to the next. */
  readonly stepMs: number;
  /** With everything that the reports tell of (absent: the plain stories alone). */
  readonly whole?: boolean;
}

/** 60 agents, about a month: in the past for every machine that runs this. */
export const MONTH: Omit<StreamOptions, 'events' | 'ids'> = {
  seed: 2,
  agents: 60,
  startMs: Date.UTC(2025, 2, 3, 6),
  stepMs: 2_600,
};

type Data = Record<string, string | number | boolean | readonly string[]>;

const SOURCE = '/bench/floor';
const CHANNELS = ['web', 'whatsapp', 'messenger', 'instagram', 'mobile', 'telegram'] as const;
const ASKED = [
  'Hello, my order has not come yet',
  'I would like to change my address',
  'The invoice of last month is wrong',
  'Thank you, that is all I wanted to know',
  'Görüşmek üzere, iyi günler',
] as const;
const SAID = [
  'Let me look that up for you',
  'It is on its way and comes tomorrow',
  'I have changed it, is there anything else?',
  'We are sorry, it is corrected now',
] as const;

/** Yields chunks of whole lines (each ended by LF), together exactly `events` of them. */
export function* eventLines(options: StreamOptions): Generator<string> {
  const random = createRandom(options.seed);
  const queue: Step[] = [...directory(options.agents), ...(options.whole ? companyDirectory() : [])];
  const live: Step[][] = [];
  const most = Math.max(4, options.agents * 3);
  const lines: string[] = [];
  let ms = options.startMs;
  let conversation = 0;
  for (let made = 0; made < options.events; made++) {
    ms += Math.floor(random.next() * 2 * options.stepMs);
    let step = queue.shift();
    if (step === undefined) {
      while (live.length < most) {
        const plain = story(random, conversation++, options.agents);
        live.push(options.whole ? wholeStory(random, plain) : plain);
      }
      const at = random.int(0, live.length - 1);
      const steps = live[at] as Step[];
      step = steps.shift() as Step;
      if (steps.length === 0) {
        live[at] = live[live.length - 1] as Step[];
        live.pop();
      }
      if (random.chance(0.02)) queue.push(statusChange(random, options.agents));
      if (options.whole && random.chance(0.01)) queue.push(landing(random));
    }
    const id = options.ids === 'ordered' ? orderedId(ms, made, random) : randomId(random);
    const [type, data] = step;
    lines.push(
      JSON.stringify({ specversion: '1.0', id, source: SOURCE, type, time: new Date(ms).toISOString(), data }),
    );
    if (lines.length === 2_000 || made === options.events - 1) yield `${lines.splice(0).join('\n')}\n`;
  }
}

/** Writes a stream to a file, without its first `skipped` events. @returns bytes written. */
export function writeEvents(file: string, options: StreamOptions, skipped = 0): number {
  const out = openSync(file, 'w');
  let bytes = 0;
  try {
    let left = skipped;
    for (const chunk of eventLines(options)) {
      const lines = chunk.split('\n').slice(0, -1);
      const kept = lines.slice(left);
      left = Math.max(0, left - lines.length);
      if (kept.length > 0) bytes += writeSync(out, `${kept.join('\n')}\n`);
    }
  } finally {
    closeSync(out);
  }
  return bytes;
}

export function agentId(n: number): string {
  return `agent-${String(n).padStart(4, '0')}`;
}

function* directory(agents: number): Generator<Step> {
  for (let g = 0; g < 6; g++) yield ['group.updated', { group: `group-${g}`, name: `Group ${g}` }];
  for (let p = 0; p < 3; p++) yield ['product.updated', { product: `product-${p}`, name: `Product ${p}` }];
  for (let a = 0; a < agents; a++) {
    yield ['agent.updated', { agent: agentId(a), name: `Agent ${a}`, groups: [`group-${a % 6}`], slots: 3 }];
    yield ['agent.status_changed', { agent: agentId(a), status: 'online' }];
  }
}

function statusChange(random: Random, agents: number): Step {
  const status = random.pick(['online', 'online', 'break', 'offline'] as const);
  return ['agent.status_changed', { agent: agentId(random.int(0, agents - 1)), status }];
}

/** One conversation from beginning to end: most are chats of about eight events, some calls, e-mails, lost ones. */
function story(random: Random, n: number, agents: number): Step[] {
  const conversation = `conv-${String(n).padStart(8, '0')}`;
  const agent = agentId(random.int(0, agents - 1));
  const kind = random.next() < 0.7 ? 'chat' : random.pick(['call', 'email', 'ticket', 'video'] as const);
  const opened: Data = {
    conversation,
    kind,
    channel: kind === 'chat' ? random.pick(CHANNELS) : kind === 'call' ? 'phone' : kind,
    product: `product-${random.int(0, 2)}`,
    group: `group-${random.int(0, 5)}`,
    contact: `contact-${random.int(0, 4_999)}`,
  };
  const steps: Step[] = [['conversation.opened', opened]];
  if (random.chance(0.05)) {
    steps.push(['conversation.ended', { conversation, by: 'contact' }]);
    return steps;
  }
  steps.push(['conversation.assigned', { conversation, agent, by: 'automatic' }]);
  if (kind === 'call' || kind === 'video') steps.push(['conversation.answered', { conversation, agent }]);
  else {
    for (let turns = random.int(1, 3); turns > 0; turns--) {
      steps.push(['message.sent', { conversation, author: 'contact', text: random.pick(ASKED) }]);
      steps.push(['message.sent', { conversation, author: 'agent', agent, text: random.pick(SAID) }]);
    }
  }
  let last = agent;
  if (random.chance(0.08)) {
    last = agentId(random.int(0, agents - 1));
    steps.push(['conversation.assigned', { conversation, agent: last, by: 'manual', actor: agent }]);
  }
  steps.push(['conversation.resolved', { conversation, agent: last }]);
  if (random.chance(0.04)) {
    steps.push(['conversation.reopened', { conversation, by: 'agent', agent: last }]);
    steps.push(['conversation.resolved', { conversation, agent: last }]);
  }
  if (random.chance(0.25)) steps.push(['rating.given', { conversation, stars: random.int(1, 5) }]);
  return steps;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const bits = (random: Random, count: number) => Math.floor(random.next() * 2 ** count);

/** A UUIDv7 whose 12 bits behind the time count on, so that ids of one stream rise strictly. */
function orderedId(ms: number, n: number, random: Random): string {
  const time = hex(ms, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(n & 0xfff, 3)}-${hex(0x8000 + bits(random, 14), 4)}-${hex(bits(random, 48), 12)}`;
}

function randomId(random: Random): string {
  return `${hex(bits(random, 32), 8)}-${hex(bits(random, 16), 4)}-4${hex(bits(random, 12), 3)}-${hex(0x8000 + bits(random, 14), 4)}-${hex(bits(random, 48), 12)}`;
}
