// The import's baseline: how fast SQLite takes rows of 7 columns that are ready in memory. Arguments: events, database.
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

const COMMIT_ROWS = 10_000;
const [file = '', db = ''] = process.argv.slice(2);

interface Parsed {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: { readonly conversation?: string; readonly agent?: string };
}

const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const { id, source, type, time, data } = JSON.parse(line) as Parsed;
    return [id, source, type, Date.parse(time), data.conversation ?? null, data.agent ?? null, line] as const;
  });

const cpu = process.cpuUsage();
const startedAt = performance.now();
const database = new Database(db);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = NORMAL');
database.exec(`CREATE TABLE event (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, type TEXT NOT NULL, ms INTEGER NOT NULL,
  conversation TEXT, agent TEXT, line TEXT NOT NULL
)`);
const insert = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
const insertFrom = database.transaction((from: number, to: number) => {
  for (let i = from; i < to; i++) {
    const [id, source, type, ms, conversation, agent, line] = rows[i] as (typeof rows)[number];
    insert.run(id, source, type, ms, conversation, agent, line);
  }
});
for (let from = 0; from < rows.length; from += COMMIT_ROWS) insertFrom(from, Math.min(from + COMMIT_ROWS, rows.length));
database.close();
const wallMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(`${JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, rows: rows.length })}\n`);
