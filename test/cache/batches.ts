// Batches for the cache's tests and for the programs that they start.
import { createHash } from 'node:crypto';
import type { CellDelta, CommitBatch, RejectEntry, StreamKind, StreamRow } from '../../electron/cache/types.ts';
import { identityHash } from '../../shared/hash.ts';

export const START_MS = Date.UTC(2026, 0, 5, 9);

/** The text of event `number`, one second after the one before. */
export function eventText(number: number): string {
  const time = new Date(START_MS + number * 1000).toISOString();
  return JSON.stringify({
    specversion: '1.0',
    id: `e${number}`,
    source: '/test',
    type: 't',
    time,
    data: { ş: number },
  });
}

/** Events `first` to `first + count - 1`, in blocks of `perBlock`, with their identities. */
export function events(first: number, count: number, perBlock = 64): Pick<CommitBatch, 'blocks' | 'identities'> {
  const numbers = Float64Array.from({ length: count }, (_, i) => first + i);
  const blocks = [];
  for (let at = first; at < first + count; at += perBlock) {
    const texts = Array.from({ length: Math.min(perBlock, first + count - at) }, (_, i) => eventText(at + i));
    let end = 0;
    blocks.push({
      first: at,
      body: new Uint8Array(Buffer.from(texts.join(''))),
      ends: Uint32Array.from(texts, (text) => {
        end += Buffer.byteLength(text);
        return end;
      }),
      minMs: START_MS + at * 1000,
      maxMs: START_MS + (at + texts.length - 1) * 1000,
    });
  }
  return { blocks, identities: { hashes: numbers.map((n) => identityHash('/test', `e${n}`)), numbers } };
}

export function stream(no: number, kind: StreamKind, id: string, more: Partial<StreamRow> = {}): StreamRow {
  return {
    no,
    kind,
    id,
    firstMs: START_MS,
    lastMs: START_MS + 1000,
    open: false,
    waiting: false,
    state: `{"of":"${id}"}`,
    ...more,
  };
}

export function cell(day: string, agent: string, more: Partial<CellDelta> = {}): CellDelta {
  return {
    day,
    agent,
    group: '',
    product: '',
    channel: 'web',
    kind: 'chat',
    first_response_ms: 0,
    first_response_n: 0,
    resolution_ms: 0,
    resolution_n: 0,
    resolved: 0,
    reactivated: 0,
    transferred: 0,
    active: 0,
    answered: 0,
    answered_in_time: 0,
    lost: 0,
    ...more,
  };
}

export function reject(name: string, more: Partial<RejectEntry> = {}): RejectEntry {
  const raw = more.raw ?? `{${name}`;
  return {
    digest: createHash('sha256').update(raw).digest('hex'),
    receivedMs: START_MS,
    from: 'a file',
    line: 3,
    category: 'json',
    reason: 'no JSON',
    raw,
    count: 1,
    ...more,
  };
}
