// Sums beside rows: what alike rows add up to, however they are divided, and what is left of them when streams have gone.
import { expect, test } from 'vitest';
import { Cells } from '../../electron/figures/sheets/cells.ts';
import { CODES, ContactFolds } from '../../electron/figures/sheets/contact-folds.ts';
import { goneOf } from '../../electron/figures/sheets/gone.ts';
import { blocksOf, daysIn } from '../../electron/figures/sheets/levels.ts';
import { REQUEST } from '../../electron/figures/sheets/make.ts';
import { newPool, type Pool, type Referred } from '../../electron/figures/sheets/pool.ts';
import { sectionOf } from '../../electron/figures/sheets/section.ts';
import { SectionBuilder } from '../../electron/figures/sheets/section-builder.ts';
import { momentOf, type Row, type Section, SUMS, type Summed } from '../../electron/figures/sheets/shapes.ts';
import { addedUp, lotOf, OUTCOME } from '../../electron/figures/sheets/sums.ts';
import { createRandom, type Random } from '../histories/random.ts';

const FROM = Date.UTC(2026, 2, 10);
const HOUR = 3_600_000;
const STREAMS = 12;

function rowsBy(random: Random): Row<'contact'>[] {
  return Array.from({ length: random.int(0, 200) }, () => ({
    ...{ no: random.int(0, STREAMS - 1), ms: FROM + random.int(0, 24 * HOUR - 1), whose: 0 },
    ...{ key: random.int(0, 2), party: random.int(0, 5), code: random.int(0, 4), value: random.int(0, 2 ** 30) },
  }));
}

/** Numbers that a section of another pool has for what stands here in other places. */
function pool(turned: boolean): Pool {
  const made = newPool();
  const numbers = Array.from({ length: 8 }, (_, i) => (turned ? 7 - i : i));
  for (const i of numbers) {
    made.key.numberOf([`p${i}`, 'web', 'chat']);
    made.party.numberOf([null, `c${i}`]);
  }
  made.whose.numberOf(['ann', null]);
  return made;
}

function sectionBy<N extends Summed>(name: N, rows: readonly Row<N>[], names: Pool): Section<N> {
  const builder = new SectionBuilder(name, FROM);
  for (const row of rows) builder.add(row);
  return sectionOf(name, builder.bytes(names), names);
}

function summed(lots: Parameters<typeof addedUp>[1], names: Pool): Section<'contact_sums'> {
  return sectionOf('contact_sums', addedUp('contact', lots, names, FROM).bytes(names), names);
}

/** By what they are of, in words: [how often, how long]. */
function told(sums: Omit<Section<'contact_sums'>, 'buffer'>, names: Pool): Map<string, [number, number]> {
  const { key, party, code, times, lasted } = sums.columns;
  const all = new Map<string, [number, number]>();
  for (let i = 0; i < sums.rows; i++) {
    const [product] = names.key.values[sums.names.key[key[i] as number] as number] as Referred['key'];
    const [, contact] = names.party.values[sums.names.party[party[i] as number] as number] as Referred['party'];
    const name = `${product} ${contact} ${code[i]}`;
    const [often, long] = all.get(name) ?? [0, 0];
    all.set(name, [often + (times[i] as number), long + (lasted[i] as number)]);
  }
  return all;
}

function byHand(rows: readonly Row<'contact'>[]): Map<string, [number, number]> {
  const all = new Map<string, [number, number]>();
  for (const { key, party, code, value } of rows) {
    const name = `p${key} c${party} ${code}`;
    const [often, long] = all.get(name) ?? [0, 0];
    all.set(name, [often + 1, long + value]);
  }
  return all;
}

test('rows that are alike are one sum, of one day or of several days together, less those that have gone', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = createRandom(seed);
    const rows = rowsBy(random);
    const [here, there] = [pool(false), pool(true)];
    const section = sectionBy('contact', rows, here);
    const whole = summed([lotOf('contact', { ...section, columns: { ...section.columns } }, section.names)], here);
    expect(told(whole, here)).toEqual(byHand(rows));
    // Two halves, each written with names of its own, read into a third pool.
    const half = random.int(0, rows.length);
    const halves = [rows.slice(0, half), rows.slice(half)].map((some) => {
      const own = sectionBy('contact', some, here);
      const { rows: count, never, columns, names } = own;
      const lot = lotOf('contact', { rows: count, never, columns: { ...columns } }, names);
      return sectionOf('contact_sums', addedUp('contact', [lot], here, FROM).bytes(here), there);
    });
    const both = summed(
      halves.map(({ rows: count, never, columns, names }) => ({ rows: count, never, columns, names })),
      there,
    );
    expect(told(both, there)).toEqual(byHand(rows));
    expect(both.rows).toBe(byHand(rows).size);
    const left = Uint8Array.from({ length: STREAMS }, () => (random.chance(0.3) ? 1 : 0));
    const gone = goneOf('contact', section, left);
    const rest = told(whole, here);
    for (const [name, [often, long]] of gone === null ? [] : told(gone, here)) {
      const [had, lasted] = rest.get(name) as [number, number];
      if (had + often === 0) expect(lasted + long).toBe(0);
      if (had + often === 0) rest.delete(name);
      else rest.set(name, [had + often, lasted + long]);
    }
    expect(rest).toEqual(byHand(rows.filter(({ no }) => left[no] !== 1)));
  }
});

test('contacts folded by company are what their sums are, of any keys, with room, some room and none', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed);
    const names = pool(false);
    const blocks = Array.from({ length: 4 }, (_, n) => {
      const section = sectionBy('contact', rowsBy(random), names);
      const lot = lotOf('contact', { ...section, columns: { ...section.columns } }, section.names);
      const sums = summed([lot], names);
      const reads = { times: 0 };
      const piece = {
        ...{ block: { key: `${n}`, version: '1' }, from: FROM },
        sums: () => {
          reads.times++;
          return sums;
        },
      };
      return { sums, reads, piece };
    });
    const companyOf = Array.from({ length: 8 }, () => random.int(-1, 2));
    const ofParty = (parties: Uint32Array) => Int32Array.from(parties, (party) => companyOf[party] as number);
    const isKey = Uint8Array.from({ length: 8 }, () => random.int(0, 1));
    const expected = newAdded();
    for (const { sums } of blocks) addByHand(expected, sums, ofParty(sums.names.party), isKey);
    for (const room of [undefined, 300, 0]) {
      const folds = new ContactFolds(room);
      for (let time = 0; time < 3; time++) {
        const added = newAdded();
        for (const { piece, reads } of blocks) {
          reads.times = 0;
          const fold = folds.of(piece, ofParty);
          if (fold === null) addByHand(added, piece.sums(), ofParty(piece.sums().names.party), isKey);
          else folds.add(added, fold, isKey);
          if (time > 0 && room === undefined) expect(reads.times).toBe(0);
        }
        expect(added).toEqual(expected);
      }
    }
  }
});

function newAdded() {
  return { times: new Float64Array(20), lasted: new Float64Array(20) };
}

function addByHand(
  { times, lasted }: ReturnType<typeof newAdded>,
  { rows, columns, names }: Section<'contact_sums'>,
  ofParty: Int32Array,
  isKey: Uint8Array,
): void {
  for (let i = 0; i < rows; i++) {
    const company = ofParty[columns.party[i] as number] as number;
    if (company < 0 || isKey[names.key[columns.key[i] as number] as number] === 0) continue;
    const place = company * CODES + (columns.code[i] as number);
    times[place] = (times[place] as number) + (columns.times[i] as number);
    lasted[place] = (lasted[place] as number) + (columns.lasted[i] as number);
  }
}

test('a request is told by its quarter and its outcome; one that may still hang up stands alone, with its pick-up', () => {
  const names = newPool();
  const key = names.key.numberOf([null, 'video', 'video']);
  const whose = names.whose.numberOf(['ann', null]);
  const row = (minute: number, own: Partial<Row<'request'>>): Row<'request'> => ({
    ...{ no: 1, ms: FROM + minute * 60_000, key, whose, picked: null, close: null, flags: 0 },
    ...own,
  });
  const picked = FROM + HOUR;
  const stayed = { picked, close: picked + 10_000 };
  const section = sectionBy(
    'request',
    [
      row(0, {}),
      row(14, { picked, close: picked + 9_999, flags: REQUEST.answered }),
      row(15, { ...stayed, flags: REQUEST.answered }),
      row(29, { ...stayed, flags: REQUEST.answered + REQUEST.everAssigned }),
      row(30, { ...stayed, flags: REQUEST.everAssigned }),
      row(30, stayed),
      row(30, { ...stayed, flags: REQUEST.open }),
      row(1_439, { picked, flags: REQUEST.open + REQUEST.answered }),
    ],
    names,
  );
  const lot = lotOf('request', { ...section, columns: { ...section.columns } }, section.names);
  const sums = sectionOf(SUMS.request, addedUp('request', [lot], names, FROM).bytes(names), names);
  const { quarter, outcome, since, times } = sums.columns;
  const cells = Array.from({ length: sums.rows }, (_, i) => [
    ...[quarter[i], outcome[i], times[i], momentOf(sums, since[i] as number)],
  ]);
  expect(new Set(cells.map((cell) => cell.join()))).toEqual(
    new Set(
      [
        [0, OUTCOME.notReceived, 2, null],
        [1, OUTCOME.assisted, 2, null],
        [2, OUTCOME.agentDidNotAnswer, 1, null],
        [2, OUTCOME.leftInQueue, 1, null],
        [2, OUTCOME.open, 1, null],
        [95, OUTCOME.assisted, 1, picked],
      ].map((cell) => cell.join()),
    ),
  );
});

test('blocks are all days of a span but those apart, once each, aligned, and few', () => {
  const random = createRandom(7);
  for (let i = 0; i < 500; i++) {
    const from = random.int(-40, 40);
    const to = from + random.int(-1, 62);
    const apart = new Set(Array.from({ length: random.int(0, 2) }, () => random.int(from, from + 62)));
    const blocks = [...blocksOf(from, to, 4, (day) => apart.has(day))];
    const days = blocks.flatMap((block) => Array.from({ length: daysIn(block) }, (_, n) => block.day + n));
    const all = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((day) => !apart.has(day));
    expect(days).toEqual(all);
    expect(blocks.every((block) => Math.abs(block.day % daysIn(block)) === 0 && block.level <= 4)).toBe(true);
    expect(blocks.length).toBeLessThanOrEqual(11 * (apart.size + 1));
  }
  expect([...blocksOf(16, 47, 4, () => false)]).toEqual([
    { day: 16, level: 4 },
    { day: 32, level: 4 },
  ]);
});

test('cells tell names apart wherever they lie, up to the greatest whole number', () => {
  const cells = new Cells();
  const random = createRandom(3);
  const sums = new Map<number, [number, number]>();
  const names = Array.from({ length: 3_000 }, (_, i) => (i % 2 === 0 ? i : Number.MAX_SAFE_INTEGER - i * 2 ** 21));
  for (let i = 0; i < 10_000; i++) {
    const name = random.pick(names);
    const [often, long] = sums.get(name) ?? [0, 0];
    sums.set(name, [often + 1, long + i]);
    cells.add(name, 1, i);
  }
  const added = new Map<number, [number, number]>();
  cells.each((name, times, lasted) => added.set(name, [times, lasted]));
  cells.giveBack();
  expect(added).toEqual(sums);
});
