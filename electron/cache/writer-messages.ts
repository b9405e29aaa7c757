// What the cache's threads are started with, and what passes between the writer (writer.ts) and its thread.
import type { ErrorData } from './errors.ts';
import type { PackedBatch } from './pack.ts';
import type { CellDelta, SealStep } from './types.ts';

export type ThreadStart =
  /** `workerUrl`: where it starts the thread for the log. */
  | { readonly role: 'write'; readonly file: string; readonly workerUrl: string }
  | { readonly role: 'checkpoint'; readonly file: string };

export type WriterAsk =
  | { readonly t: 'commit'; readonly batch: PackedBatch }
  | { readonly t: 'cells'; readonly zone: string; readonly cells: readonly CellDelta[] }
  | { readonly t: 'seal'; readonly step: SealStep }
  | { readonly t: 'close' };

/**
 * `round` counts refusals. What was sent before the sender heard of a refusal is refused as well: a later batch must
 * not reach the disk without an earlier one.
 */
export interface WriterRequest {
  readonly no: number;
  readonly round: number;
  readonly ask: WriterAsk;
}

export interface WriterReply {
  readonly no: number;
  readonly error: ErrorData | null;
}
