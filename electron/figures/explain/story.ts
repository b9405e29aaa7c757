// A conversation told event by event: each is applied by the fold of the figures, and what it changed is what it meant. Pure.
import type { Meaning, StoryEpisode, StoryEvent, StoryMeaning } from '../../../shared/contract/conversation.ts';
import type { KokpitEvent } from '../../../shared/events/event.ts';
import { isoTime } from '../../../shared/iso-time.ts';
import { Conversation } from '../conversation.ts';
import { emailOutcome } from '../day.ts';
import { FACT, type Fact, isReactivation } from '../facts.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { applyConversation } from '../row-state.ts';

export interface ToldStory {
  readonly state: Conversation;
  /** An e-mail's, ms; null: it has none. */
  readonly deadline: number | null;
  readonly events: readonly StoryEvent[];
  readonly episodes: readonly StoryEpisode[];
}

/** How it stood before an event; its lists go on, so only what is asked of them is kept. */
interface Before {
  readonly c: Conversation;
  readonly facts: number;
  readonly closedAt: number | null;
}

type Episode = { -readonly [K in keyof StoryEpisode]: StoryEpisode[K] };

/** What is known of it from its later events: the first `opened` speaks for those before it. */
interface Whole {
  readonly state: Conversation;
  /** An e-mail's deadline, ms. */
  readonly deadline: number | null;
  readonly at: number;
}

/** @param events in the total order, none later than `at`. @param deadlineOf of an e-mail opened at a moment; null: never. */
export function tellConversation(
  events: readonly KokpitEvent[],
  deadlineOf: (opened: number) => number | null,
  at: number,
): ToldStory {
  const state = new Conversation();
  applyConversation(state, events);
  const isEmail = state.kind === 'email' && state.opened !== null && !state.outbound;
  const whole: Whole = { state, deadline: isEmail ? deadlineOf(state.opened as number) : null, at };
  const c = new Conversation();
  const told: (StoryEvent & { readonly ms: number })[] = [];
  const episodes: Episode[] = [];
  const standing = (): Before => ({ c: { ...c }, facts: c.facts.length, closedAt: c.turns.at(-1) ?? null });
  let before = standing();
  applyConversation(c, events, (event) => {
    noteEpisodes(episodes, before, c, event.ms);
    const { type, source, id, data, ms } = event;
    told.push({ ms, time: isoTime(ms), type, source, id, data, meanings: meaningsOf(before, c, event, whole) });
    before = standing();
  });
  const late = lostByDeadline(whole);
  // Answers at the very deadline are in time: it stands behind the events of its moment.
  if (late !== null) told.splice(told.findLastIndex(({ ms }) => ms <= late.ms) + 1, 0, deadlineEvent(late));
  return { state, deadline: whole.deadline, episodes, events: told.map(({ ms: _ms, ...event }) => event) };
}

function noteEpisodes(episodes: Episode[], before: Before, c: Conversation, ms: number): void {
  const last = episodes.at(-1);
  const changed = c.episodeAgent !== before.c.episodeAgent;
  if (changed && last !== undefined) last.to ??= isoTime(ms);
  if (changed && c.episodeAgent !== null) {
    episodes.push({ agent: c.episodeAgent, from: isoTime(ms), to: null, first_response_s: null });
  }
  const response = c.facts.slice(before.facts).find(([code]) => code === FACT.firstResponse);
  if (last !== undefined && response !== undefined) last.first_response_s = response[3] / 1000;
}

function meaning(means: Meaning, agent: string | null, ms: number | null = null, openedMs: number | null = null) {
  const seconds = (value: number | null) => (value === null ? null : value / 1000);
  return { means, agent, seconds: seconds(ms), since_opened_s: seconds(openedMs) } satisfies StoryMeaning;
}

function meaningsOf(was: Before, c: Conversation, event: KokpitEvent, whole: Whole): StoryMeaning[] {
  const before = was.c;
  const found: StoryMeaning[] = [];
  const { type, ms } = event;
  if (type === 'conversation.opened') found.push(meaning(before.opened === null ? 'opened' : 'opened_before', null));
  if (c.episodeAgent !== before.episodeAgent) {
    if (before.episodeAgent !== null)
      found.push(meaning('episode_over', before.episodeAgent, ms - before.episodeStart));
    if (c.episodeAgent !== null) found.push(meaning('episode', c.episodeAgent));
  }
  for (const fact of c.facts.slice(was.facts)) found.push(...factMeanings(fact, whole));
  found.push(...outcomeMeanings(before, c, whole));
  if (before.open && !c.open) found.push(meaning('closed', null));
  if (!before.open && c.open && !found.some(({ means }) => means === 'reactivated')) {
    found.push(meaning('reopened', null, ms - (was.closedAt ?? ms)));
  }
  if (c.contactSince !== null && before.contactSince === null && c.message !== null) {
    found.push(meaning('contact_waits', null));
  }
  if (found.length === 0) {
    const why = whyNothing(before, event);
    if (why !== null) found.push(meaning(why, null));
  }
  return found;
}

/** A figure's fact as the reader of the facts takes it: its kind and channel decide. */
function factMeanings([code, ms, agent, value]: Fact, { state }: Whole): StoryMeaning[] {
  switch (code) {
    case FACT.firstResponse:
      return [meaning('first_response', agent, value, state.opened === null ? null : Math.max(0, ms - state.opened))];
    case FACT.resolved:
      return [meaning('resolution', agent, value < 0 ? null : value)];
    case FACT.reopened:
      return isReactivation(state.channel, value) ? [meaning('reactivated', agent, value)] : [];
    case FACT.transferred:
      return [meaning('transferred', agent)];
    case FACT.rating:
      return [meaning('rating', agent)];
    case FACT.feedback:
      return [meaning('feedback', agent)];
    case FACT.unansweredLive:
      return [meaning('unanswered_live', agent)];
    case FACT.unansweredEnded:
      return state.kind === 'chat' && state.opened !== null ? [meaning('unanswered_ended', agent)] : [];
    default:
      return [meaning('inactivity', agent)];
  }
}

/** Answered or lost (section 5), or an outbound call reached or not, where this event decided it. */
function outcomeMeanings(before: Conversation, c: Conversation, whole: Whole): StoryMeaning[] {
  const { state } = whole;
  if (state.opened === null) return [];
  if (state.outbound) {
    if (state.kind !== 'call') return [];
    if (c.firstClose !== null && before.firstClose === null && !c.firstClose.picked)
      return [meaning('not_reached', null)];
    const missed = c.firstClose !== null && !c.firstClose.picked;
    return c.picked !== null && before.picked === null && !missed ? [meaning('reached', null)] : [];
  }
  const as = ({ ...own }: Conversation): Conversation => ({ ...own, kind: state.kind, opened: state.opened });
  const after = outcomeAt(as(c), whole);
  if (after === null || outcomeAt(as(before), whole) !== null) return [];
  const by = state.kind === 'call' || state.kind === 'video' ? c.answeredBy : c.messageBy;
  return [meaning(after.lost ? 'lost' : 'answered', after.lost ? null : by, after.waitMs)];
}

/** E-mails are lost by no event: only an answer decides here. */
function outcomeAt(c: Conversation, { deadline }: Whole): Outcome | null {
  if (c.kind !== 'email') return outcomeOf(c);
  return emailOutcome(c, deadline, Number.NEGATIVE_INFINITY);
}

function lostByDeadline({ state, deadline, at }: Whole): Outcome | null {
  if (state.kind !== 'email' || state.opened === null || deadline === null) return null;
  const outcome = emailOutcome(state, deadline, at);
  return outcome?.lost === true ? outcome : null;
}

function deadlineEvent({ ms, waitMs }: Outcome): StoryEvent & { readonly ms: number } {
  const meanings = [meaning('lost', null, waitMs)];
  return { ms, time: isoTime(ms), type: null, source: null, id: null, data: {}, meanings };
}

function whyNothing(before: Conversation, { type, data }: KokpitEvent): Meaning | null {
  switch (type) {
    case 'conversation.assigned':
      return data.agent === before.assignee ? 'theirs_already' : null;
    case 'conversation.resolved':
    case 'conversation.ended':
      return before.open ? null : 'closed_already';
    case 'conversation.reopened':
      return before.open ? 'open_already' : null;
    case 'conversation.timed_out':
      return before.timedOut ? 'timed_out_before' : 'answered_before';
    case 'rating.given':
    case 'feedback.given':
      return 'nobody_assigned';
    default:
      return null;
  }
}
