// The files of one queue_log as converted lines: read whole, because its lines are taken in the order of time, and a call
// that was waiting while the log was rotated begins in one file and ends in the next.
import { basename } from 'node:path';
import type { LineBatch } from '../inbox/lines.ts';
import type { Oversize } from '../inbox/oversize-line.ts';
import { Conversion, type ConversionState, type ConvertedLine } from './convert.ts';
import { type Columns, columnsOf, type LogLine, readLine } from './line.ts';
import { OPEN_MS, REMEMBERED_MS } from './log-stream.ts';

export interface FaultyLine {
  readonly bytes: Uint8Array;
  readonly no: number;
  readonly fault: string;
}

export interface LogFile {
  readonly lines: readonly LogLine[];
  /** What could not be read as a line of a log at all. */
  readonly faulty: readonly FaultyLine[];
  readonly oversize: readonly Oversize[];
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

export async function readLogFile(batches: AsyncIterable<LineBatch>): Promise<LogFile> {
  const lines: LogLine[] = [];
  const faulty: FaultyLine[] = [];
  const tooLong: Oversize[] = [];
  let columns: Columns | null = null;
  let headers = 0;
  for await (const { bytes, starts, ends, numbers, oversize } of batches) {
    tooLong.push(...oversize);
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
  return { lines, faulty, oversize: tooLong, headers };
}

/** Where a log stood at the end of a part of it, for the part that comes next. */
export interface Standing {
  /** When the part begins: one that has grown since takes its place. */
  readonly beginMs: number;
  readonly state: ConversionState;
}

export interface ConvertedFiles {
  /** Of each file, in the order of time. */
  readonly files: readonly (readonly ConvertedLine[])[];
  /** null: there was no line. */
  readonly standing: Standing | null;
}

/**
 * @param files of one log, in any order. What two of them share, as after a copy, is the same line in both.
 * @param standings of parts that were converted before: these go on where the last part before them ended.
 */
export function convertFiles(
  name: string,
  files: readonly (readonly LogLine[])[],
  standings: readonly Standing[],
): ConvertedFiles {
  const sameAs = files.length > 1 ? sharedLines(files) : null;
  const lines = (sameAs === null ? (files[0] ?? []) : [...new Set(sameAs.values())]).toSorted((a, b) => a.ms - b.ms);
  const [first] = lines;
  if (first === undefined) return { files: files.map(() => []), standing: null };
  const log = new Conversion(name, stateBefore(name, first, standings));
  const converted = new Map(lines.map((line) => [line, log.convert(line)]));
  const latest = log.latestMs ?? first.ms;
  log.forgetBefore(latest - REMEMBERED_MS, latest - OPEN_MS);
  return {
    files: files.map((file) =>
      file
        .toSorted((a, b) => a.ms - b.ms)
        .map((line) => ({ ...(converted.get(sameAs?.get(line) ?? line) as ConvertedLine), line })),
    ),
    standing: { beginMs: first.ms, state: log.state() },
  };
}

/** Each line with the one that it is the same as. */
function sharedLines(files: readonly (readonly LogLine[])[]): ReadonlyMap<LogLine, LogLine> {
  const known = new Map<string, LogLine[]>();
  const sameAs = new Map<LogLine, LogLine>();
  for (const lines of files.toSorted((a, b) => beginMs(a) - beginMs(b))) {
    const met = new Map<string, number>();
    for (const line of lines) {
      const before = met.get(line.text) ?? 0;
      met.set(line.text, before + 1);
      const equal = known.get(line.text) ?? [];
      const same = equal[before] ?? line;
      if (same === line) known.set(line.text, [...equal, line]);
      sameAs.set(line, same);
    }
  }
  return sameAs;
}

/** Of the latest part that ended before this line; null: of none. */
function stateBefore(name: string, first: LogLine, standings: readonly Standing[]): ConversionState | null {
  const before = standings.filter(({ state }) => !new Conversion(name, state).isPast(first));
  const endMs = ({ state }: Standing) => state.moment.ms ?? Number.NEGATIVE_INFINITY;
  return before.toSorted((a, b) => endMs(b) - endMs(a))[0]?.state ?? null;
}

function beginMs(lines: readonly LogLine[]): number {
  return lines.reduce((least, { ms }) => Math.min(least, ms), Number.POSITIVE_INFINITY);
}
