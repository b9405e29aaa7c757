// What Chatwoot answers over HTTP, page by page, as far as it is used here. One thing that is told in a way that does not hold is
// refused, by its field, and what stands beside it goes on.
import { Denied } from './faults.ts';
import { Drift } from './fields.ts';
import type { Rest } from './rest.ts';
import {
  type Agent,
  type Conversation,
  type Inbox,
  listIn,
  type Message,
  type Profile,
  type Rating,
  readAgent,
  readConversation,
  readInbox,
  readMessage,
  readProfile,
  readRating,
  readTeam,
  readTurn,
  type Team,
  type Turn,
} from './shapes.ts';

export interface ReaderDeps {
  readonly rest: Rest;
  readonly account: number;
  /** It cannot be used, and why. */
  readonly refuse: (what: unknown, why: string) => void;
  /** The token may not read this: said once. */
  readonly onHidden: (what: 'turns' | 'ratings') => void;
}

/** So many come at once where they are asked for behind one. */
const MESSAGES_PAGE = 100;

export class Reader {
  readonly #deps: ReaderDeps;
  readonly #at: string;
  readonly #hidden = new Set<'turns' | 'ratings'>();

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
    this.#at = `/api/v1/accounts/${deps.account}`;
  }

  async profile(): Promise<Profile> {
    return readProfile(await this.#deps.rest.get('/api/v1/profile'));
  }

  async agents(): Promise<readonly Agent[]> {
    return this.#each('agents', await this.#get('/agents'), readAgent);
  }

  async inboxes(): Promise<ReadonlyMap<number, Inbox>> {
    const inboxes = this.#each('inboxes', await this.#get('/inboxes'), readInbox);
    return new Map(inboxes.map((inbox) => [inbox.id, inbox]));
  }

  /** Teams, and agent -> its teams. */
  async teams(): Promise<{ readonly teams: readonly Team[]; readonly groups: ReadonlyMap<string, readonly string[]> }> {
    const teams = this.#each('teams', await this.#get('/teams'), readTeam);
    const groups = new Map<string, string[]>();
    for (const { id } of teams) {
      const members = this.#each('team members', await this.#get(`/teams/${id}/team_members`), readAgent);
      for (const member of members) groups.set(member.id, [...(groups.get(member.id) ?? []), id]);
    }
    return { teams, groups };
  }

  /** Those that moved since a moment, the newest first; pages may shift while they are read, so that one may come twice. */
  async conversations(status: string, since: number): Promise<readonly Conversation[]> {
    const found = new Map<string, Conversation>();
    for (let page = 1; ; page++) {
      const answer = await this.#get(`/conversations?status=${status}&assignee_type=all&page=${page}`);
      const list = listIn('conversations', answer);
      const read = this.#each('conversations', list, readConversation);
      const fresh = read.filter(({ id, activity }) => activity >= since && !found.has(id));
      for (const one of fresh) found.set(one.id, one);
      if (list.length === 0 || (read.length > 0 && fresh.length === 0)) return [...found.values()];
    }
  }

  async conversation(id: string): Promise<Conversation | 'gone' | 'unreadable'> {
    try {
      const answer = await unless([404], () => this.#get(`/conversations/${id}`));
      return answer === null ? 'gone' : readConversation(answer);
    } catch (error) {
      if (error instanceof Drift) this.#deps.refuse(id, error.message);
      // Of an inbox that the token's owner is no member of.
      else if (!(error instanceof Denied && [401, 403].includes(error.status))) throw error;
      return 'unreadable';
    }
  }

  /** All behind one, oldest first; none of a conversation that is gone. */
  async messages(id: string, behind: number): Promise<readonly Message[]> {
    const found: Message[] = [];
    for (let after = behind; ; ) {
      const page = await this.#messages(id, `?after=${after}`);
      if (page === null) return found;
      const fresh = page.read.filter((message) => message.id > after);
      found.push(...fresh);
      const last = fresh.at(-1);
      if (page.count < MESSAGES_PAGE || last === undefined) return found;
      after = last.id;
    }
  }

  /** The newest few, oldest first. */
  async newest(id: string): Promise<readonly Message[]> {
    return (await this.#messages(id, ''))?.read ?? [];
  }

  /** When it was closed and opened, oldest first; null: this Chatwoot, or this token, does not tell. */
  async turns(id: string): Promise<readonly Turn[] | null> {
    const answer = await this.#unlessHidden('turns', `/conversations/${id}/reporting_events`);
    if (answer === null) return null;
    const turns = this.#each('reporting events', answer, readTurn).filter((turn) => turn !== null);
    return turns.sort((a, b) => a.at - b.at);
  }

  /** Those behind one, given since a moment; null: the token may not read them. @param behind of the newest that is known. */
  async ratings(behind: number, since: number): Promise<readonly Rating[] | null> {
    const found = new Map<number, Rating>();
    for (let page = 1; ; page++) {
      const answer = await this.#unlessHidden('ratings', `/csat_survey_responses?sort=-created_at&page=${page}`);
      if (answer === null) return null;
      const list = listIn('ratings', answer);
      const read = this.#each('ratings', list, readRating).filter(({ at }) => at >= since);
      const fresh = read.filter(({ id }) => !found.has(id));
      for (const one of fresh) found.set(one.id, one);
      const isEnd = read.length < list.length || fresh.every(({ id }) => id <= behind);
      if (list.length === 0 || isEnd) return [...found.values()];
    }
  }

  async #messages(id: string, query: string): Promise<{ read: Message[]; count: number } | null> {
    const answer = await unless([401, 403, 404], () => this.#get(`/conversations/${id}/messages${query}`));
    if (answer === null) return null;
    const list = listIn('messages', answer);
    const read = this.#each('messages', list, readMessage).sort((a, b) => a.id - b.id);
    return { read, count: list.length };
  }

  async #unlessHidden(what: 'turns' | 'ratings', path: string): Promise<unknown> {
    if (this.#hidden.has(what)) return null;
    const answer = await unless([401, 403, 404], () => this.#get(path));
    if (answer === null) {
      this.#hidden.add(what);
      this.#deps.onHidden(what);
    }
    return answer;
  }

  #get(path: string): Promise<unknown> {
    return this.#deps.rest.get(`${this.#at}${path}`);
  }

  #each<T>(kind: string, answer: unknown, read: (one: unknown) => T): T[] {
    return listIn(kind, answer).flatMap((one) => {
      try {
        return [read(one)];
      } catch (error) {
        if (!(error instanceof Drift)) throw error;
        this.#deps.refuse(one, error.message);
        return [];
      }
    });
  }
}

async function unless<T>(statuses: readonly number[], run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Denied && statuses.includes(error.status)) return null;
    throw error;
  }
}
