// The floor as it stands: agents, conversations, queues, what is due next, and the words in which all of it is told.
// Only plain data and numbers behind it, so that a snapshot is the whole of it. The modules beside this one act on it.

import type { Cast, Person } from './cast.ts';
import { type Kind, WAYS } from './catalog.ts';
import type { EventWriter } from './event-writer.ts';
import type { Dice } from './random.ts';
import { Timers } from './timers.ts';

export type Status = 'online' | 'break' | 'invisible' | 'offline';

/** What can be due. Numbers, since they are kept in snapshots: never change one, only add. */
export const OP = {
  customerComes: 1,
  rotaTick: 2,
  offerWork: 3,
  loseNoPatience: 4,
  timeOut: 5,
  chatAgentTurn: 6,
  chatContactTurn: 7,
  chatClose: 8,
  noReaction: 9,
  stalled: 10,
  silent: 11,
  giveUp: 12,
  sayMore: 13,
  pickUp: 14,
  noPickUp: 15,
  callAnswer: 16,
  callEnd: 17,
  callTransfer: 18,
  deskReply: 19,
  deskClose: 20,
  deskReturn: 21,
  rate: 22,
  feedback: 23,
  contactReopens: 24,
  agentReopens: 25,
  resume: 26,
  command: 27,
} as const;

export interface Agent {
  readonly n: number;
  readonly person: Person;
  status: Status;
  /** Open conversations assigned to the agent, by number. */
  hand: number[];
  chats: number;
  calls: number;
  desk: number;
  /** Until then the agent finishes up after a call: floor ms. */
  busyUntil: number;
  idleSince: number;
  /** Takes no new work, since she is about to go on a break or home. */
  leaving: '' | 'break' | 'home';
  leavingSince: number;
  reason: string;
  nextBreakAt: number;
  /** When a break or an invisible spell ends. */
  backAt: number;
  /** Set offline by a supervisor: stays so until this duty is over. */
  sentHome: boolean;
  hadLunch: boolean;
}

export interface Conversation {
  readonly n: number;
  /** Index into WAYS. */
  readonly way: number;
  readonly outbound: boolean;
  readonly group: number;
  readonly product: number;
  readonly contact: number;
  readonly live: boolean;
  open: boolean;
  waiting: boolean;
  /** Any agent has answered: nobody is lost any more. */
  answered: boolean;
  /** The present agent has spoken. */
  spoke: boolean;
  /** The last agent it was assigned to; -1: none, or taken away. */
  agent: number;
  turns: number;
  /** Changes whenever what is due for it becomes void. */
  token: number;
  closedAt: number;
  /** Closed, nothing is due for it after this: floor ms. */
  keepUntil: number;
}

export interface PendingCommand {
  readonly number: number;
  readonly id: string;
  readonly agent: string;
  readonly status: Status;
  readonly actor: string;
  readonly reason: string | null;
}

/** Queue of a group: calls and video, chats, e-mails and tickets. */
export const LANES = 3;

export function laneOf(conversation: Conversation): number {
  const { kind } = wayOf(conversation);
  return kind === 'chat' ? 1 : kind === 'email' || kind === 'ticket' ? 2 : 0;
}

export function wayOf(conversation: Conversation): { readonly kind: Kind; readonly channel: string } {
  return WAYS[conversation.way] as (typeof WAYS)[number];
}

export class Floor {
  readonly seed: number;
  readonly cast: Cast;
  readonly dice: Dice;
  readonly out: EventWriter;
  /** Marks conversations of this run. */
  readonly prefix: string;
  readonly agents: readonly Agent[];
  /** The agents who serve a group. */
  readonly serving: readonly (readonly Agent[])[];
  readonly byId: ReadonlyMap<string, Agent>;
  timers = new Timers();
  conversations = new Map<number, Conversation>();
  /** Numbers of waiting conversations, by group × LANES + lane, the longest waiting first. */
  queues: number[][];
  commands: PendingCommand[] = [];
  /** Ids of commands taken, the newest last. */
  takenCommands: string[] = [];
  /** Floor time, ms. */
  now: number;
  conversationCount = 0;

  constructor(parts: {
    readonly seed: number;
    readonly cast: Cast;
    readonly dice: Dice;
    readonly out: EventWriter;
    readonly prefix: string;
    readonly now: number;
    readonly groups: number;
  }) {
    const { seed, cast, dice, out, prefix, now, groups } = parts;
    this.seed = seed;
    this.cast = cast;
    this.dice = dice;
    this.out = out;
    this.prefix = prefix;
    this.now = now;
    this.agents = cast.agents.map((person, n) => newAgent(n, person, now));
    this.serving = Array.from({ length: groups }, (_, group) =>
      this.agents.filter(({ person }) => person.groups.includes(group)),
    );
    this.byId = new Map(this.agents.map((agent) => [agent.person.id, agent]));
    this.queues = Array.from({ length: groups * LANES }, () => []);
  }

  /** Something is due for a conversation unless its token changes before. */
  after(ms: number, op: number, conversation: Conversation, value = 0): void {
    this.timers.set(this.now + Math.round(ms), op, conversation.n, conversation.token, value);
  }

  /** Something is due for a subject, whatever happens to it meanwhile. */
  surely(ms: number, op: number, subject: number, value = 0): void {
    this.timers.set(this.now + Math.round(ms), op, subject, -1, value);
  }

  agentOf(conversation: Conversation): Agent | null {
    return this.agents[conversation.agent] ?? null;
  }

  idOf(conversation: Conversation): string {
    return this.prefix + conversation.n;
  }

  tell(type: string, data: string): void {
    this.out.write(this.now, type, data);
  }

  /** An event of a conversation; `more` is JSON text such as `,"agent":"x"`. */
  tellOf(conversation: Conversation, type: string, more = ''): void {
    this.out.write(this.now, type, `{"conversation":"${this.prefix}${conversation.n}"${more}}`);
  }

  tellStatus(agent: Agent, more = ''): void {
    this.tell('agent.status_changed', `{"agent":"${agent.person.id}","status":"${agent.status}"${more}}`);
  }

  /** Whether messages are told one by one now. */
  get detailed(): boolean {
    return !this.out.map.isBrief(this.now);
  }
}

function newAgent(n: number, person: Person, now: number): Agent {
  return {
    n,
    person,
    status: 'offline',
    hand: [],
    chats: 0,
    calls: 0,
    desk: 0,
    busyUntil: 0,
    idleSince: now,
    leaving: '',
    leavingSince: 0,
    reason: '',
    nextBreakAt: 0,
    backAt: 0,
    sentHome: false,
    hadLunch: false,
  };
}

/** `,"name":"value"` */
export function field(name: string, value: string): string {
  return `,"${name}":${JSON.stringify(value)}`;
}
