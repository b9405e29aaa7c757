// A look through a cache that ends only with its process: one call of SQLite's without an end. While it looks, it holds
// `FILE.looking` locked.
import { isMainThread, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { watchOver } from '../../electron/cache/watch-over.ts';

if (isMainThread) watchOver(new URL(import.meta.url), process.argv[2] as string);
else {
  const db = new Database(`${workerData as string}.looking`, { timeout: 60_000 });
  db.exec('BEGIN EXCLUSIVE');
  db.prepare('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n').get();
}
