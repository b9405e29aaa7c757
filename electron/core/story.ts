// One conversation's whole story over a cache: its events in order, what each meant, and the names in it. Called on the
// report thread.
import type { ConversationStory, NamedKind, Names } from '../../shared/contract/conversation.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { said } from '../../shared/words/said.ts';
import type { CacheReader } from '../cache/types.ts';
import { companyOf } from '../figures/companies.ts';
import type { Days } from '../figures/days.ts';
import { ExplainError } from '../figures/explain/path.ts';
import { tellConversation } from '../figures/explain/story.ts';
import { deadlines } from '../figures/hours.ts';
import { statesAsOf } from './as-of.ts';
import { eventsOf } from './explain-read.ts';
import { houseHours } from './house-hours.ts';

/** The fields of an event's data that hold an agent. */
const AGENT_FIELDS = ['agent', 'actor'] as const;

/** @param at the moment up to which it is told, ms since 1970. @throws ExplainError where nothing is known of it. */
export function answerConversation(
  reader: CacheReader,
  days: Days,
  conversation: string,
  at: number,
): ConversationStory {
  return reader.snapshot(() => {
    const events = eventsOf(reader, 'conversation', conversation, at);
    if (events.length === 0) throw new ExplainError(said('explain.unknown_conversation', { conversation }));
    const { state: c, ...told } = tellConversation(events, deadlines(houseHours(reader), days), at);
    const contact = c.contact === null ? null : stateOf(reader, 'contact', c.contact, at);
    const company = companyOf(c, { contacts: new Map(contact === null ? [] : [[c.contact as string, contact]]) });
    const agents = events.flatMap(({ data }) => AGENT_FIELDS.map((field) => data[field]));
    return {
      conversation,
      at: isoTime(at),
      kind: c.kind,
      channel: c.channel,
      direction: c.outbound ? 'outbound' : 'inbound',
      ...{ product: c.product, group: c.group, contact: c.contact, company },
      opened: c.opened === null ? null : isoTime(c.opened),
      open: c.open,
      closed: c.open ? null : isoTime(c.turns.at(-1) as number),
      assignee: c.assignee,
      deadline: told.deadline === null ? null : isoTime(told.deadline),
      episodes: told.episodes,
      events: told.events,
      names: namesOf(reader, at, {
        agent: [c.assignee, ...agents, ...told.events.flatMap(({ meanings }) => meanings.map(({ agent }) => agent))],
        group: [c.group],
        product: [c.product],
        contact: [c.contact],
        company: [company],
      }),
    };
  });
}

/** The directory's last word on these ids, where it has a name for them. */
export function namesOf(reader: CacheReader, at: number, ids: Readonly<Record<NamedKind, readonly unknown[]>>): Names {
  const of = (kind: NamedKind): Readonly<Record<string, string>> => {
    const asked = [...new Set(ids[kind])].filter((id) => typeof id === 'string');
    const rows = asked.length === 0 ? [] : reader.findStreams(kind, asked).values();
    const named = [...statesAsOf(reader, rows, kind, at)].flatMap(({ id, state }) =>
      state.name === null ? [] : [[id, state.name] as const],
    );
    return Object.fromEntries(named);
  };
  return {
    agent: of('agent'),
    group: of('group'),
    product: of('product'),
    company: of('company'),
    contact: of('contact'),
  };
}

function stateOf(reader: CacheReader, kind: NamedKind, id: string, at: number) {
  const row = reader.findStream(kind, id);
  const [found] = row === null ? [] : statesAsOf(reader, [row], kind, at);
  return found?.state ?? null;
}
