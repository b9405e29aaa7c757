// The rows of a section, written and read again: narrow and wide, by themselves and taken over, wherever the bytes lie.
import { expect, test } from 'vitest';
import { newPool, type Pool } from '../../electron/figures/sheets/pool.ts';
import { sectionOf } from '../../electron/figures/sheets/section.ts';
import { SectionBuilder } from '../../electron/figures/sheets/section-builder.ts';
import { listOf, momentOf, type Row, type Section } from '../../electron/figures/sheets/shapes.ts';

const FROM = Date.UTC(2026, 2, 10);
const WEEK = 7 * 86_400_000;
const day = (no: number, own: Partial<Row<'day'>>): Row<'day'> => ({
  ...{ no, key: 0, whose: 0, opened: FROM + no, answered: null, message: null, picked: null, close: null },
  ...{ flags: 0, turns: [] },
  ...own,
});

function bytesOf(rows: readonly Row<'day'>[], pool: Pool): Uint8Array {
  const builder = new SectionBuilder('day', FROM);
  for (const row of rows) builder.add(row);
  return builder.bytes(pool);
}

function rowsOf(section: Section<'day'>): Row<'day'>[] {
  const { columns, names } = section;
  const at = (column: ArrayLike<number>, i: number) => momentOf(section, column[i] as number);
  return Array.from({ length: section.rows }, (_, i) => ({
    no: columns.no[i] as number,
    key: names.key[columns.key[i] as number] as number,
    whose: names.whose[columns.whose[i] as number] as number,
    opened: at(columns.opened, i),
    answered: at(columns.answered, i),
    message: at(columns.message, i),
    picked: at(columns.picked, i),
    close: at(columns.close, i),
    flags: columns.flags[i] as number,
    turns: listOf(columns.turns, i),
  }));
}

function pool(): Pool {
  const made = newPool();
  made.key.numberOf([null, 'phone', 'call']);
  made.whose.numberOf(['ann', null]);
  return made;
}

const NEAR = [
  day(1, { answered: FROM, message: FROM - 1, turns: [FROM, FROM + 5] }),
  day(2, { picked: FROM + 3 * WEEK, close: FROM - 3 * WEEK, flags: 255 }),
  day(4_294_967_295, { turns: [FROM - 400 * 86_400_000] }),
];
/** The last narrow moment, the first wide ones, and the one that stands for never where all are narrow. */
const FAR = [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, -FROM, 8.64e15 - FROM].map((ms, i) =>
  day(i, { answered: FROM + ms, close: i % 2 === 0 ? null : FROM + ms }),
);

test.each([
  ['narrow', NEAR],
  ['wide', FAR],
  ['both', [...NEAR, ...FAR]],
  ['none', []],
])('%s rows come back as they went in, also at an odd place among other bytes', (_, rows) => {
  const names = pool();
  const bytes = bytesOf(rows, names);
  const amid = new Uint8Array(bytes.byteLength + 3);
  amid.set(bytes, 3);
  expect(rowsOf(sectionOf('day', bytes, names))).toEqual(rows);
  expect(rowsOf(sectionOf('day', amid.subarray(3), pool()))).toEqual(rows);
});

test('one wide moment makes a section wide: five columns of four bytes a row more', () => {
  const rows = Array.from({ length: 1_000 }, (_, no) => day(no, {}));
  const narrow = bytesOf(rows, pool()).byteLength;
  const wide = bytesOf([...rows.slice(1), FAR[1] as Row<'day'>], pool()).byteLength;
  expect(wide - narrow).toBeGreaterThanOrEqual(5 * 4 * 1_000 - 8);
});

test('rows that are taken over keep what they say, but for those left out', () => {
  const names = pool();
  for (const rows of [NEAR.slice(0, 2), FAR]) {
    const section = sectionOf('day', bytesOf(rows, names), names);
    const builder = new SectionBuilder('day', FROM);
    const left = new Uint8Array(8);
    left[1] = 1;
    expect(builder.take(section, left)).toBe(1);
    expect(rowsOf(sectionOf('day', builder.bytes(names), names))).toEqual(rows.filter(({ no }) => no !== 1));
  }
});

test('more different references than a narrow column can tell apart', () => {
  const names = newPool();
  const builder = new SectionBuilder('quality', FROM);
  const many = 70_000;
  const key = names.key.numberOf([null, 'phone', 'call']);
  for (let no = 0; no < many; no++) {
    builder.add({ no, ms: FROM, key, agent: names.agent.numberOf(`a${no}`), code: 0, value: 1 });
  }
  const other = newPool();
  other.agent.numberOf('somebody else');
  const { columns, names: own } = sectionOf('quality', builder.bytes(names), other);
  const agents = Array.from(columns.agent, (number) => other.agent.values[own.agent[number] as number]);
  expect(agents).toEqual(Array.from({ length: many }, (_, no) => `a${no}`));
});

test('what is no sheet of that section is said to be none', () => {
  expect(() => sectionOf('quality', bytesOf(NEAR, pool()), pool())).toThrow('a sheet of day lies where one of quality');
});
