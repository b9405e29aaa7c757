import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { IdentityTables } from '../../electron/cache/identities.ts';
import { migrate } from '../../electron/cache/migrate.ts';
import { QUERIES } from '../../electron/cache/queries.ts';
import { createRandom } from '../histories/random.ts';

const MOST = 500;

function tables() {
  const db = new Database(':memory:');
  migrate(db, 'a file');
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const numberOf = new Map<number, number>();
  const random = createRandom(5);
  let next = 1;
  const some = (n: number) => {
    const hashes = Float64Array.from({ length: n }, () => Math.floor(random.next() * 2 ** 53));
    return { hashes, numbers: hashes.map(() => next++) };
  };
  return { db, count, numberOf, some };
}

test('in batches of any size: every identity is found, and no more than a few are kept apart', () => {
  const { db, count, numberOf, some } = tables();
  const identities = new IdentityTables(db, MOST);
  const sizes = createRandom(6);
  for (let i = 0; i < 60; i++) {
    const { hashes, numbers } = some(sizes.pick([1, 2, 199, 200, 201, 450]));
    identities.add(hashes, numbers);
    hashes.forEach((hash, at) => {
      numberOf.set(hash, numbers[at] as number);
    });
    expect(count('identity_recent')).toBeLessThanOrEqual(MOST);
  }
  expect(count('identity')).toBeGreaterThan(MOST);
  expect(count('identity') + count('identity_recent')).toBe(numberOf.size);
  const asked = JSON.stringify([...numberOf.keys(), 7, 2 ** 53 - 1]);
  const found = db.prepare<unknown[]>(QUERIES.identities).raw().all(asked) as [number, number][];
  expect(new Map(found)).toEqual(numberOf);
});

test('the ends of the hashes are carried over like all others', () => {
  const { db, count } = tables();
  const identities = new IdentityTables(db, 0);
  identities.add(Float64Array.of(2 ** 53 - 1, 0), Float64Array.of(1, 2));
  expect(count('identity_recent')).toBe(0);
  expect(db.prepare('SELECT hash, number FROM identity').raw().all()).toEqual([
    [0, 2],
    [2 ** 53 - 1, 1],
  ]);
});

test('what a failed transaction had added does not count', () => {
  const { db, count, some } = tables();
  const identities = new IdentityTables(db, MOST);
  for (let i = 0; i < 20; i++) {
    const undo = identities.mark();
    db.exec('BEGIN');
    const { hashes, numbers } = some(400);
    identities.add(hashes, numbers);
    db.exec('ROLLBACK');
    undo();
  }
  const { hashes, numbers } = some(MOST);
  identities.add(hashes, numbers);
  expect([count('identity'), count('identity_recent')]).toEqual([0, MOST]);
});

test('after a restart it goes on, wherever it had been', () => {
  const { db, count, some } = tables();
  for (let start = 0; start < 30; start++) {
    const identities = new IdentityTables(db, MOST);
    for (let i = 0; i < 3; i++) {
      const { hashes, numbers } = some(60);
      identities.add(hashes, numbers);
    }
    expect(count('identity_recent')).toBeLessThanOrEqual(MOST);
  }
  expect(count('identity') + count('identity_recent')).toBe(30 * 3 * 60);
});
