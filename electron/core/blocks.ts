// Packs accepted lines into blocks, the cache's unit of reading: small enough that one event is cheap to read.
import type { BlockRow } from '../cache/types.ts';

const BLOCK_EVENTS = 256;
const BLOCK_BYTES = 64 * 1024;

/** @param times event times in ms, one for each line. `first` is the number of the first line. */
export function packBlocks(first: number, lines: readonly Uint8Array[], times: readonly number[]): BlockRow[] {
  const blocks: BlockRow[] = [];
  let from = 0;
  while (from < lines.length) {
    let bytes = 0;
    let to = from;
    while (to < lines.length && to - from < BLOCK_EVENTS && (to === from || bytes < BLOCK_BYTES)) {
      bytes += (lines[to] as Uint8Array).length;
      to++;
    }
    blocks.push(packBlock(first + from, lines.slice(from, to), times.slice(from, to), bytes));
    from = to;
  }
  return blocks;
}

function packBlock(first: number, lines: readonly Uint8Array[], times: readonly number[], bytes: number): BlockRow {
  const body = new Uint8Array(bytes);
  const ends = new Uint32Array(lines.length);
  let at = 0;
  let minMs = Number.POSITIVE_INFINITY;
  let maxMs = Number.NEGATIVE_INFINITY;
  lines.forEach((line, i) => {
    body.set(line, at);
    at += line.length;
    ends[i] = at;
    const ms = times[i] as number;
    if (ms < minMs) minMs = ms;
    if (ms > maxMs) maxMs = ms;
  });
  return { first, body, ends, minMs, maxMs };
}
