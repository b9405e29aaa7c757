import { expect, test } from 'vitest';
import { HashIndex } from '../../electron/core/hash-index.ts';
import { createRandom } from '../histories/random.ts';

test('finds the place of every hash that was added, and of no other', () => {
  const random = createRandom(5);
  const index = new HashIndex();
  const places = new Map<number, number>();
  while (places.size < 5_000) {
    // Half of them crowd into few slots.
    const hash = random.chance(0.5) ? random.int(0, 2 ** 21 - 1) * 2 ** 32 : Math.floor(random.next() * 2 ** 53);
    expect(index.get(hash)).toBe(places.get(hash) ?? -1);
    if (places.has(hash)) continue;
    index.add(hash, places.size);
    places.set(hash, places.size);
  }
  for (const [hash, place] of places) expect(index.get(hash)).toBe(place);
});
