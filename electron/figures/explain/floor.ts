// The cockpit as the console shows it, beyond the command line's report: the sums of each table, and the strip. Pure.
import type { AgentStatus, CockpitFigures, Strip } from '../../../shared/contract/views.ts';
import type { Board, Waiting } from '../board.ts';
import { sumOf } from '../board.ts';
import { addCell, addStanding, type Cell, CellBook, emptyCell, type KeyedCell, standingOf } from '../cells.ts';
import { type CockpitChoice, chosen, cockpitRow, figuresOf, STATUS_ORDER, stripOf } from '../cockpit.ts';
import { type CockpitReport, cockpitReport } from '../cockpit-report.ts';
import { type Conversation, isWaiting } from '../conversation.ts';
import type { Days } from '../days.ts';
import { outcomeOf } from '../outcome.ts';
import { standing, waitOf } from './day-book.ts';
import { type Draft, type DraftItem, one, type Told } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { FLOOR_RULES } from './rules.ts';

/** The strip's other figures are `by_status.online` and `totals.active`. */
export interface FloorReport extends CockpitReport {
  readonly tables: Readonly<Record<AgentStatus, CockpitFigures>>;
  readonly strip: {
    readonly waiting: number;
    readonly waiting_longest_s: number | null;
    readonly service_level: number | null;
    readonly lost: number;
  };
}

export function floorReport(board: Board, choice: CockpitChoice, at: number, tz: string): FloorReport {
  const whole = emptyCell();
  const tables: Record<AgentStatus, Cell> = {
    online: emptyCell(),
    offline: emptyCell(),
    break: emptyCell(),
    invisible: emptyCell(),
  };
  for (const agent of board.agents.values()) {
    const found = cockpitRow(agent, choice, at);
    if (found === null) continue;
    addCell(whole, found.sum);
    if (found.row !== null) addCell(tables[found.row.status], found.sum);
  }
  const { waiting, waiting_since, service_level, lost } = stripOf(board, choice, whole, 0, 0);
  return {
    ...cockpitReport(board, choice, at, tz),
    tables: Object.fromEntries(
      STATUS_ORDER.map((status) => [status, figuresOf(tables[status])]),
    ) as FloorReport['tables'],
    strip: {
      waiting,
      waiting_longest_s: waiting_since === null ? null : Math.max(0, at - waiting_since) / 1000,
      service_level,
      lost,
    },
  };
}

export interface StripAsked {
  readonly at: number;
  readonly days: Days;
  readonly choice: CockpitChoice;
  readonly board: Board;
  readonly waitingOf: (c: Conversation) => Waiting;
}

/** @param way `strip`, figure. @returns null where the path is no figure of the strip. */
export function stripDraft(
  told: Iterable<Told>,
  way: readonly (string | number)[],
  asked: StripAsked,
  room: Room,
): Draft | null {
  if (way[0] !== 'strip') return null;
  const figure = way[1] as keyof FloorReport['strip'];
  const leftOut = new LeftOutBook(room);
  const { kind, unit, lists } = LISTS[figure];
  const made = lists.map((list) => ({ list, items: new DraftItems(kind === 'maximum' ? null : room) }));
  for (const each of told) {
    const c = each.state;
    const strip = alone(c, asked);
    for (const { list, items } of made) if (list.adds(strip)) items.push(list.item(each, asked.at));
    if (
      figure.startsWith('waiting') &&
      c.kind === 'email' &&
      isWaiting(c) &&
      alone({ ...c, kind: 'chat' }, asked).waiting === 1
    )
      leftOut.add(
        'an e-mail: it waits for its deadline, not on the line',
        one(each, c.assignee, c.openSince, { mark: 'openSince' }),
      );
  }
  return {
    kind,
    unit,
    rule: FLOOR_RULES[figure],
    lists: made.map(({ list: { name, what }, items }) => ({ name, what, items })),
    leftOut: leftOut.list(),
    search: null,
  };
}

interface StripList {
  readonly name: string;
  readonly what: string;
  readonly adds: (strip: Strip) => boolean;
  readonly item: (told: Told, at: number) => DraftItem;
}

const single = (told: Told): DraftItem => ({ ...waitOf({ told, outcome: outcomeOf(told.state) }), value: 1 });
const since = (told: Told, at: number): DraftItem => standing(told, 'openSince', at);

const LISTS: Readonly<
  Record<keyof FloorReport['strip'], Pick<Draft, 'kind' | 'unit'> & { readonly lists: readonly StripList[] }>
> = {
  waiting: {
    kind: 'count',
    unit: null,
    lists: [
      {
        name: 'counted',
        what: FLOOR_RULES.items.waiting,
        adds: (strip) => strip.waiting === 1,
        item: (told, at) => ({ ...since(told, at), value: 1 }),
      },
    ],
  },
  waiting_longest_s: {
    kind: 'maximum',
    unit: 's',
    lists: [
      {
        name: 'samples',
        what: FLOOR_RULES.items.waiting_longest_s,
        adds: (strip) => strip.waiting === 1,
        item: since,
      },
    ],
  },
  lost: {
    kind: 'count',
    unit: null,
    lists: [{ name: 'counted', what: FLOOR_RULES.items.lost, adds: (strip) => strip.lost === 1, item: single }],
  },
  service_level: {
    kind: 'share',
    unit: null,
    lists: [
      { name: 'part', what: 'answered in time', adds: (strip) => strip.service_level === 1, item: single },
      { name: 'whole', what: 'answered or lost', adds: (strip) => strip.service_level !== null, item: single },
    ],
  },
};

/** The strip of a floor that has this one conversation: counted by the strip's own function. */
function alone(c: Conversation, { board, choice, days, waitingOf }: StripAsked): Strip {
  const book = new CellBook();
  addStanding(book, c, standingOf(c), 1, days);
  const agents = emptyCell();
  const groupCells = new Map<string, Map<string, KeyedCell>>();
  for (const cell of book.cells()) {
    if (cell.day !== board.day) continue;
    const cells = new Map([['', cell]]);
    const agent = board.agents.get(cell.agent);
    if (cell.agent === '') groupCells.set(cell.group, cells);
    else if (agent !== undefined && chosen(agent, choice)) addCell(agents, sumOf(cells, choice));
  }
  const waiting = new Map(isWaiting(c) ? [['', waitingOf(c)]] : []);
  return stripOf({ agents: board.agents, groupCells, waiting }, choice, agents, 0, 0);
}
