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
import { standing, waitOf } from './day.ts';
import { type Draft, type DraftItem, type DraftList, LeftOutBook, one, type Told } from './draft.ts';
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
export function stripDraft(told: Iterable<Told>, way: readonly (string | number)[], asked: StripAsked): Draft | null {
  if (way[0] !== 'strip') return null;
  const figure = way[1] as keyof FloorReport['strip'];
  const leftOut = new LeftOutBook();
  const all: { readonly told: Told; readonly strip: Strip }[] = [];
  for (const each of told) {
    const c = each.state;
    all.push({ told: each, strip: alone(c, asked) });
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
  const items = (adds: (strip: Strip) => boolean, item: (each: Told) => DraftItem): DraftItem[] =>
    all.flatMap((each) => (adds(each.strip) ? [item(each.told)] : []));
  const list = (name: string, what: string, found: readonly DraftItem[]): DraftList => ({ name, what, items: found });
  const waits = (each: Told) => waitOf({ told: each, outcome: outcomeOf(each.state) });
  const single = (each: Told) => ({ ...waits(each), value: 1 });
  const since = (each: Told) => standing({ told: each }, 'openSince', asked.at);
  const base = { unit: null, rule: FLOOR_RULES[figure], leftOut: leftOut.list(), search: null } as const;
  switch (figure) {
    case 'waiting':
      return {
        ...base,
        kind: 'count',
        lists: [
          list(
            'counted',
            FLOOR_RULES.items.waiting,
            items(
              (s) => s.waiting === 1,
              (each) => ({ ...since(each), value: 1 }),
            ),
          ),
        ],
      };
    case 'waiting_longest_s':
      return {
        ...base,
        kind: 'maximum',
        unit: 's',
        lists: [
          list(
            'samples',
            FLOOR_RULES.items.waiting_longest_s,
            items((s) => s.waiting === 1, since),
          ),
        ],
      };
    case 'lost':
      return {
        ...base,
        kind: 'count',
        lists: [
          list(
            'counted',
            FLOOR_RULES.items.lost,
            items((s) => s.lost === 1, single),
          ),
        ],
      };
    case 'service_level':
      return {
        ...base,
        kind: 'share',
        lists: [
          list(
            'part',
            'answered in time',
            items((s) => s.service_level === 1, single),
          ),
          list(
            'whole',
            'answered or lost',
            items((s) => s.service_level !== null, single),
          ),
        ],
      };
  }
}

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
