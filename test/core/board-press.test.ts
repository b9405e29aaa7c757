// Boards put away small come out as they were, and go their own way from there.
import { expect, test } from 'vitest';
import { BoardPress } from '../../electron/core/board-press.ts';
import { Board } from '../../electron/figures/board.ts';
import { type CellKey, emptyCell, type KeyedCell } from '../../electron/figures/cells.ts';
import { newPresence } from '../../electron/figures/presence.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';

const DAY = '2026-11-24';
const NOTHING = { presence: new Map(), agents: new Map(), groups: new Map(), products: new Map(), named: new Map() };

function cellOf(random: Random): KeyedCell {
  const agent = random.pick(['', 'ann', 'bo', 'ç']);
  const key: CellKey = {
    day: random.pick(['', DAY, '2026-11-25']),
    agent,
    group: agent === '' ? random.pick(['', 'ann', 'g']) : '',
    product: random.pick(['', 'p', '1,chat,']),
    channel: random.pick(['web', 'phone']),
    kind: random.pick(['chat', 'call']),
  };
  const sums = emptyCell();
  for (const field of Object.keys(sums) as (keyof typeof sums)[]) {
    sums[field] = field.endsWith('_ms') ? random.int(-1, 2) * 3_000_000_000 + random.int(0, 9) : random.int(-2, 1_000);
  }
  return { ...key, ...sums };
}

function move(board: Board, random: Random): void {
  const cells = Array.from({ length: random.int(0, 12) }, () => cellOf(random));
  const presence = new Map([['bo', { ...newPresence(), since: random.int(1, 9) }]]);
  const waiting = new Map([[`c${random.int(0, 3)}`, random.chance(0.3) ? null : waitingSince(random.int(1, 9))]]);
  board.apply({ ...NOTHING, cells, presence, waiting });
}

const waitingSince = (since: number) => ({
  since,
  kind: 'chat',
  product: '',
  channel: 'web',
  agent: null,
  group: null,
});

test('come out as they were, several of one day, whatever is done to one meanwhile', async () => {
  await forEachSeed(40, (seed) => {
    const random = createRandom(seed);
    const press = new BoardPress();
    const board = new Board(DAY);
    const kept = Array.from({ length: 4 }, () => {
      move(board, random);
      return { pressed: press.press(board), copy: board.copy() };
    });
    for (const { pressed, copy } of kept) {
      move(press.unpress(pressed), random);
      const out = press.unpress(pressed);
      expect(out).toEqual(copy);
      // What stands behind the day, too.
      out.setDay('2026-11-25');
      copy.setDay('2026-11-25');
      expect(out).toEqual(copy);
    }
  });
});
