// A queue_log, file after file, as converted lines: read whole, because its lines are taken in the order of time.
import { basename } from 'node:path';
import type { LineBatch } from '../inbox/lines.ts';
import { type ConvertedLine, convertLog } from './convert.ts';
import { type Columns, columnsOf, type LogLine, readLine } from './line.ts';

export interface FaultyLine {
  readonly bytes: Uint8Array;
  readonly no: number;
  readonly fault: string;
}

export interface ReadLog {
  readonly lines: readonly ConvertedLine[];
  /** What could not be read as a line of a log at all. */
  readonly faulty: readonly FaultyLine[];
  /** Header lines, which mean nothing. */
  readonly headers: number;
}

/** The log's name: `queue_log.1` and `queue_log-20260310.gz` are the same log as `queue_log`. */
export function logName(path: string): string {
  if (path === '-') return 'queue_log';
  return (
    basename(path)
      .replace(/\.gz$/, '')
      .replace(/\.queue_log$/, '')
      .replace(/[.-]\d+$/, '') || 'queue_log'
  );
}

/** @param batches of one log, all its files one after another. */
export async function readLog(name: string, batches: AsyncIterable<LineBatch>): Promise<ReadLog> {
  const lines: LogLine[] = [];
  const faulty: FaultyLine[] = [];
  let columns: Columns | null = null;
  let headers = 0;
  for await (const { bytes, starts, ends, numbers } of batches) {
    for (let i = 0; i < starts.length; i++) {
      const text = bytes.toString('utf8', starts[i], ends[i]);
      const header = columnsOf(text);
      if (header !== null) {
        columns = header;
        headers++;
        continue;
      }
      const no = numbers[i] ?? 0;
      const line = readLine(text, no, columns);
      if (typeof line === 'string')
        faulty.push({ bytes: Buffer.from(bytes.subarray(starts[i], ends[i])), no, fault: line });
      else lines.push(line);
    }
  }
  return { lines: convertLog(name, lines), faulty, headers };
}
