// Messages of a stream as lines: one message, one line, whose number is the message's in the stream, so that a reject names
// the message that was refused. Pure.
import { asLine } from '../inbox/as-line.ts';

/** A message of a stream. */
export interface StreamMessage {
  readonly subject: string;
  readonly seq: number;
  /** When the server stored it, ns since 1970. */
  readonly at: number;
  /** How many messages lay behind it when it was sent. */
  readonly pending: number;
  readonly data: Uint8Array;
}

export interface Pack {
  readonly lines: Uint8Array;
  readonly firstLine: number;
  readonly last: StreamMessage;
}

/** Numbers left out within a pack become blank lines, which nobody counts; a wider gap begins another pack. */
const MOST_BLANK = 64;
const LF = 10;
const CR = 13;
const END = Uint8Array.of(LF);

/** @param messages in the stream's order. */
export function packLines(messages: readonly StreamMessage[]): readonly Pack[] {
  const packs: Pack[] = [];
  for (let from = 0; from < messages.length; ) {
    const next = messages.findIndex(
      (message, index) => index > from && gapBefore(messages, index, message) > MOST_BLANK,
    );
    const to = next < 0 ? messages.length : next;
    packs.push(packOf(messages.slice(from, to)));
    from = to;
  }
  return packs;
}

function gapBefore(messages: readonly StreamMessage[], index: number, { seq }: StreamMessage): number {
  return seq - (messages[index - 1] as StreamMessage).seq - 1;
}

function packOf(messages: readonly StreamMessage[]): Pack {
  const [first, last] = [messages[0] as StreamMessage, messages.at(-1) as StreamMessage];
  const parts: Uint8Array[] = [];
  let line = first.seq;
  for (const { seq, data } of messages) {
    parts.push(Buffer.alloc(seq - line, LF));
    const content = data.subarray(0, contentLength(data));
    if (content.includes(LF)) parts.push(asLine(content));
    else parts.push(content, END);
    line = seq + 1;
  }
  return { lines: Buffer.concat(parts), firstLine: first.seq, last };
}

/** Without the line's end that some tools add. */
function contentLength(data: Uint8Array): number {
  let end = data.length;
  while (end > 0 && (data[end - 1] === LF || data[end - 1] === CR)) end--;
  return end;
}
