import { expect, test } from 'vitest';
import { ConversationTable } from '../../electron/core/conversation-table.ts';
import { beginRow, endRow } from '../../electron/figures/conversation-row.ts';
import { idOf } from '../../electron/figures/row-texts.ts';
import { createRandom } from '../histories/random.ts';

test('finds every conversation that is there and none that has been taken out', () => {
  const random = createRandom(7);
  const table = new ConversationTable();
  const there = new Map<string, { hash: number; row: number }>();
  for (let i = 0; i < 40_000; i++) {
    const id = `c${random.int(0, 8_000)}`;
    const known = there.get(id);
    // Half of them crowd into few slots, so that they stand behind each other.
    const hash = known?.hash ?? (random.chance(0.5) ? random.int(0, 63) : random.int(-(2 ** 31), 2 ** 31 - 1));
    const found = table.get(hash, id);
    expect(found).toBe(known?.row ?? 0);
    if (found === 0) {
      const row = beginRow(id, i);
      table.add(hash, row);
      there.set(id, { hash, row });
    } else if (random.chance(0.8)) {
      table.remove(found);
      endRow(found);
      there.delete(id);
    }
  }
  expect(table.count).toBe(there.size);
  for (const [id, { hash, row }] of there) {
    expect(table.get(hash, id)).toBe(row);
    expect(idOf(row)).toBe(id);
  }
});

test('once it is cleared it holds nothing, and its rows are there for others', () => {
  const fill = (table: ConversationTable) => {
    for (let n = 0; n < 50_000; n++) table.add(n, beginRow(`c${n}`, n));
  };
  const table = new ConversationTable();
  fill(table);
  const before = process.memoryUsage().arrayBuffers;
  table.clear();
  expect([table.count, table.get(7, 'c7')]).toEqual([0, 0]);
  fill(table);
  expect(table.count).toBe(50_000);
  // The table's own slots are made anew; rows, 12 MB of them, are not.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000);
});
