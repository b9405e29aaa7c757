// An account of Chatwoot while a connection to it stands: caught up with, then followed. One thing is done at a time, so that
// what was read over HTTP and what the WebSocket told never cross.
import type { Said } from '../../../shared/words/said.ts';
import { said } from '../../../shared/words/said.ts';
import type { SourceReport, SourceTimers } from '../port.ts';
import type { Changes } from './changes.ts';
import { Conversations } from './conversations.ts';
import type { Draft } from './drafts.ts';
import { Drift, Fields } from './fields.ts';
import type { Memory } from './memory.ts';
import { Names } from './names.ts';
import { tellAgents, tellContact, tellStatus, tellTeams } from './people.ts';
import { tellRatings } from './ratings.ts';
import type { Reader } from './reader.ts';
import {
  type Availability,
  availabilityOf,
  type Conversation,
  type Inbox,
  readContact,
  readConversation,
  readMessage,
} from './shapes.ts';

export interface AccountDeps {
  readonly account: number;
  readonly memory: Memory;
  readonly reader: Reader;
  readonly changes: Changes;
  readonly timers: SourceTimers;
  readonly now: () => number;
  readonly emit: (drafts: readonly Draft[]) => void;
  readonly flush: () => Promise<void>;
  readonly refuse: (what: unknown, why: string) => void;
  readonly report: (state: SourceReport) => void;
  readonly note: (what: Said) => void;
  readonly onLive: () => void;
  /** Messages that were told since the start. */
  readonly told: Set<number>;
}

/** Half of how long Chatwoot takes somebody to be there who says no more. */
const LOOK_MS = 10_000;
/** What a WebSocket lost unnoticed is found by then. */
const AGAIN_MS = 300_000;
/** Clocks, and Chatwoot's queues. */
const MARGIN_S = 300;
/** Open conversations without a word for longer are not read at the beginning. */
const OPEN_S = 30 * 86_400;
const OPEN = ['open', 'pending', 'snoozed'];
const AT_ONCE = 4;
const UPDATES = new Set([
  'conversation.created',
  'conversation.updated',
  'conversation.status_changed',
  'conversation.contact_changed',
  'assignee.changed',
  'team.changed',
]);

export class Account {
  readonly #deps: AccountDeps;
  readonly #names = new Names();
  readonly #conversations: Conversations;
  #inboxes: ReadonlyMap<number, Inbox> = new Map();
  #frames: { readonly event: string; readonly data: unknown }[] = [];
  #wake = () => {};
  #stopped = false;
  #live = false;
  #busyUntil = 0;
  #lookAt = 0;
  #againAt = 0;
  #peopleDue = false;
  #ratingsDue = false;

  constructor(deps: AccountDeps) {
    this.#deps = deps;
    const { reader, memory, now, emit, note, told } = deps;
    this.#conversations = new Conversations({
      ...{ reader, memory, now, emit, told },
      agents: this.#names,
      inboxes: () => this.#inboxes,
      learnInboxes: async () => {
        this.#inboxes = await reader.inboxes();
      },
      onCalls: (inbox) => note(said('chatwoot.calls', { inbox })),
    });
  }

  /** Reads what was missed, then follows until it is stopped. */
  async follow(): Promise<void> {
    const { now, onLive, flush } = this.#deps;
    this.#progress(0, null);
    await this.#readPeople();
    await this.#readMoved(true);
    await flush();
    this.#live = true;
    onLive();
    this.beat();
    while (!this.#stopped) {
      await this.#meanwhile();
      if (this.#ratingsDue) await this.#readRatings();
      if (now() >= this.#againAt) {
        await this.#readPeople();
        await this.#readMoved(false);
      }
      await flush();
      if (this.#frames.length === 0) await this.#sleep();
    }
  }

  /** What the WebSocket tells; taken in its turn. */
  hear(event: string, data: unknown): void {
    this.#frames.push({ event, data });
    this.#wake();
  }

  /** A sign of life. */
  beat(): void {
    if (this.#live && this.#deps.now() >= this.#busyUntil) this.#deps.report({ state: 'live' });
  }

  /** Chatwoot asks for fewer questions: what comes of it is late. */
  busy(ms: number): void {
    this.#busyUntil = this.#deps.now() + ms;
    this.#deps.note(said('chatwoot.busy', { seconds: Math.ceil(ms / 1_000) }));
    if (this.#live) this.#progress(0, null);
  }

  /** Somebody waits for how agents are now. */
  look(): void {
    this.#lookAt = 0;
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  /** The connection is gone: what waited to be clearer is told as it is. */
  settle(): void {
    this.#takeFrames();
    this.#conversations.settleAll();
  }

  #progress(done: number, total: number | null): void {
    this.#deps.report({ state: 'catching_up', done, total });
  }

  /** Until something comes, or is due. */
  async #sleep(): Promise<void> {
    const { now, timers } = this.#deps;
    const due = Math.min(this.#lookAt, this.#againAt, this.#conversations.dueMs ?? Number.POSITIVE_INFINITY);
    if (this.#stopped || this.#peopleDue || this.#ratingsDue || due <= now()) return;
    await new Promise<void>((resolve) => {
      const cancel = timers.setTimer(resolve, due - now());
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = () => {};
  }

  /** What came, and what is due of people. */
  async #meanwhile(): Promise<void> {
    this.#takeFrames();
    await this.#conversations.catchUp();
    if (this.#peopleDue) await this.#readPeople();
    else if (this.#deps.now() >= this.#lookAt) await this.#lookAtAgents();
  }

  async #readPeople(): Promise<void> {
    const { reader, memory, emit, now } = this.#deps;
    this.#peopleDue = false;
    this.#inboxes = await reader.inboxes();
    const { teams, groups } = await reader.teams();
    emit(tellTeams(memory, teams, now()));
    await this.#lookAtAgents(groups);
  }

  async #lookAtAgents(groups: ReadonlyMap<string, readonly string[]> | null = null): Promise<void> {
    const { reader, memory, emit, now, changes } = this.#deps;
    const begun = now();
    this.#lookAt = begun + (changes.waiting ? LOOK_MS / 5 : LOOK_MS);
    const agents = await reader.agents();
    this.#names.learn(new Map(agents.map(({ id, name }) => [id, name])));
    // Of somebody new the teams are not known yet.
    if (groups === null && agents.some(({ id }) => !memory.agents.has(id))) this.#peopleDue = true;
    emit(tellAgents(memory, agents, groups, now()));
    emit(changes.seen(new Map(agents.map(({ id, status }) => [id, status])), begun, memory));
    for (const { id, status } of agents) emit(tellStatus(memory, id, status, now()));
  }

  /** @param whole also those that lie open without having moved, and those that are gone: after a gap. */
  async #readMoved(whole: boolean): Promise<void> {
    const { reader, memory, now, flush } = this.#deps;
    const begun = Math.floor(now() / 1_000);
    const { mark } = this.#conversations;
    const found = new Map<string, Conversation>();
    const list = async (status: string, since: number) => {
      for (const one of await reader.conversations(status, since)) if (!found.has(one.id)) found.set(one.id, one);
    };
    const isFirst = memory.heard === memory.since;
    const since = isFirst ? memory.since : memory.heard - MARGIN_S;
    // A first reading that was broken off goes on with what it has not read.
    const again = isFirst ? Number.POSITIVE_INFINITY : since;
    await list('all', since);
    if (whole) for (const status of OPEN) await list(status, begun - OPEN_S);
    const open = [...memory.conversations].filter(([id, { closed }]) => whole && !closed && !found.has(id));
    for (const [id] of open) {
      const one = await reader.conversation(id);
      if (one === 'gone') this.#conversations.gone(id, now());
      else if (one !== 'unreadable') found.set(id, one);
    }
    const moved = [...found.values()].filter((one) => this.#conversations.hasMoved(one, again));
    // The newest first: they are the floor of now.
    moved.sort((a, b) => a.activity - b.activity);
    let done = 0;
    const readNext = async (): Promise<void> => {
      for (let next = moved.pop(); next !== undefined && !this.#stopped; next = moved.pop()) {
        await this.#conversations.readListed(next, mark);
        await flush();
        if (this.#live) await this.#meanwhile();
        else this.#progress(++done, done + moved.length);
      }
    };
    // What is live does not wait for what is only looked at again.
    await Promise.all(Array.from({ length: this.#live ? 1 : AT_ONCE }, readNext));
    await this.#readRatings();
    if (this.#stopped) return;
    memory.heard = begun;
    this.#againAt = now() + AGAIN_MS;
  }

  async #readRatings(): Promise<void> {
    const { reader, memory, emit } = this.#deps;
    this.#ratingsDue = false;
    const ratings = await reader.ratings(Math.min(memory.rating, ...memory.silent), memory.since);
    if (ratings !== null) emit(tellRatings(memory, ratings));
  }

  #takeFrames(): void {
    const frames = this.#frames;
    this.#frames = [];
    for (const { event, data } of frames) {
      try {
        this.#take(event, data);
      } catch (error) {
        if (!(error instanceof Drift)) throw error;
        this.#deps.refuse({ event, data }, error.message);
      }
    }
  }

  #take(event: string, data: unknown): void {
    const { account, memory, emit, now } = this.#deps;
    const fields = new Fields(event, data);
    const of = fields.get('account_id');
    if (typeof of === 'number' && of !== account) return;
    if (event === 'presence.update') this.#takePresence(fields);
    else if (event === 'message.created') this.#conversations.hear(readMessage(data));
    else if (event === 'message.updated') this.#ratingsDue ||= readMessage(data).survey;
    else if (UPDATES.has(event)) this.#conversations.changed(readConversation(data));
    else if (event === 'account.cache_invalidated') this.#peopleDue = true;
    else if (event === 'contact.updated') {
      const contact = readContact(data);
      if (memory.contacts.has(contact.id)) emit(tellContact(memory, contact, now()));
    }
  }

  /** All who are there, and how; the others are not. */
  #takePresence(fields: Fields): void {
    const { memory, emit, now } = this.#deps;
    const users = fields.inner('users');
    if (users === null) throw fields.drift('users');
    for (const id of memory.agents.keys()) {
      const told = users.get(id);
      const status: Availability | null = told === undefined ? 'offline' : availabilityOf(told);
      if (status !== null) emit(tellStatus(memory, id, status, now()));
    }
  }
}
