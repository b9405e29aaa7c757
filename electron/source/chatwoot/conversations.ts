// All conversations of an account: read where something moved, and watched as they change. An update says how a conversation is
// now, not what happened; who did it stands in an activity that comes a moment later, and is waited for.
import { mediumOf } from './channels.ts';
import { type Known, messageDrafts, tell } from './conversation.ts';
import type { Draft } from './drafts.ts';
import type { Memory } from './memory.ts';
import type { Names } from './names.ts';
import { tellContact } from './people.ts';
import type { Reader } from './reader.ts';
import type { Conversation, Inbox, Message } from './shapes.ts';

export interface ConversationsDeps {
  readonly reader: Reader;
  readonly memory: Memory;
  readonly agents: Names;
  readonly inboxes: () => ReadonlyMap<number, Inbox>;
  /** Reads them again: one is new. */
  readonly learnInboxes: () => Promise<void>;
  readonly now: () => number;
  /** Messages that were told since the start. */
  readonly told: Set<number>;
  readonly emit: (drafts: readonly Draft[]) => void;
  /** Once for each inbox whose conversations are left out. */
  readonly onCalls: (inbox: string) => void;
}

interface Pending {
  readonly dueMs: number;
  /** As it is now; null: it is to be read. */
  readonly now: Conversation | null;
  /** About when it changed, in seconds. */
  readonly at: number;
}

/** So long the activity that tells who did it is waited for. */
const SETTLE_MS = 2_000;
/** A new conversation's first message comes with it. */
const GATHER_MS = 1_000;
const RECENT_MOST = 12;
const WATCHED_MOST = 3_000;
const TOLD_MOST = 200_000;
const NEAR_S = 10;

export class Conversations {
  readonly #deps: ConversationsDeps;
  /** The newest messages and activities of conversations that move. */
  readonly #recent = new Map<string, readonly Message[]>();
  readonly #pending = new Map<string, Pending>();
  /** When each was last told to have changed. */
  readonly #updated = new Map<string, number>();
  readonly #touched = new Map<string, number>();
  #mark = 0;
  readonly #calls = new Set<number>();
  /** Inboxes that were looked for in vain, or not yet. */
  readonly #asked = new Set<number>();

  constructor(deps: ConversationsDeps) {
    this.#deps = deps;
  }

  /**
   * Whether more is to be read of it than what a list says. @param since what moved from then on is read in any case: times are
   * whole seconds, and one second may hold more than was heard of it.
   */
  hasMoved({ id, activity, closed, assignee }: Conversation, since: number): boolean {
    const known = this.#deps.memory.conversations.get(id);
    if (known === undefined || activity >= since) return true;
    return known.activity < activity || known.closed !== closed || known.assignee !== assignee;
  }

  /** Grows with each update of a conversation: what was read before is older than what came since. */
  get mark(): number {
    return this.#mark;
  }

  /** Reads what is new of a conversation that a list has shown, and tells it. @param mark when the list was asked for. */
  async readListed(listed: Conversation, mark: number): Promise<void> {
    const { id } = listed;
    const isOld = (this.#touched.get(id) ?? 0) > mark;
    const now = isOld ? await this.#deps.reader.conversation(id) : listed;
    if (typeof now === 'object') await this.read(now);
  }

  /** Reads what is new of a conversation, and tells it. */
  async read(now: Conversation): Promise<void> {
    const { reader, memory, agents, emit, now: clock, inboxes, learnInboxes } = this.#deps;
    if (!inboxes().has(now.inbox) && !this.#asked.has(now.inbox)) {
      this.#asked.add(now.inbox);
      await learnInboxes();
    }
    const medium = this.#mediumOf(now);
    if (medium === null) return;
    const last = memory.conversations.get(now.id) ?? null;
    const behind = await reader.messages(now.id, last?.read ?? 0);
    const known = last ?? forgotten(behind, memory.since, memory.keptFrom(seconds(clock())));
    const fresh = behind.filter(({ id }) => id > (known?.read ?? 0));
    const changed = known !== null && (known.closed !== now.closed || known.assignee !== now.assignee);
    const isActive = fresh.some(({ kind }) => kind === 'activity');
    const turns = isActive || (known !== null && known.closed !== now.closed) ? await reader.turns(now.id) : [];
    const about = changed && !isActive ? merged(await reader.newest(now.id), fresh) : fresh;
    const at = Math.floor(now.updated ?? now.activity);
    const told = tell({ known, now, messages: about, turns, watched: false, at, medium, agents });
    memory.conversations.set(now.id, told.known);
    this.#pending.delete(now.id);
    if (now.updated !== null) this.#updated.set(now.id, now.updated);
    this.#remember(now.id, about);
    emit([...this.#contactOf(now), ...told.drafts.filter((draft) => this.#isNew(draft, known, about))]);
    for (const { id } of fresh) this.#deps.told.add(id);
  }

  /** A message that has just come. */
  hear(message: Message): void {
    const { memory, emit } = this.#deps;
    const { conversation, id, at } = message;
    if (message.inbox !== null && this.#mediumOf({ inbox: message.inbox }) === null) return;
    const known = memory.conversations.get(conversation);
    if (known === undefined) {
      this.#pend(conversation, { dueMs: this.#deps.now(), now: null, at });
      return;
    }
    this.#remember(conversation, [message]);
    memory.conversations.set(conversation, { ...known, activity: Math.max(known.activity, at) });
    if (id > known.read && !this.#deps.told.has(id)) {
      this.#deps.told.add(id);
      emit(messageDrafts(message));
    }
    const pending = this.#pending.get(conversation);
    if (pending !== undefined && pending.now !== null && this.#isClear(known, pending.now, pending.at)) {
      this.#settle(conversation, pending);
    }
  }

  /** A conversation as it has just become. */
  changed(now: Conversation): void {
    const { memory, emit, now: clock } = this.#deps;
    const { id, activity, updated } = now;
    if (this.#mediumOf(now) === null) return;
    this.#touched.set(id, ++this.#mark);
    const known = memory.conversations.get(id);
    if (known === undefined) {
      // One that lay still since before all that is told: a label, or a customer's name.
      if (activity >= memory.since) this.#pend(id, { dueMs: clock() + GATHER_MS, now: null, at: activity });
      return;
    }
    // Updates overtake one another.
    if (updated !== null && updated < (this.#updated.get(id) ?? 0)) return;
    if (updated !== null) this.#updated.set(id, updated);
    emit(this.#contactOf(now));
    if (known.closed === now.closed && known.assignee === now.assignee) {
      this.#pending.delete(id);
      return;
    }
    const at = Math.floor(updated ?? Math.max(activity, clock() / 1_000));
    const waiting = this.#pending.get(id);
    const pending = { dueMs: waiting?.dueMs ?? clock() + SETTLE_MS, now, at: waiting?.at ?? at };
    if (now.performer !== null || this.#isClear(known, now, at)) this.#settle(id, pending);
    else this.#pend(id, pending);
  }

  /** Does what is due. */
  async catchUp(): Promise<void> {
    for (const [id, pending] of [...this.#pending]) {
      if (pending.dueMs > this.#deps.now() || this.#pending.get(id) !== pending) continue;
      this.#pending.delete(id);
      if (pending.now !== null) this.#settle(id, pending);
      else {
        const now = await this.#deps.reader.conversation(id);
        if (typeof now === 'object') await this.read(now);
      }
    }
  }

  /** When the next one is due; null: none. */
  get dueMs(): number | null {
    const [first] = [...this.#pending.values()].map(({ dueMs }) => dueMs).sort((a, b) => a - b);
    return first ?? null;
  }

  /** Changes that waited for their activity are told without it: the connection is gone. */
  settleAll(): void {
    for (const [id, pending] of this.#pending) if (pending.now !== null) this.#settle(id, pending);
    this.#pending.clear();
    this.#updated.clear();
  }

  /** It is there no longer. */
  gone(id: string, atMs: number): void {
    const { memory, emit } = this.#deps;
    const known = memory.conversations.get(id);
    if (known === undefined) return;
    memory.conversations.delete(id);
    if (known.closed) return;
    const data = { conversation: id, by: 'system', outcome: 'deleted' };
    emit([{ id: `conversation-${id}-deleted`, type: 'conversation.ended', ms: atMs, data }]);
  }

  #settle(id: string, { now, at }: Pending): void {
    const { memory, agents, emit } = this.#deps;
    const known = memory.conversations.get(id);
    const medium = now === null ? null : this.#mediumOf(now);
    this.#pending.delete(id);
    if (known === undefined || now === null || medium === null) return;
    const messages = this.#recent.get(id) ?? [];
    const told = tell({ known, now, messages, turns: null, watched: true, at, medium, agents });
    memory.conversations.set(id, told.known);
    emit(told.drafts);
  }

  /** Whether what is known by now tells who did it. */
  #isClear(known: Known, now: Conversation, at: number): boolean {
    const turned = known.closed !== now.closed;
    if (turned && known.assignee !== now.assignee) return false;
    return (this.#recent.get(now.id) ?? []).some(
      (one) =>
        Math.abs(one.at - at) <= NEAR_S &&
        ((one.kind === 'activity' && one.at >= at - 1) || (turned && !now.closed && one.kind === 'incoming')),
    );
  }

  /** A message that was told is not told again: it may have been deleted meanwhile, and would contradict itself. */
  #isNew({ id }: Draft, known: Known | null, messages: readonly Message[]): boolean {
    if (!id.startsWith('message-')) return true;
    const number = Number(id.slice('message-'.length));
    if (known !== null && number <= known.read) return false;
    const message = messages.find((one) => one.id === number);
    return !this.#deps.told.has(number) && !(message?.deleted && known !== null && message.at <= known.activity);
  }

  #pend(id: string, pending: Pending): void {
    const waiting = this.#pending.get(id);
    this.#pending.set(
      id,
      waiting === undefined ? pending : { ...pending, dueMs: Math.min(pending.dueMs, waiting.dueMs) },
    );
  }

  #remember(id: string, messages: readonly Message[]): void {
    const all = merged(this.#recent.get(id) ?? [], messages).slice(-RECENT_MOST);
    this.#recent.delete(id);
    this.#recent.set(id, all);
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= WATCHED_MOST) break;
      this.#recent.delete(oldest);
      this.#updated.delete(oldest);
      this.#touched.delete(oldest);
    }
    // What is forgotten and comes again is known by its id.
    if (this.#deps.told.size > TOLD_MOST) this.#deps.told.clear();
  }

  #contactOf({ contact }: Conversation): readonly Draft[] {
    return contact === null ? [] : tellContact(this.#deps.memory, contact, this.#deps.now());
  }

  #mediumOf({ inbox }: Pick<Conversation, 'inbox'>): ReturnType<typeof mediumOf> {
    const known = this.#deps.inboxes().get(inbox);
    const medium = mediumOf(known ?? { channel: '', medium: null });
    if (medium === null && !this.#calls.has(inbox)) {
      this.#calls.add(inbox);
      this.#deps.onCalls(known?.name ?? String(inbox));
    }
    return medium;
  }
}

/** One that was told, and forgotten long after it was closed: only what came since is new. */
function forgotten(messages: readonly Message[], since: number, keptFrom: number): Known | null {
  const last = messages.findLast(({ at }) => at >= since && at < keptFrom);
  if (last === undefined) return null;
  return { closed: true, assignee: null, read: last.id, activity: last.at, turned: last.at, order: null };
}

function merged(some: readonly Message[], others: readonly Message[]): readonly Message[] {
  const byId = new Map([...some, ...others].map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
