import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { APPLICATION_ID, MIGRATIONS, migrate, NEWEST_VERSION } from '../../electron/cache/migrate.ts';

const TABLES = {
  1: ['agent', 'block', 'cell', 'command', 'identity', 'meta', 'position', 'reject', 'stream', 'stream_name'],
} as const;

test('versions rise', () => {
  const versions = MIGRATIONS.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
});

test('an empty file becomes version 1', () => {
  const db = new Database(':memory:');
  migrate(db, 'a file', 1);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()).toEqual(
    TABLES[1],
  );
});

test('what is of the newest version stays as it is', () => {
  const db = new Database(':memory:');
  migrate(db, 'a file');
  db.exec("INSERT INTO meta VALUES ('k', 'v')");
  migrate(db, 'a file');
  expect(db.prepare('SELECT value FROM meta').pluck().all()).toEqual(['v']);
});

test('a step that fails leaves the version before', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE reject (a)');
  expect(() => migrate(db, 'a file')).toThrow(/already exists/);
  expect(db.pragma('user_version', { simple: true })).toBe(0);
  expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['reject']);
});

test('what was stored in version 2 is there in the newest', () => {
  const db = new Database(':memory:');
  migrate(db, 'a file', 2);
  db.exec("INSERT INTO meta VALUES ('k', 'v')");
  migrate(db, 'a file');
  expect(db.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION);
  expect(db.prepare('SELECT value FROM meta').pluck().all()).toEqual(['v']);
});

test('a newer version is refused', () => {
  const db = new Database(':memory:');
  db.pragma(`user_version = ${NEWEST_VERSION + 1}`);
  expect(() => migrate(db, 'a file')).toThrow(expect.objectContaining({ code: 'newer', file: 'a file' }));
});
