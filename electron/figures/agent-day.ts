// One agent's day: statuses as stretches of time, conversations read again one by one by the fold of all figures. Pure;
// events are given in the total order, none later than the moment asked for.
import type {
  AgentConversation,
  AgentDay,
  AgentStatus,
  CockpitFigures,
  StatusPiece,
  StatusTotal,
} from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { addCell, addConversation, CellBook, emptyCell } from './cells.ts';
import { figuresOf } from './cockpit.ts';
import { Conversation, type Kind } from './conversation.ts';
import type { Days } from './days.ts';
import { FACT, type Fact } from './facts.ts';
import { applyPresence, newPresence } from './presence.ts';
import { applyConversation } from './row-state.ts';

/** From `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Kinds that take an agent's attention while they last; e-mails and tickets lie in a list. */
const LIVE_KINDS: readonly Kind[] = ['call', 'video', 'chat'];

/** @param events the agent's `agent.status_changed`. @param day as far as it is told. */
export function statusPieces(events: readonly KokpitEvent[], day: Stretch): readonly StatusPiece[] {
  const presence = newPresence();
  const begun: Omit<StatusPiece, 'from' | 'to' | 'ended'>[] = [
    { status: presence.status, reason: null, actor: null, began: null },
  ];
  for (const event of events) {
    applyPresence(presence, event);
    const { status, reason } = presence;
    const last = begun.at(-1);
    // Said again is no change: it goes on from where it began.
    if (last !== undefined && last.began !== null && last.status === status && last.reason === reason) continue;
    const actor = typeof event.data.actor === 'string' ? event.data.actor : null;
    begun.push({ status, reason, actor, began: event.ms });
  }
  return begun.flatMap((piece, n) => {
    const ended = begun[n + 1]?.began ?? null;
    const from = Math.max(day.from, piece.began ?? day.from);
    const to = Math.min(day.to, ended ?? day.to);
    return from < to ? [{ ...piece, from, to, ended }] : [];
  });
}

export function statusTotals(pieces: readonly StatusPiece[]): Pick<AgentDay, 'by_status' | 'by_reason'> {
  const by_status: Record<AgentStatus, number> = { online: 0, offline: 0, break: 0, invisible: 0 };
  const by_reason: StatusTotal[] = [];
  for (const { status, reason, from, to } of pieces) {
    by_status[status] += to - from;
    const at = by_reason.findIndex((total) => total.status === status && total.reason === reason);
    const known = by_reason[at];
    if (known === undefined) by_reason.push({ status, reason, ms: to - from });
    else by_reason[at] = { ...known, ms: known.ms + to - from };
  }
  return { by_status, by_reason: by_reason.sort((a, b) => b.ms - a.ms) };
}

/** A conversation read again for one agent. */
export interface Retold {
  readonly id: string;
  readonly state: Conversation;
  /** When it came to the agent, each time. */
  readonly came: readonly number[];
  /** When it was open and the agent's; the last may go on, then it ends with the day. */
  readonly active: readonly Stretch[];
  /** What customers left while it was the agent's. */
  readonly left: readonly KokpitEvent[];
}

export function retell(id: string, events: readonly KokpitEvent[], agent: string, day: Stretch): Retold {
  const c = new Conversation();
  const came: number[] = [];
  const active: Stretch[] = [];
  const left: KokpitEvent[] = [];
  let since: number | null = null;
  let before: string | null = null;
  applyConversation(c, events, (event) => {
    if (c.episodeAgent === agent && before !== agent) came.push(event.ms);
    if (c.assignee === agent && (event.type === 'rating.given' || event.type === 'feedback.given')) left.push(event);
    const theirs = c.open && c.assignee === agent;
    if (theirs) since ??= event.ms;
    else if (since !== null) {
      active.push({ from: since, to: event.ms });
      since = null;
    }
    before = c.episodeAgent;
  });
  if (since !== null) active.push({ from: since, to: day.to });
  return { id, state: c, came, active, left };
}

/** Names come from the directory, elsewhere. */
export type AgentConversationRow = Omit<AgentConversation, 'contact' | 'company'>;

/** @returns null where it was not the agent's on that day in any way. */
export function conversationRow(told: Retold, agent: string, day: Stretch): AgentConversationRow | null {
  const { state: c } = told;
  const within = (ms: number | null): ms is number => ms !== null && ms >= day.from && ms < day.to;
  const own = (code: number): Fact[] =>
    c.facts.filter(([what, ms, who]) => what === code && who === agent && isNow(ms, day));
  const came = told.came.find((ms) => isNow(ms, day)) ?? null;
  const [response] = own(FACT.firstResponse);
  const [resolve] = own(FACT.resolved);
  const [transfer] = own(FACT.transferred);
  const rating = own(FACT.rating).at(-1);
  const answered = response?.[1] ?? firstAnswerBy(c, agent).find((ms) => isNow(ms, day)) ?? null;
  const touches = told.active.some(({ from, to }) => from < day.to && to > day.from) || within(came);
  const counts = c.facts.some(([, ms, who]) => who === agent && isNow(ms, day));
  if (!touches && !counts && answered === null && came === null) return null;
  return {
    conversation: told.id,
    kind: c.kind,
    channel: c.channel,
    came,
    opened: c.opened,
    answered,
    first_response_s: response === undefined ? null : response[3] / 1000,
    since_opened_s: response === undefined || c.opened === null ? null : Math.max(0, response[1] - c.opened) / 1000,
    resolved: resolve?.[1] ?? null,
    resolution_s: resolve === undefined || resolve[3] < 0 ? null : resolve[3] / 1000,
    transferred: transfer !== undefined,
    state: !c.open ? 'closed' : c.assignee === agent ? 'theirs' : 'others',
    stars: rating?.[3] ?? null,
  };
}

/** On the day; of an event at the very moment of now, too. */
function isNow(ms: number, day: Stretch): boolean {
  return ms >= day.from && ms <= day.to;
}

function firstAnswerBy(c: Conversation, agent: string): number[] {
  const first = [c.answeredBy === agent ? c.answered : null, c.messageBy === agent ? c.message : null];
  return first.filter((ms) => ms !== null).sort((a, b) => a - b);
}

/** Section 1 of this agent, of conversations folded up to the moment asked for, on the day `date`. */
export function figuresOfDay(states: Iterable<Conversation>, agent: string, date: string, days: Days): CockpitFigures {
  const book = new CellBook();
  for (const state of states) addConversation(book, state, 1, days);
  const sum = emptyCell();
  for (const cell of book.cells()) {
    if (cell.agent === agent && (cell.day === '' || cell.day === date)) addCell(sum, cell);
  }
  return figuresOf(sum);
}

/** From each moment on, how many conversations were the agent's. */
export function loadOf(told: readonly Retold[], day: Stretch): AgentDay['load'] {
  const steps = new Map<number, number>([[day.from, 0]]);
  const step = (ms: number, by: number): unknown => steps.set(ms, (steps.get(ms) ?? 0) + by);
  for (const { from, to } of told.flatMap(({ active }) => active)) {
    if (to <= day.from || from >= day.to) continue;
    step(Math.max(from, day.from), 1);
    if (to < day.to) step(to, -1);
  }
  let count = 0;
  const load: [number, number][] = [];
  for (const [ms, by] of [...steps].sort(([a], [b]) => a - b)) {
    count += by;
    if (load.at(-1)?.[1] !== count) load.push([ms, count]);
  }
  return load;
}

/** How long the agent was online and had at least one live conversation in hand. */
export function occupiedMs(told: readonly Retold[], pieces: readonly StatusPiece[]): number {
  const live = told.flatMap(({ state, active }) => (LIVE_KINDS.includes(state.kind) ? active : []));
  const busy = union(live);
  let ms = 0;
  for (const piece of pieces) {
    if (piece.status !== 'online') continue;
    for (const { from, to } of busy) ms += Math.max(0, Math.min(to, piece.to) - Math.max(from, piece.from));
  }
  return ms;
}

/** Stretches that overlap or touch become one. */
function union(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
