// What a floor's manager reads off a stream of events, hour by hour, worked out plainly and apart from the figures.
// Run by itself it prints a table: node test/demo/analyse.ts [agents] [seed] [days]

import { simulate } from '../../electron/source/demo/simulate.ts';

export interface PlainEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly sequence?: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

interface Worker {
  status: 'online' | 'break' | 'invisible' | 'offline';
  since: number;
  readonly slots: number;
  readonly hand: Set<string>;
}

interface Talk {
  readonly kind: string;
  readonly inbound: boolean;
  readonly opened: number;
  open: boolean;
  settled: boolean;
  agent: string;
  answered: boolean;
}

export interface Hour {
  events: number;
  offered: number;
  answered: number;
  inTime: number;
  lost: number;
  emailsOffered: number;
  requests: number;
  landings: number;
  waitSum: number;
  waitMax: number;
  waitingMax: number;
  /** Agent seconds: with something in hand while online, online, by status. */
  busy: number;
  online: number;
  break: number;
  invisible: number;
  offline: number;
  /** Slots in use × seconds, slots of the online × seconds. */
  used: number;
  slots: number;
}

export interface Analysis {
  readonly hours: readonly Hour[];
  readonly types: ReadonlyMap<string, number>;
  readonly channels: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  /** Broken promises, in words. */
  readonly faults: readonly string[];
}

function newHour(): Hour {
  return {
    events: 0,
    offered: 0,
    answered: 0,
    inTime: 0,
    lost: 0,
    emailsOffered: 0,
    requests: 0,
    landings: 0,
    waitSum: 0,
    waitMax: 0,
    waitingMax: 0,
    busy: 0,
    online: 0,
    break: 0,
    invisible: 0,
    offline: 0,
    used: 0,
    slots: 0,
  };
}

const HOUR_MS = 3_600_000;
const IN_TIME_MS = 20_000;

/** @param fromMs the first hour begins here. */
export function analyse(events: Iterable<PlainEvent>, fromMs: number): Analysis {
  const hours: Hour[] = [];
  const types = new Map<string, number>();
  const channels = new Set<string>();
  const kinds = new Set<string>();
  const actions = new Set<string>();
  const faults: string[] = [];
  const talks = new Map<string, Talk>();
  const agents = new Map<string, Worker>();
  let lastMs = fromMs;
  let waiting = 0;
  let touched = new Set<string>();
  const hourAt = (ms: number) => {
    const index = Math.floor((ms - fromMs) / HOUR_MS);
    while (hours.length <= index) hours.push(newHour());
    return hours[index] as Hour;
  };
  const fault = (words: string, event: PlainEvent) => faults.push(`${words}: ${JSON.stringify(event)}`);
  /** Books what a worker did since her last change; to be called before each change. */
  const book = (worker: Worker | undefined, ms: number) => {
    if (worker === undefined) return;
    for (let from = worker.since; from < ms; ) {
      const to = Math.min(ms, fromMs + (Math.floor((from - fromMs) / HOUR_MS) + 1) * HOUR_MS);
      const hour = hourAt(from);
      const seconds = (to - from) / 1000;
      hour[worker.status] += seconds;
      if (worker.status === 'online') {
        if (worker.hand.size > 0) hour.busy += seconds;
        hour.used += worker.hand.size * seconds;
        hour.slots += worker.slots * seconds;
      }
      from = to;
    }
    worker.since = ms;
  };
  const change = (talk: Talk, ms: number, act: (hand: Set<string>) => void) => {
    const worker = agents.get(talk.agent);
    book(worker, ms);
    if (worker !== undefined) act(worker.hand);
  };
  for (const event of events) {
    const { type, data } = event;
    const ms = Date.parse(event.time);
    if (ms < lastMs) fault('time runs back', event);
    if (ms > lastMs) {
      for (const id of touched) {
        const agent = agents.get(id);
        if (agent !== undefined && agent.hand.size > agent.slots) fault(`${id} is over her slots`, event);
      }
      touched = new Set();
      lastMs = ms;
    }
    const hour = hourAt(ms);
    hour.events++;
    types.set(type, (types.get(type) ?? 0) + 1);
    const id = String(data.conversation ?? '');
    const talk = talks.get(id);
    const settle = (answered: boolean) => {
      if (talk === undefined) return;
      talk.answered ||= answered;
      if (talk.settled || !talk.inbound || talk.kind === 'ticket' || talk.kind === 'email') return;
      talk.settled = true;
      waiting--;
      const wait = ms - talk.opened;
      if (wait < 0) fault('a wait below nothing', event);
      hour.waitMax = Math.max(hour.waitMax, wait / 1000);
      if (!answered) hour.lost++;
      else {
        hour.answered++;
        hour.waitSum += wait / 1000;
        if (wait <= IN_TIME_MS) hour.inTime++;
      }
    };
    switch (type) {
      case 'agent.updated':
        agents.set(String(data.agent), { status: 'offline', since: ms, slots: Number(data.slots), hand: new Set() });
        break;
      case 'agent.status_changed': {
        const agent = agents.get(String(data.agent));
        book(agent, ms);
        if (agent !== undefined) agent.status = data.status as 'online';
        break;
      }
      case 'conversation.opened': {
        const inbound = data.direction !== 'outbound';
        const kind = String(data.kind);
        kinds.add(kind);
        channels.add(String(data.channel));
        talks.set(id, { kind, inbound, opened: ms, open: true, settled: false, agent: '', answered: false });
        if (inbound && (kind === 'video' || data.channel === 'callback')) hour.requests++;
        if (inbound && kind === 'email') hour.emailsOffered++;
        if (inbound && kind !== 'ticket' && kind !== 'email') {
          hour.offered++;
          waiting++;
        }
        break;
      }
      case 'conversation.assigned': {
        if (talk === undefined || !talk.open) fault('assigned while not open', event);
        if (talk === undefined) break;
        change(talk, ms, (hand) => hand.delete(id));
        talk.agent = String(data.agent);
        const agent = agents.get(talk.agent);
        if (agent?.status !== 'online') fault(`assigned to an agent who is ${agent?.status}`, event);
        change(talk, ms, (hand) => hand.add(id));
        touched.add(talk.agent);
        break;
      }
      case 'conversation.unassigned':
        if (talk === undefined) break;
        change(talk, ms, (hand) => hand.delete(id));
        talk.agent = '';
        break;
      case 'conversation.answered':
        if (talk?.agent !== data.agent) fault('answered by somebody else', event);
        settle(true);
        break;
      case 'message.sent':
        if (data.author === 'agent' && talk?.agent !== data.agent) fault('written by somebody else', event);
        if (data.author === 'agent') settle(true);
        if (talk !== undefined && !talk.open) fault('a message in a closed conversation', event);
        break;
      case 'conversation.resolved':
      case 'conversation.ended':
        if (talk === undefined || !talk.open) fault('closed while not open', event);
        if (talk === undefined) break;
        settle(false);
        change(talk, ms, (hand) => hand.delete(id));
        talk.open = false;
        break;
      case 'conversation.reopened':
        if (talk === undefined || talk.open) fault('reopened while open', event);
        if (talk === undefined) break;
        talk.open = true;
        if (data.by === 'agent') talk.agent = String(data.agent);
        change(talk, ms, (hand) => hand.add(id));
        touched.add(talk.agent);
        break;
      case 'inactivity.acted':
        actions.add(String(data.action));
        break;
      case 'landing.shown':
        hour.landings++;
        break;
      default:
    }
    hour.waitingMax = Math.max(hour.waitingMax, waiting);
  }
  for (const worker of agents.values()) book(worker, lastMs);
  return { hours, types, channels, kinds, actions, faults };
}

export function* parsed(chunks: Iterable<string>): Generator<PlainEvent> {
  for (const chunk of chunks) for (const line of chunk.split('\n')) if (line !== '') yield JSON.parse(line);
}

export function sumHours(hours: readonly Hour[]): Hour {
  const sum = newHour();
  for (const hour of hours) {
    for (const key of Object.keys(sum) as (keyof Hour)[]) {
      sum[key] = key.endsWith('Max') ? Math.max(sum[key], hour[key]) : sum[key] + hour[key];
    }
  }
  return sum;
}

function row(name: string, hour: Hour): string {
  const all = hour.online + hour.break + hour.invisible + hour.offline;
  const percent = (part: number, whole: number) => `${whole === 0 ? '-' : Math.round((1000 * part) / whole) / 10}`;
  const cells = [
    hour.events,
    hour.offered,
    hour.answered,
    hour.lost,
    percent(hour.lost, hour.answered + hour.lost),
    percent(hour.inTime, hour.answered + hour.lost),
    Math.round(hour.waitSum / hour.answered),
    Math.round(hour.waitMax),
    hour.waitingMax,
    percent(hour.busy, hour.online),
    percent(hour.used, hour.slots),
    percent(hour.online, all),
    percent(hour.break, all),
    percent(hour.invisible, all),
    percent(hour.offline, all),
    hour.requests,
    hour.landings,
  ];
  return name.padEnd(8) + cells.map((cell) => String(cell).padStart(8)).join('');
}

if (process.argv[1] === import.meta.filename) {
  const [agents = 60, seed = 1, days = 1] = process.argv.slice(2).map(Number);
  const fromMs = Date.UTC(2026, 2, 2);
  const options = {
    seed,
    agents,
    fromMs,
    toMs: fromMs + days * 24 * HOUR_MS,
    ids: 'ordered',
    messages: 'all',
  } as const;
  const found = analyse(parsed(simulate(options)), fromMs);
  const names =
    'events offered answrd lost lost% SL% wait waitmax waiting busy% slots% online% break% invis% off% reqst landing';
  console.log(
    ''.padEnd(8) +
      names
        .split(' ')
        .map((name) => name.padStart(8))
        .join(''),
  );
  found.hours.forEach((hour, index) => {
    console.log(row(`d${Math.floor(index / 24)} ${String(index % 24).padStart(2)}`, hour));
  });
  console.log(row('all', sumHours(found.hours)));
  console.log([...found.types].sort((a, b) => b[1] - a[1]));
  console.log(found.actions, found.channels, found.kinds, found.faults.length, found.faults.slice(0, 8));
}
