// Section 1 explained: an agent's day, or all agents', from the facts that the cells are sums of. Pure.

import { passes } from '../board.ts';
import { addFacts, addStanding, CellBook, type KeyedCell, standingOf } from '../cells.ts';
import { isOfChoice } from '../choice.ts';
import type { CockpitChoice } from '../cockpit.ts';
import type { CockpitReport } from '../cockpit-report.ts';
import type { Conversation } from '../conversation.ts';
import type { Days } from '../days.ts';
import { FACT, type Fact, isReactivation } from '../facts.ts';
import { type Draft, type DraftItem, type DraftList, named, one, type Search, type Told } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { doerOf } from './passed-over.ts';
import { COCKPIT_RULES } from './rules.ts';

export interface CockpitAsked {
  readonly at: number;
  readonly days: Days;
  readonly choice: CockpitChoice;
  /** Everybody who is an agent: in the directory, or named by now. */
  readonly named: ReadonlySet<string>;
}

type Figure = keyof CockpitReport['totals'];

/** The facts that a figure is made of, what the cell of one of them says, and which events of the type were not counted. */
const SUMS: Readonly<
  Record<Exclude<Figure, 'active'>, { code: number; adds: (cell: KeyedCell) => number; types: readonly string[] }>
> = {
  first_response_avg_s: { code: FACT.firstResponse, adds: (cell) => cell.first_response_n, types: [] },
  first_response_count: { code: FACT.firstResponse, adds: (cell) => cell.first_response_n, types: [] },
  resolution_avg_s: { code: FACT.resolved, adds: (cell) => cell.resolution_n, types: [] },
  resolution_count: { code: FACT.resolved, adds: (cell) => cell.resolution_n, types: [] },
  resolved: { code: FACT.resolved, adds: (cell) => cell.resolved, types: ['conversation.resolved'] },
  reactivated: { code: FACT.reopened, adds: (cell) => cell.reactivated, types: ['conversation.reopened'] },
  transferred: { code: FACT.transferred, adds: (cell) => cell.transferred, types: ['conversation.assigned'] },
};

/**
 * @param way from the report's root: `agents`, place, figure; `tables`, status, figure; or `totals`, figure.
 * @returns null where the path is no figure of agents' sums (a name, a status).
 */
export function cockpitDraft(
  told: Iterable<Told>,
  report: CockpitReport,
  way: readonly (string | number)[],
  asked: CockpitAsked,
  room: Room,
): Draft | null {
  const figure = way.at(-1) as Figure;
  if (!Object.hasOwn(report.totals, figure)) return null;
  const total = way[0] === 'totals';
  const shown =
    way[0] === 'tables'
      ? report.agents.filter(({ status }) => status === way[1])
      : total
        ? report.agents
        : [report.agents[way[1] as number] as CockpitReport['agents'][number]];
  const agents = new Set(shown.map(({ agent }) => agent));
  const of = { ...asked, agents, total };
  return figure === 'active' ? activeDraft(told, of, room) : sumDraft(told, figure, of, room);
}

/** Of these agents, and whether that is all of them. */
type Of = CockpitAsked & { readonly agents: ReadonlySet<string>; readonly total: boolean };

function activeDraft(told: Iterable<Told>, { agents, total, ...asked }: Of, room: Room): Draft {
  const items = new DraftItems(room);
  const leftOut = new LeftOutBook(room);
  for (const each of told) {
    const c = each.state;
    if (!c.open) continue;
    const cell = cellOf((book) => addStanding(book, c, standingOf(c), 1, asked.days), 'active');
    if (cell === null) {
      if (total && isOfChoice(c, asked.choice))
        leftOut.add('open, but nobody is assigned', one(each, null, null, { mark: 'openSince' }));
    } else if (passes(asked.choice, cell) && agents.has(cell.agent)) {
      items.push(one(each, cell.agent, null, { mark: 'assignee' }));
    }
  }
  const lists = [{ name: 'counted', what: 'open conversations assigned to the agent now', items }];
  return { kind: 'count', unit: null, rule: COCKPIT_RULES.active, lists, leftOut: leftOut.list(), search: null };
}

function sumDraft(
  told: Iterable<Told>,
  figure: Exclude<Figure, 'active'>,
  { days, at, choice, named, agents, total }: Of,
  room: Room,
): Draft {
  const { code, adds, types } = SUMS[figure];
  const today = days.of(at);
  const isToday = (ms: number) => ms >= today.start && ms < today.end;
  const isAverage = figure.endsWith('_avg_s');
  const items = new DraftItems(room);
  const leftOut = new LeftOutBook(room);
  for (const each of told) {
    const c = each.state;
    if (!isOfChoice(c, choice)) continue;
    c.facts.forEach((fact, i) => {
      const [what, ms, agent, value] = fact;
      if (what !== code || agent === null || !isToday(ms)) return;
      const isTheirs = agents.has(agent);
      const cell = cellOf((book) => addFacts(book, { ...c, facts: [fact] }, 0, 1, days));
      const counts = cell !== null && passes(choice, cell) && adds(cell) === 1;
      const item =
        isAverage || figure.endsWith('_count') ? sample(each, i, fact, isAverage) : one(each, agent, ms, { fact: i });
      if (counts && isTheirs) items.push(item);
      else if (isTheirs) leftOut.add(whyNot(c, fact), one(each, agent, ms, { fact: i }, noteOf(fact)));
      else if (counts && total && !named.has(agent))
        leftOut.add('who did it is no agent here, and has no row', { ...item, value });
    });
    if (code === FACT.firstResponse) {
      for (const item of unanswered(each, agents, isToday))
        leftOut.add('assigned, and not answered by that agent in this episode', item);
    }
  }
  const lists: DraftList[] = [
    { name: isAverage ? 'samples' : 'counted', what: COCKPIT_RULES.items[code] ?? '', items },
  ];
  const isOurs = (agent: string | null) => (agent === null ? total : agents.has(agent) || (total && !named.has(agent)));
  const search: Search = {
    searches: ({ state }) => isOfChoice(state, choice),
    types,
    counts: (passed) => isToday(passed.event.ms) && isOurs(doerOf(passed)),
  };
  return {
    kind: isAverage ? 'average' : 'count',
    unit: isAverage ? 's' : null,
    rule: COCKPIT_RULES[figure],
    lists,
    leftOut: leftOut.list(),
    search: types.length === 0 ? null : search,
  };
}

/** The only cell that `add` touches, null where it touches none. */
function cellOf(add: (book: CellBook) => void, only?: 'active'): KeyedCell | null {
  const book = new CellBook();
  add(book);
  for (const cell of book.cells()) if (only === undefined || cell.active === 1) return cell;
  return null;
}

/** A first response or a resolution, with the time that it took. */
function sample(told: Told, i: number, [code, ms, agent, value]: Fact, valued: boolean): DraftItem {
  const { opened } = told.state;
  const sinceOpenedMs = code === FACT.firstResponse && opened !== null ? Math.max(0, ms - opened) : null;
  const lasted = { from: value < 0 ? ms : ms - value, to: ms, place: { fact: i } };
  return { told: named(told), agent, ms, place: { fact: i }, value: valued ? value : 1, lasted, sinceOpenedMs };
}

function whyNot(c: Conversation, [code]: Fact): string {
  if (code === FACT.resolved) return 'resolved by an agent who had no episode in this conversation: no sample';
  if (code !== FACT.reopened) return 'not within the choice';
  return isReactivation(c.channel, 0)
    ? 'later after its close than its channel allows'
    : 'its channel has no reactivation';
}

function noteOf([code, , , value]: Fact): string | undefined {
  return code === FACT.reopened ? `${Math.round(value / 36_000) / 100} h after its close` : undefined;
}

/** Latest episodes that began today, of these agents, without a first response. */
function* unanswered(
  told: Told,
  agents: ReadonlySet<string>,
  isToday: (ms: number) => boolean,
): IterableIterator<DraftItem> {
  for (const [agent, start] of told.state.episodes) {
    const answered = told.state.facts.some(
      ([code, ms, by, value]) =>
        code === FACT.firstResponse && by === agent && ms >= start && Math.max(0, ms - start) === value,
    );
    if (agents.has(agent) && isToday(start) && !answered) yield one(told, agent, start, { episode: agent });
  }
}
