import { expect, test } from 'vitest';
import { CellSlots } from '../../electron/figures/cell-slots.ts';
import { addCell, CellBook, emptyCell, hasMoved, type KeyedCell, keyOf } from '../../electron/figures/cells.ts';
import { Conversation } from '../../electron/figures/conversation.ts';
import { createDays } from '../../electron/figures/days.ts';
import { createRandom } from '../histories/random.ts';

const DAY_MS = 86_400_000;

/** By day, agent and facet: what the cells of a book add up to. */
function sums(cells: readonly KeyedCell[]) {
  const by = new Map<string, ReturnType<typeof emptyCell>>();
  for (const cell of cells.filter(hasMoved)) {
    const key = `${cell.day} ${cell.agent} ${keyOf(cell)}`;
    const sum = by.get(key) ?? emptyCell();
    addCell(sum, cell);
    by.set(key, sum);
  }
  return new Map([...by].filter(([, sum]) => hasMoved(sum)).sort());
}

test('what slots add is what cells found by their keys add, whatever the turns of books and days', () => {
  const random = createRandom(11);
  const days = createDays('UTC');
  const slots = new CellSlots();
  const books = [new CellBook(), new CellBook()] as const;
  const naive = [new CellBook(), new CellBook()] as const;
  for (let i = 0; i < 5_000; i++) {
    const n = random.pick([0, 1] as const);
    const agent = `a${random.int(0, 2)}`;
    const c = Object.assign(new Conversation(), {
      product: random.pick(['p', null]),
      channel: random.pick(['x', 'y']),
    });
    const slot = slots.find(agent, slots.facetOf(c));
    const ms = random.int(0, 2) * DAY_MS + random.int(0, 5);
    const by = random.pick([1, -1] as const);
    if (random.chance(0.5)) {
      slot.undated(books[n]).active += by;
      naive[n].cell('', agent, '', c).active += by;
    } else {
      slot.dated(books[n], ms, days).resolution_ms += ms;
      naive[n].cell(days.of(ms).date, agent, '', c).resolution_ms += ms;
    }
    // Asked for amid the adding: what is added later comes as further cells.
    if (random.chance(0.01)) books[n].cells();
  }
  for (const n of [0, 1] as const) expect(sums(books[n].cells())).toEqual(sums(naive[n].cells()));
});

test('agents who came to be as active as before need no cell', () => {
  const slots = new CellSlots();
  const book = new CellBook();
  const slot = slots.find('a', slots.facetOf(new Conversation()));
  slot.undated(book).active++;
  slot.undated(book).active--;
  expect(book.cells()).toEqual([]);
});

test('a facet from before all was forgotten is not taken for the one that has its number now', () => {
  const slots = new CellSlots();
  const book = new CellBook();
  const of = (channel: string) => Object.assign(new Conversation(), { channel });
  const old = slots.facetOf(of('old'));
  for (let n = 0; n <= 50_000; n++) slots.find(`a${n}`, old);
  const young = slots.facetOf(of('young'));
  expect(young.no).toBe(old.no);
  slots.find('a', young).undated(book).active++;
  slots.find('a', old).undated(book).active++;
  expect(book.cells().map(({ channel }) => channel)).toEqual(['young', 'old']);
});
