// Answers the writer's requests in order, one transaction each, and brings the WAL in between them.
import type { MessagePort } from 'node:worker_threads';
import { checkpoint, IDLE_MS } from './checkpoint.ts';
import { Committer } from './commit.ts';
import { type Connection, openForWriting } from './connection.ts';
import { type CacheError, errorToData, toCacheError } from './errors.ts';
import type { WriterAsk, WriterReply, WriterRequest } from './writer-messages.ts';

export function serveWriter(port: MessagePort, file: string): void {
  const db = openForWriting(file);
  const committer = new Committer(db);
  let round = 0;
  let refused: CacheError | null = null;
  const idle = setTimeout(() => quietly(() => checkpoint(db, true)), IDLE_MS);

  port.on('message', (request: WriterRequest) => {
    if (request.ask.t === 'close') {
      clearTimeout(idle);
      quietly(() => db.close());
      port.postMessage({ no: request.no, error: null } satisfies WriterReply);
      port.close();
      return;
    }
    let error: CacheError | null = request.round < round ? refused : null;
    if (error === null) error = attempt(db, committer, request.ask, file);
    if (error !== null && request.round === round) {
      refused = error;
      round++;
    }
    port.postMessage({ no: request.no, error: error === null ? null : errorToData(error) } satisfies WriterReply);
    quietly(() => checkpoint(db, false));
    idle.refresh();
  });
}

function attempt(db: Connection, committer: Committer, ask: WriterAsk, file: string): CacheError | null {
  try {
    if (ask.t === 'commit') committer.commit(ask.batch);
    if (ask.t === 'cells') committer.replaceCells(ask.zone, ask.cells);
    return null;
  } catch (error) {
    if (db.inTransaction) quietly(() => db.exec('ROLLBACK'));
    return toCacheError(error, file);
  }
}

/** What fails here is not the sender's: the WAL holds everything, and it is tried again after the next commit. */
function quietly(run: () => unknown): void {
  try {
    run();
  } catch {}
}
