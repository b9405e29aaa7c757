// A delivery's lines told apart for a bridge: events to be published, and what the inbox refuses. Pure.
import { createHash } from 'node:crypto';
import { batchDecoder, sizeReason } from '../inbox/decode.ts';
import { LineSplitter } from '../inbox/lines.ts';
import type { Delivery, Taken } from '../port.ts';
import { eventSubject } from './subjects.ts';

export interface GoodLine {
  readonly line: number;
  readonly subject: string;
  /** The line as it came. */
  readonly data: Uint8Array;
  /** The same for the same line, so that sending it twice is once. */
  readonly messageId: string;
  readonly isKnown: boolean;
  /** The command that it answers. */
  readonly answers: string | null;
}

export type Refusal = Taken['refused'][number];

export interface SortedLines {
  readonly good: readonly GoodLine[];
  readonly refused: readonly Refusal[];
}

export function sortLines(stream: string, delivery: Omit<Delivery, 'position'>): SortedLines {
  const { lines, firstLine = 1, refused: ownRefusals = [] } = delivery;
  const splitter = new LineSplitter({ firstLine, fileStart: firstLine === 1 });
  const good: GoodLine[] = [];
  const refused = ownRefusals.map(({ line, reason }): Refusal => ({ line, category: 'data', reason }));
  for (const batch of [...splitter.push(lines), ...splitter.end()]) {
    const decode = batchDecoder(batch);
    batch.numbers.forEach((line, index) => {
      const decoded = decode(index);
      if (!decoded.ok) {
        refused.push({ line, category: decoded.category, reason: decoded.reason });
        return;
      }
      const { source, id, type, data } = decoded.event;
      const bytes = batch.bytes.subarray(batch.starts[index], batch.ends[index]);
      const answers = typeof data.command === 'string' ? data.command : null;
      const messageId = messageIdOf(source, id, bytes);
      good.push({ line, subject: eventSubject(stream, type), data: bytes, messageId, isKnown: decoded.known, answers });
    });
    for (const { line, bytes } of batch.oversize) refused.push({ line, category: 'size', reason: sizeReason(bytes) });
  }
  return { good, refused };
}

/** Of source, id and the line: another line of the same two is a conflict, which consoles are to see. */
function messageIdOf(source: string, id: string, line: Uint8Array): string {
  return createHash('sha256')
    .update(JSON.stringify([source, id]))
    .update(line)
    .digest('base64url');
}
