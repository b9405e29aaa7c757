import { expect, test } from 'vitest';
import { agentNumber } from '../../electron/figures/agents.ts';
import {
  addActiveTo,
  addFactTo,
  addOutcomeToRow,
  findCell,
  isCellOf,
  turnTo,
} from '../../electron/figures/cell-rows.ts';
import { addCell, CellBook, emptyCell, hasMoved, type KeyedCell, keyOf } from '../../electron/figures/cells.ts';
import { createDays } from '../../electron/figures/days.ts';
import { facetOf } from '../../electron/figures/facets.ts';
import { FACT } from '../../electron/figures/facts.ts';
import { createRandom } from '../histories/random.ts';

const DAY_MS = 86_400_000;
const days = createDays('UTC');

/** By day, whose they are and facet: what the cells of a book add up to. */
function sums(cells: readonly KeyedCell[]) {
  const by = new Map<string, ReturnType<typeof emptyCell>>();
  for (const cell of cells.filter(hasMoved)) {
    const key = `${cell.day} ${cell.agent} ${cell.group} ${keyOf(cell)}`;
    const sum = by.get(key) ?? emptyCell();
    addCell(sum, cell);
    by.set(key, sum);
  }
  return new Map([...by].filter(([, sum]) => hasMoved(sum)).sort());
}

test('what rows add is what cells found by their keys add, whatever the turns of books and days', () => {
  const random = createRandom(11);
  const books = [new CellBook(), new CellBook()] as const;
  const naive = [new CellBook(), new CellBook()] as const;
  for (let i = 0; i < 5_000; i++) {
    const n = random.pick([0, 1] as const);
    const who = random.pick(['a0', 'a1', 'a2', 'group', '']);
    const agent = who.startsWith('a') ? who : '';
    const group = who.startsWith('g') ? who : '';
    const facet = facetOf(random.pick(['p', '']), random.pick(['X', 'x', 'y']), 'chat');
    turnTo(books[n], days);
    const row = findCell(group === '' ? agentNumber(who) : -agentNumber(group), facet);
    const ms = random.int(0, 2) * DAY_MS + random.int(0, 5);
    const by = random.pick([1, -1] as const);
    const cell = naive[n].cell(days.of(ms).date, agent, group, facet);
    if (random.chance(0.3)) {
      addActiveTo(row, by);
      naive[n].cell('', agent, group, facet).active += by;
    } else if (random.chance(0.5)) {
      addFactTo(row, FACT.resolved, ms, 7);
      cell.resolved++;
      cell.resolution_n++;
      cell.resolution_ms += 7;
    } else {
      addOutcomeToRow(row, ms, false, true, by);
      cell.answered += by;
      cell.answered_in_time += by;
    }
    // Asked for amid the adding: what is added later comes as further cells.
    if (random.chance(0.01)) books[n].cells();
  }
  for (const n of [0, 1] as const) expect(sums(books[n].cells())).toEqual(sums(naive[n].cells()));
});

test('agents who came to be as active as before need no cell', () => {
  const book = new CellBook();
  turnTo(book, days);
  const row = findCell(agentNumber('a'), facetOf('', 'web', 'chat'));
  addActiveTo(row, 1);
  addActiveTo(row, -1);
  expect(book.cells()).toEqual([]);
});

test("a row from before all were forgotten is nobody's, and what it had added is told", () => {
  const book = new CellBook();
  turnTo(book, days);
  const facet = facetOf('', 'web', 'chat');
  const agent = agentNumber('old');
  const old = findCell(agent, facet);
  addActiveTo(old, 1);
  expect(isCellOf(old, agent)).toBe(true);
  for (let n = 0; n <= 50_000; n++) findCell(agentNumber(`agent ${n}`), facet);
  expect(isCellOf(old, agent)).toBe(false);
  addActiveTo(findCell(agent, facet), 1);
  expect(sums(book.cells()).get(` old  ${keyOf(facet)}`)?.active).toBe(2);
});
