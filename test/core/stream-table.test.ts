import { expect, test } from 'vitest';
import { Stream } from '../../electron/core/stream.ts';
import { StreamTable } from '../../electron/core/stream-table.ts';
import { Conversation } from '../../electron/figures/conversation.ts';
import { newEntry } from '../../electron/figures/directory.ts';
import { createRandom } from '../histories/random.ts';

const stream = (no: number, id: string) => new Stream(no, 'conversation', id, new Conversation());

test('finds every stream that is there and none that has been taken out', () => {
  const random = createRandom(7);
  const table = new StreamTable();
  const there = new Map<string, { hash: number; no: number }>();
  for (let no = 1; no <= 20_000; no++) {
    const id = `c${random.int(0, 4_000)}`;
    const known = there.get(id);
    // Half of them crowd into few slots, so that what is taken out stands before others.
    const hash = known?.hash ?? (random.chance(0.5) ? random.int(0, 63) : Math.floor(random.next() * 2 ** 53));
    const found = table.get(hash, 'conversation', id);
    expect(found?.no ?? null).toBe(known?.no ?? null);
    if (found === null) {
      table.add(hash, stream(no, id));
      there.set(id, { hash, no });
    } else if (random.chance(0.8)) {
      table.remove(hash, found);
      there.delete(id);
    }
  }
  expect(table.count).toBe(there.size);
  for (const [id, { hash, no }] of there) expect(table.get(hash, 'conversation', id)?.no).toBe(no);
});

test('tells streams of one hash apart by kind and id', () => {
  const table = new StreamTable();
  const [a, b, contact] = [stream(1, 'a'), stream(2, 'b'), new Stream(3, 'contact', 'a', newEntry())];
  for (const one of [a, b, contact]) table.add(9, one);
  expect(table.get(9, 'conversation', 'b')).toBe(b);
  expect(table.get(9, 'contact', 'a')).toBe(contact);
  table.remove(9, a);
  expect(table.get(9, 'conversation', 'a')).toBeNull();
  expect(table.get(9, 'conversation', 'b')).toBe(b);
});
