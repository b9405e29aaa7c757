// What is kept of a delivery that was refused.

import type { RejectCategory } from './event.ts';

/** What is kept verbatim of a refused delivery. */
export const REJECT_RAW_BYTES = 64 * 1024;

export interface RejectEntry {
  /** SHA-256 of the whole content as delivered, hex: the same content refused again adds one to the count. */
  readonly digest: string;
  readonly receivedMs: number;
  /** Which delivery: a file's name, a source's name. */
  readonly from: string;
  /** Line of that delivery, from 1. */
  readonly line: number;
  readonly category: RejectCategory;
  readonly reason: string;
  /** The first `REJECT_RAW_BYTES` verbatim, U+FFFD for what is no UTF-8. */
  readonly raw: string;
  /** How often it came. */
  readonly count: number;
}
