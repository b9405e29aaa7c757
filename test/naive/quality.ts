// Section 2, quality, naively: exactly the JSON of `kokpit report quality`.
import type { KokpitEvent } from '../../shared/events/event.ts';
import {
  byNameThenKey,
  eventsInOrder,
  field,
  isInDays,
  isNarrowed,
  momentOf,
  type Question,
  ratio,
  sum,
} from './common.ts';
import { type Conversation, conversationsOf, isAgentMessage, isConversationChosen } from './conversations.ts';
import { type Agent, agentsOf, isAgentChosen, namesOf } from './directory.ts';

export interface QualityQuestion extends Question {
  readonly from: string;
  readonly to: string;
  /** `agent` where absent. */
  readonly by?: 'agent' | 'group';
}

const ACTIONS = [
  'new_unassigned',
  'new_reassigned',
  'new_not_reassigned',
  'message_sent',
  'live_reassigned',
  'live_not_reassigned',
  'resumed_reassigned',
  'resumed_not_reassigned',
] as const;

/** One event that counts, and for whom: an agent, or nobody. */
interface Item {
  readonly who: string | undefined;
  readonly what: 'rating' | 'feedback' | 'unanswered_live' | 'unanswered_ended' | (typeof ACTIONS)[number];
  readonly stars: number;
}

interface Row {
  readonly key: string | null;
  readonly name: string | null;
  readonly items: readonly Item[];
  /** Of an agent's row. */
  readonly groups?: readonly string[];
}

export function naiveQuality(events: readonly KokpitEvent[], question: QualityQuestion) {
  const { from, to, tz, by = 'agent' } = question;
  const ordered = eventsInOrder(events, momentOf(question.at));
  const items = conversationsOf(ordered)
    .filter((one) => isConversationChosen(one, question))
    .flatMap((one) => itemsOf(one, (ms) => isInDays(ms, from, to, tz)));
  const agents = agentsOf(ordered)
    // "with a choice of groups or agents only theirs".
    .filter((agent) => isAgentChosen(agent, question))
    // "A removed agent is listed only where one of the row's counts is not 0."
    .filter((agent) => !agent.removed || items.some((item) => item.who === agent.id));
  // "with no assignee it stands in a row of its own, key `null`"; nobody's row is no chosen group's or agent's.
  const nobodys =
    isNarrowed(question.group) || isNarrowed(question.agent) ? [] : items.filter((item) => item.who === undefined);
  const rows =
    by === 'agent' ? rowsByAgent(agents, items, nobodys) : rowsByGroup(agents, items, nobodys, question, ordered);
  // "a total is over the rows shown and counts each event once".
  const shown = items.filter((item) => rows.some((row) => row.items.includes(item)));
  return {
    report: 'quality',
    from,
    to,
    tz,
    by,
    rows: rows.toSorted(byNameThenKey).map(({ items: own, ...row }) => ({ ...row, ...figures(own) })),
    totals: figures(shown),
  };
}

function rowsByAgent(agents: readonly Agent[], items: readonly Item[], nobodys: readonly Item[]): readonly Row[] {
  const rows = agents.map(({ id, name, groups }) => ({
    key: id,
    name,
    groups,
    items: items.filter((item) => item.who === id),
  }));
  return [...rows, ...nullRow(nobodys).map((row) => ({ ...row, groups: [] }))];
}

/** "By group: each of the agent's groups; agents of no group, and the row of no agent, under key `null`." */
function rowsByGroup(
  agents: readonly Agent[],
  items: readonly Item[],
  nobodys: readonly Item[],
  question: QualityQuestion,
  ordered: readonly KokpitEvent[],
): readonly Row[] {
  const names = namesOf(ordered, 'group');
  const theirs = agents.flatMap((agent) => agent.groups);
  // "all groups of the directory and of those agents; … with a choice of groups or agents only theirs".
  const all = isNarrowed(question.agent) ? theirs : [...names.keys(), ...theirs];
  const shown = [...new Set(all)].filter((group) => !isNarrowed(question.group) || question.group?.includes(group));
  const itemsOfAgents = (some: readonly Agent[]) => items.filter((item) => some.some((agent) => agent.id === item.who));
  const rows = shown.map((group) => ({
    key: group,
    name: names.get(group) ?? group,
    items: itemsOfAgents(agents.filter((agent) => agent.groups.includes(group))),
  }));
  const groupless = itemsOfAgents(agents.filter((agent) => agent.groups.length === 0));
  return [...rows, ...nullRow([...groupless, ...nobodys])];
}

/** "the `null` row only when one of its counts is not 0". */
function nullRow(items: readonly Item[]): readonly Row[] {
  return items.length === 0 ? [] : [{ key: null, name: null, items }];
}

function itemsOf(conversation: Conversation, isInPeriod: (ms: number) => boolean): readonly Item[] {
  const { steps } = conversation;
  const items: Item[] = [];
  steps.forEach(({ event, ms, before, closes }, index) => {
    if (!isInPeriod(ms)) return;
    const earlier = steps.slice(0, index);
    // "An event counts for the assignee at that moment".
    const item = (what: Item['what'], who = before.assignee) =>
      items.push({ what, who, stars: what === 'rating' ? Number(event.data.stars) : 0 });
    const isWritten = earlier.some((step) => isAgentMessage(step.event));
    const isJoined = earlier.some((step) => step.event.type === 'conversation.answered');
    // "a rating while no agent is assigned is left out"; feedback "with the same exclusion".
    if (event.type === 'rating.given' && before.assignee !== undefined) item('rating');
    if (event.type === 'feedback.given' && before.assignee !== undefined) item('feedback');
    // "for `inactivity.acted`: its `agent` where given".
    if (event.type === 'inactivity.acted') {
      item(field(event, 'action') as (typeof ACTIONS)[number], field(event, 'agent') ?? before.assignee);
    }
    // "whose first `timed_out` comes before any agent message or `answered`; once per conversation".
    const isFirstTimeout = !earlier.some((step) => step.event.type === 'conversation.timed_out');
    if (event.type === 'conversation.timed_out' && isFirstTimeout && !isWritten && !isJoined) item('unanswered_live');
    // "of kind `chat`, their `opened` known, whose first close comes before any agent message; once per conversation".
    const isFirstClose = closes && !earlier.some((step) => step.closes);
    const isKnownChat = conversation.kind === 'chat' && conversation.opened !== undefined;
    if (isFirstClose && isKnownChat && !isWritten) item('unanswered_ended');
  });
  return items;
}

function figures(items: readonly Item[]) {
  const count = (what: Item['what']) => items.filter((item) => item.what === what).length;
  const ratings = items.filter((item) => item.what === 'rating');
  const inactivity = Object.fromEntries(ACTIONS.map((action) => [action, count(action)]));
  return {
    satisfaction_avg: ratio(sum(ratings.map((item) => item.stars)), ratings.length, 3),
    satisfaction_count: ratings.length,
    satisfaction_stars: Object.fromEntries(
      [1, 2, 3, 4, 5].map((stars) => [stars, ratings.filter((item) => item.stars === stars).length]),
    ),
    feedback_count: count('feedback'),
    unanswered_live: count('unanswered_live'),
    unanswered_ended: count('unanswered_ended'),
    inactivity,
    inactivity_total: sum(ACTIONS.map(count)),
    returning_assigned: count('resumed_reassigned'),
    returning_failed: count('resumed_not_reassigned'),
  };
}
