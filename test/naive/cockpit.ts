// Section 1, the cockpit, naively: exactly the JSON of `kokpit report cockpit`.
import type { KokpitEvent } from '../../shared/events/event.ts';
import {
  byNameThenKey,
  dayOf,
  eventsInOrder,
  field,
  meanSeconds,
  momentOf,
  type Question,
  sum,
  utc,
} from './common.ts';
import {
  type Conversation,
  conversationsOf,
  type Episode,
  isAgentMessage,
  isConversationChosen,
} from './conversations.ts';
import { type Agent, agentsOf, isAgentChosen, type Status } from './directory.ts';

const STATUSES: readonly Status[] = ['online', 'offline', 'break', 'invisible'];
const HOUR_MS = 3_600_000;
/** "`messenger` or `instagram` within 7 × 24 h of its close, or `whatsapp` within 24 h". */
const REACTIVATION_MS: Readonly<Record<string, number>> = {
  messenger: 7 * 24 * HOUR_MS,
  instagram: 7 * 24 * HOUR_MS,
  whatsapp: 24 * HOUR_MS,
};

/** One agent's: durations in ms, and counts. */
interface Made {
  readonly firstResponses: readonly number[];
  readonly resolutions: readonly number[];
  readonly active: number;
  readonly resolved: number;
  readonly reactivated: number;
  readonly transferred: number;
}

export function naiveCockpit(events: readonly KokpitEvent[], question: Question) {
  const at = momentOf(question.at);
  const day = dayOf(at, question.tz);
  const ordered = eventsInOrder(events, at);
  const conversations = conversationsOf(ordered).filter((one) => isConversationChosen(one, question));
  const isToday = (ms: number) => dayOf(ms, question.tz) === day;
  const rows = agentsOf(ordered)
    .filter((agent) => isAgentChosen(agent, question))
    .map((agent) => ({ agent, made: madeBy(agent.id, conversations, isToday) }))
    // "A removed agent is listed only where one of the row's counts is not 0."
    .filter(({ agent, made }) => !agent.removed || countsOf(made).some((count) => count !== 0))
    .toSorted((a, b) => byRow(a.agent, b.agent));
  return {
    report: 'cockpit',
    at: utc(at),
    tz: question.tz,
    day,
    agents: rows.map(({ agent, made }) => ({
      agent: agent.id,
      name: agent.name,
      groups: agent.groups,
      status: agent.status,
      status_since: agent.statusSince === null ? null : utc(agent.statusSince),
      ...figures([made]),
    })),
    // "Totals: counts summed; averages over all samples."
    totals: figures(rows.map((row) => row.made)),
    by_status: Object.fromEntries(
      STATUSES.map((status) => [status, rows.filter((row) => row.agent.status === status).length]),
    ),
  };
}

function madeBy(agent: string, conversations: readonly Conversation[], isToday: (ms: number) => boolean): Made {
  return {
    firstResponses: conversations.flatMap((one) => firstResponses(one, agent, isToday)),
    resolutions: conversations.flatMap((one) => resolutions(one, agent, isToday)),
    // "open conversations whose assignee is the agent, now".
    active: conversations.filter((one) => one.open && one.assignee === agent).length,
    resolved: sum(conversations.map((one) => resolves(one, agent, isToday).length)),
    reactivated: sum(conversations.map((one) => reactivations(one, agent, isToday))),
    transferred: sum(conversations.map((one) => transfers(one, agent, isToday))),
  };
}

/** "per episode: from its `assigned` to the first `message.sent` by that agent, or `answered` by that agent, inside". */
function firstResponses(conversation: Conversation, agent: string, isToday: (ms: number) => boolean): number[] {
  const samples: number[] = [];
  const done: Episode[] = [];
  for (const { event, ms, before } of conversation.steps) {
    const episode = before.episode;
    if (episode === undefined || episode.agent !== agent || done.includes(episode)) continue;
    const joined = event.type === 'conversation.answered' && field(event, 'agent') === agent;
    if (!joined && !isAgentMessage(event, agent)) continue;
    done.push(episode);
    // "Day: the answer's".
    if (isToday(ms)) samples.push(ms - episode.startMs);
  }
  return samples;
}

/** "`resolved` events by that agent that closed a conversation, today". */
function resolves(conversation: Conversation, agent: string, isToday: (ms: number) => boolean) {
  return conversation.steps.filter(
    ({ event, ms, closes }) =>
      closes && event.type === 'conversation.resolved' && field(event, 'agent') === agent && isToday(ms),
  );
}

/** "from the start of the resolving agent's latest episode in the conversation to the `resolved`; no sample without". */
function resolutions(conversation: Conversation, agent: string, isToday: (ms: number) => boolean): number[] {
  return resolves(conversation, agent, isToday).flatMap((resolve) => {
    const earlier = conversation.steps.slice(0, conversation.steps.indexOf(resolve));
    const start = earlier.findLast((step) => step.after.episode?.agent === agent)?.after.episode?.startMs;
    return start === undefined ? [] : [resolve.ms - start];
  });
}

/** "`reopened` by that agent of a closed conversation, today, … (both ends included)". */
function reactivations(conversation: Conversation, agent: string, isToday: (ms: number) => boolean): number {
  const within = REACTIVATION_MS[conversation.channel];
  return conversation.steps.filter(({ event, ms, reopens }, index) => {
    if (within === undefined || !reopens || field(event, 'by') !== 'agent' || field(event, 'agent') !== agent)
      return false;
    const closedMs = conversation.steps.slice(0, index).findLast((step) => step.closes)?.ms;
    return isToday(ms) && closedMs !== undefined && ms - closedMs <= within;
  }).length;
}

/** "manual `assigned` events, today, in which a conversation goes to someone else … counted for that actor". */
function transfers(conversation: Conversation, actor: string, isToday: (ms: number) => boolean): number {
  return conversation.steps.filter(({ event, ms, before }) => {
    if (event.type !== 'conversation.assigned' || field(event, 'by') !== 'manual' || !isToday(ms)) return false;
    const agent = field(event, 'agent');
    // "`actor` (or, where absent, that assignee) is another than `agent`".
    const by = field(event, 'actor') ?? before.assignee;
    return agent !== before.assignee && by !== agent && by === actor;
  }).length;
}

function countsOf(made: Made): readonly number[] {
  const { firstResponses, resolutions, active, resolved, reactivated, transferred } = made;
  return [firstResponses.length, resolutions.length, active, resolved, reactivated, transferred];
}

function figures(all: readonly Made[]) {
  const responses = all.flatMap((made) => made.firstResponses);
  const resolutionTimes = all.flatMap((made) => made.resolutions);
  return {
    first_response_avg_s: meanSeconds(responses),
    first_response_count: responses.length,
    resolution_avg_s: meanSeconds(resolutionTimes),
    resolution_count: resolutionTimes.length,
    active: sum(all.map((made) => made.active)),
    resolved: sum(all.map((made) => made.resolved)),
    reactivated: sum(all.map((made) => made.reactivated)),
    transferred: sum(all.map((made) => made.transferred)),
  };
}

/** "cockpit by status (online, offline, break, invisible), then name, then id". */
function byRow(a: Agent, b: Agent): number {
  const byStatus = STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status);
  return byStatus || byNameThenKey({ name: a.name, key: a.id }, { name: b.name, key: b.id });
}
