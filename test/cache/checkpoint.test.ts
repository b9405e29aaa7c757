import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { LogGauge, needOf } from '../../electron/cache/checkpoint.ts';
import { folder } from './harness.ts';

test.each([
  ['nothing is left', 20_000, 0, true, 'nothing'],
  ['a little is left', 3_000, 2_000, false, 'nothing'],
  ['a little is left and nothing comes', 3_000, 65, true, 'run'],
  ['much is left', 3_000, 2_001, false, 'run'],
  ['the log has grown far, much is left', 9_000, 1_000, false, 'run'],
  ['the log has grown far, the last pages are left', 9_000, 128, false, 'wait'],
  ['the log has grown too far', 16_001, 1_000, false, 'wait'],
] as const)('%s: %i pages in the log, %i to bring in, idle %s: %s', (_, log, waiting, idle, need) => {
  expect(needOf(log, waiting, idle)).toBe(need);
});

const LEAST_PAGE = 512;

/** A connection to a database of small pages, so that a log of thousands of them is soon written. */
function connected(file: string) {
  const db = new Database(file, { timeout: 0 });
  onTestFinished(() => void db.close());
  db.pragma(`page_size = ${LEAST_PAGE}`);
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE IF NOT EXISTS t (body BLOB)');
  return db;
}

test('commits wait once for who reads older pages, and again only when more can be brought in', () => {
  const file = join(folder(), 'log.db');
  const [writer, other, reader] = [connected(file), connected(file), connected(file)];
  const log = new LogGauge(writer);
  const write = (pages: number) => writer.prepare('INSERT INTO t VALUES (zeroblob(?))').run(pages * LEAST_PAGE);
  const read = () => {
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM t').get();
  };
  write(9_000);
  read();
  other.pragma('wal_checkpoint(PASSIVE)');
  write(1);
  expect(log.need(false)).toBe('wait');
  other.pragma('wal_checkpoint(RESTART)');
  log.waited();
  expect(log.need(false)).toBe('run');
  write(9_000);
  other.pragma('wal_checkpoint(PASSIVE)');
  expect(log.need(false)).toBe('run');
  // Another one, who reads what is there by now.
  reader.exec('COMMIT');
  read();
  other.pragma('wal_checkpoint(PASSIVE)');
  write(1);
  expect(log.need(false)).toBe('wait');
  reader.exec('COMMIT');
  other.pragma('wal_checkpoint(RESTART)');
  log.waited();
  write(1);
  expect(log.need(false)).toBe('nothing');
});
