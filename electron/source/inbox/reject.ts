// Makes the record of a refusal. Who commits adds it to the cache; nothing here is written.

import { createHash } from 'node:crypto';
import type { RejectCategory } from '../../../shared/events/event.ts';
import { REJECT_RAW_BYTES, type RejectEntry } from '../../../shared/events/reject.ts';
import { sizeReason } from './decode.ts';
import type { Oversize } from './oversize-line.ts';
import { lenientText } from './utf8.ts';

/** Where a refused line came from. `receivedMs`: when, in ms since 1970. */
export interface Whence {
  readonly from: string;
  readonly line: number;
  readonly receivedMs: number;
}

/** @param content the whole line as delivered, without its line ending. */
export function rejectOf(content: Uint8Array, whence: Whence, category: RejectCategory, reason: string): RejectEntry {
  const digest = createHash('sha256').update(content).digest('hex');
  const raw = lenientText(content.subarray(0, REJECT_RAW_BYTES));
  return { digest, ...whence, category, reason, raw, count: 1 };
}

/** The record of a line that was too long to be held. */
export function rejectOversize(line: Oversize, whence: Omit<Whence, 'line'>): RejectEntry {
  const { digest, head, bytes } = line;
  const raw = lenientText(head);
  return { digest, ...whence, line: line.line, category: 'size', reason: sizeReason(bytes), raw, count: 1 };
}
