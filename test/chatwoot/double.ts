// A Chatwoot to test against, made from its published interface: what it holds, and what people do there. Time is the test's.
// It answers over HTTP and tells over a WebSocket by `double-server.ts`.

export interface DoubleAgent {
  readonly id: number;
  name: string;
  role: 'agent' | 'administrator';
  availability: 'online' | 'busy' | 'offline';
  autoOffline: boolean;
  /** They last said that they are there, in seconds. */
  seenAt: number;
  teams: number[];
}

export interface DoubleMessage {
  readonly id: number;
  readonly conversation: number;
  readonly type: 0 | 1 | 2 | 3;
  content: string | null;
  readonly at: number;
  readonly sender: object | null;
  readonly private: boolean;
  contentType: string;
  attributes: object;
}

export interface DoubleConversation {
  readonly id: number;
  readonly inbox: number;
  readonly contact: number;
  readonly created: number;
  status: 'open' | 'resolved' | 'pending' | 'snoozed';
  assignee: number | null;
  activity: number;
  updated: number;
}

interface DoubleContact {
  readonly id: number;
  name: string;
  company: string | null;
}

/** A presence that is not renewed lasts so long. */
const PRESENCE_S = 20;
export const ACCOUNT = 3;

export class Double {
  readonly now: () => number;
  readonly agents: DoubleAgent[] = [];
  readonly teams = [
    { id: 1, name: 'support' },
    { id: 2, name: 'sales' },
  ];
  inboxes = [
    { id: 1, name: 'Website', channel_type: 'Channel::WebWidget' },
    { id: 2, name: 'Mail', channel_type: 'Channel::Email' },
    { id: 3, name: 'WhatsApp', channel_type: 'Channel::Whatsapp' },
    { id: 4, name: 'Phone', channel_type: 'Channel::Voice' },
  ];
  readonly contacts: DoubleContact[] = [];
  readonly conversations: DoubleConversation[] = [];
  readonly messages: DoubleMessage[] = [];
  readonly turns: { name: string; conversation: number; user: number | null; at: number; value: number }[] = [];
  readonly ratings: { id: number; conversation: number; at: number; rating: number; feedback: string | null }[] = [];
  /** To whoever listens; the test may hold it back, double it or drop it. */
  tell: (event: string, data: object) => void = () => {};
  /** Activities come a moment later, by a job of their own: while it is set, they are put off. */
  putOff: (() => void)[] | null = null;
  #ids = 100;

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.now = now;
  }

  get seconds(): number {
    return Math.floor(this.now() / 1_000);
  }

  agent(id: number, name: string, teams: number[] = [], role: DoubleAgent['role'] = 'agent'): DoubleAgent {
    const agent = { id, name, role, availability: 'online' as const, autoOffline: true, seenAt: 0, teams };
    this.agents.push(agent);
    return agent;
  }

  contact(id: number, name: string, company: string | null = null): void {
    this.contacts.push({ id, name, company });
  }

  /** They say that they are there. */
  present(...ids: number[]): void {
    for (const id of ids) this.#agent(id).seenAt = this.seconds;
  }

  statusOf({ availability, autoOffline, seenAt }: DoubleAgent): string {
    return !autoOffline || seenAt > this.seconds - PRESENCE_S ? availability : 'offline';
  }

  /** A customer writes first, or an agent does. */
  open(id: number, contact: number, inbox: number, text: string, by: number | null = null): void {
    const at = this.seconds;
    const conversation = { id, inbox, contact, created: at, status: 'open' as const, assignee: null, activity: at };
    this.conversations.push({ ...conversation, updated: this.now() / 1_000 });
    this.#update('conversation.created', id);
    if (by === null) this.write(id, text);
    else this.reply(id, by, text);
  }

  write(id: number, text: string): void {
    const conversation = this.#conversation(id);
    const contact = this.contacts.find((one) => one.id === conversation.contact);
    this.#message(id, 0, text, { id: conversation.contact, name: contact?.name, type: 'contact' });
    if (conversation.status === 'resolved') this.#turn(conversation, 'open', null);
  }

  reply(id: number, agent: number, text: string, about: Partial<DoubleMessage> = {}): number {
    return this.#message(id, 1, text, { id: agent, name: this.#agent(agent).name, type: 'user' }, about);
  }

  /** What Chatwoot or a program sends. */
  automatic(id: number, text: string, type: 1 | 3 = 3, sender: object | null = null): number {
    return this.#message(id, type, text, sender);
  }

  /** @param by null: Chatwoot by itself. */
  assign(id: number, agent: number | null, by: number | null): void {
    const conversation = this.#conversation(id);
    conversation.assignee = agent;
    this.#update('assignee.changed', id);
    if (by === null) return;
    const [whom, who] = [agent === null ? '' : this.#agent(agent).name, this.#agent(by).name];
    this.#activity(id, by === agent ? `${who} nahm sich das` : `An ${whom} von ${who}`);
  }

  /** @param by null: by itself, after a time; a text: by a contact of that name. */
  resolve(id: number, by: number | null | string): void {
    this.#turn(this.#conversation(id), 'resolved', by);
  }

  reopen(id: number, by: number): void {
    this.#turn(this.#conversation(id), 'open', by);
  }

  snooze(id: number, by: number): void {
    this.#turn(this.#conversation(id), 'snoozed', by);
  }

  rate(id: number, rating: number, feedback: string | null): void {
    const known = this.ratings.find(({ conversation }) => conversation === id);
    if (known === undefined) {
      const at = this.seconds;
      this.ratings.unshift({ id: this.ratings.length + 1, conversation: id, at, rating, feedback });
    } else known.feedback = feedback;
    const survey = this.messages.findLast((one) => one.conversation === id && one.contentType === 'input_csat');
    if (survey !== undefined) this.tell('message.updated', this.messageJson(survey));
  }

  survey(id: number): void {
    this.#message(id, 3, 'Wie war es?', null, { contentType: 'input_csat' });
  }

  remove(id: number): void {
    const message = this.messages.find((one) => one.id === id);
    if (message === undefined) return;
    message.content = 'This message was deleted';
    message.attributes = { deleted: true };
    this.tell('message.updated', this.messageJson(message));
  }

  /** Shown to all who listen, as at each subscription. */
  tellPresence(): void {
    const there = this.agents.filter((agent) => this.statusOf(agent) !== 'offline' || !agent.autoOffline);
    const users = Object.fromEntries(there.map((agent) => [agent.id, this.statusOf(agent)]));
    this.tell('presence.update', { account_id: ACCOUNT, users });
  }

  agentJson(agent: DoubleAgent): object {
    const { id, name, role, autoOffline } = agent;
    const about = { confirmed: true, email: `${name.toLowerCase()}@example.com`, available_name: name, thumbnail: '' };
    return {
      id,
      account_id: ACCOUNT,
      ...about,
      name,
      role,
      auto_offline: autoOffline,
      availability_status: this.statusOf(agent),
    };
  }

  /** As a list shows it; `isUpdate`: as the WebSocket tells it. */
  conversationJson(one: DoubleConversation, isUpdate = false): object {
    const { id, inbox, contact, status, created, activity, updated } = one;
    const sender = this.contacts.find((other) => other.id === contact);
    const assignee = this.agents.find((agent) => agent.id === one.assignee);
    const company = sender?.company == null ? {} : { company_name: sender.company };
    const channel = this.inboxes.find((other) => other.id === inbox)?.channel_type;
    return {
      id,
      account_id: ACCOUNT,
      inbox_id: inbox,
      status,
      created_at: created,
      timestamp: isUpdate ? activity : String(activity),
      last_activity_at: activity,
      updated_at: updated,
      muted: false,
      can_reply: true,
      labels: [],
      messages: [],
      unread_count: 0,
      meta: {
        sender: { id: sender?.id, name: sender?.name, additional_attributes: company, type: 'contact' },
        channel,
        ...(assignee === undefined ? {} : { assignee: { id: assignee.id, name: assignee.name, type: 'user' } }),
        ...(isUpdate && assignee !== undefined ? { assignee_type: 'User' } : {}),
      },
    };
  }

  messageJson(one: DoubleMessage): object {
    const conversation = this.#conversation(one.conversation);
    return {
      id: one.id,
      account_id: ACCOUNT,
      content: one.content,
      inbox_id: conversation.inbox,
      conversation_id: one.conversation,
      message_type: one.type,
      content_type: one.contentType,
      content_attributes: one.attributes,
      status: 'sent',
      created_at: one.at,
      private: one.private,
      ...(one.sender === null ? {} : { sender: one.sender }),
    };
  }

  #turn(conversation: DoubleConversation, status: DoubleConversation['status'], by: number | null | string): void {
    const { id, assignee } = conversation;
    const was = conversation.status;
    conversation.status = status;
    const turn = { conversation: id, user: assignee, at: this.now() / 1_000, value: 0 };
    if (status === 'resolved') this.turns.push({ ...turn, name: 'conversation_resolved' });
    if (was === 'resolved') this.turns.push({ ...turn, name: 'conversation_opened', value: 60 });
    this.#update('conversation.status_changed', id);
    if (by === null && status !== 'resolved') return;
    const who = typeof by === 'number' ? this.#agent(by).name : (by ?? 'Ablauf einer Frist');
    this.#activity(id, `${status} durch ${who}`);
  }

  #activity(id: number, text: string): void {
    const write = () => void this.#message(id, 2, text, null);
    if (this.putOff === null) write();
    else this.putOff.push(write);
  }

  #message(
    id: number,
    type: DoubleMessage['type'],
    content: string,
    sender: object | null,
    about: Partial<DoubleMessage> = {},
  ): number {
    const at = this.seconds;
    const rest = { content, at, sender, private: false, contentType: 'text', attributes: {}, ...about };
    const message: DoubleMessage = { id: ++this.#ids, conversation: id, type, ...rest };
    this.messages.push(message);
    this.#conversation(id).activity = at;
    this.tell('message.created', this.messageJson(message));
    return message.id;
  }

  #update(event: string, id: number): void {
    const conversation = this.#conversation(id);
    conversation.updated = this.now() / 1_000;
    this.tell(event, this.conversationJson(conversation, true));
  }

  #agent(id: number): DoubleAgent {
    return this.agents.find((agent) => agent.id === id) as DoubleAgent;
  }

  #conversation(id: number): DoubleConversation {
    return this.conversations.find((one) => one.id === id) as DoubleConversation;
  }
}
