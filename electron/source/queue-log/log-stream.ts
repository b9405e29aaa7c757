// A queue_log that goes on: pieces of it as events, with everything that the lines to come need to know of those before.

import { sizeReason } from '../inbox/decode.ts';
import { type LineBatch, splitLines } from '../inbox/lines.ts';
import type { RefusedLine } from '../port.ts';
import { Conversion, type ConversionState } from './convert.ts';
import { type Columns, columnsOf, type LogLine, readLine } from './line.ts';

const HOUR_MS = 3_600_000;
/** A line that repeats does so at once, and a call comes back within the hour, or is another. */
export const REMEMBERED_MS = HOUR_MS;
/** The longest call. */
export const OPEN_MS = 24 * HOUR_MS;

/** As plain data, to go on from after a restart. */
export interface LogState {
  readonly conversion: ConversionState;
  readonly columns: readonly (readonly [name: string, place: number])[] | null;
}

export interface LogPiece {
  /** NDJSON. */
  readonly events: Buffer;
  readonly refused: readonly RefusedLine[];
}

export class LogStream {
  readonly #log: Conversion;
  #columns: Columns | null;

  /** @param name the log's: `source` is `/queue-log/NAME`. @param state null: at the beginning. */
  constructor(name: string, state: LogState | null) {
    this.#log = new Conversion(name, state?.conversion ?? null);
    this.#columns = state?.columns ? new Map(state.columns) : null;
  }

  state(): LogState {
    return { conversion: this.#log.state(), columns: this.#columns === null ? null : [...this.#columns] };
  }

  /** ms of the latest line; null: none yet. */
  get latestMs(): number | null {
    return this.#log.latestMs;
  }

  /** Whole lines. @param firstLine the number of the first. */
  take(bytes: Uint8Array, firstLine: number): LogPiece {
    return this.takeLines(splitLines(bytes), firstLine, false);
  }

  /**
   * Lines of one file. @param firstLine the number of the line that the batches call 1. @param again whether some of them
   * may have been taken before: what stands before the latest line is left out.
   */
  takeLines(batches: readonly LineBatch[], firstLine: number, again: boolean): LogPiece {
    const unreadable: RefusedLine[] = [];
    const lines = batches.flatMap((batch) => this.#read(batch, firstLine, unreadable));
    const fresh = again ? lines.filter((line) => !this.#log.isPast(line)) : lines;
    // Nobody can tell the time of these.
    const refused = again ? [] : unreadable;
    const events: string[] = [];
    let latest = Number.NEGATIVE_INFINITY;
    for (const line of fresh.sort((a, b) => a.ms - b.ms)) {
      const converted = this.#log.convert(line);
      latest = line.ms;
      if (converted.fault === null) events.push(...converted.events);
      else refused.push({ bytes: Buffer.from(line.text), line: line.no, reason: converted.fault });
    }
    if (latest > 0) this.#log.forgetBefore(latest - REMEMBERED_MS, latest - OPEN_MS);
    return { events: Buffer.from(events.map((event) => `${event}\n`).join('')), refused };
  }

  #read({ bytes, starts, ends, numbers, oversize }: LineBatch, firstLine: number, refused: RefusedLine[]): LogLine[] {
    for (const { head, line, bytes: length } of oversize)
      refused.push({ bytes: head, line: firstLine - 1 + line, reason: sizeReason(length), category: 'size' });
    const lines: LogLine[] = [];
    for (let i = 0; i < starts.length; i++) {
      const text = bytes.toString('utf8', starts[i], ends[i]);
      const header = columnsOf(text);
      if (header !== null) {
        this.#columns = header;
        continue;
      }
      const no = firstLine - 1 + (numbers[i] ?? 1);
      const line = readLine(text, no, this.#columns);
      if (typeof line !== 'string') lines.push(line);
      else refused.push({ bytes: Buffer.from(bytes.subarray(starts[i], ends[i])), line: no, reason: line });
    }
    return lines;
  }
}
