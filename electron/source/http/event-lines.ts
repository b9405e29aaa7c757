// The body of a post as lines of events, each as it was written: what is kept is what came, to the last digit of a number.
// Pure.
import { asLine } from '../inbox/as-line.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** A JSON array's items, each a line; what is no whole array is one line, and refused as such. */
export function itemLines(body: Uint8Array): Uint8Array {
  const items = itemsOf(body);
  if (items === null) return asLine(body);
  return Buffer.concat(items.map(([from, to]) => asLine(body.subarray(from, to))));
}

/** Where a body begins, or null where there is nothing but white space. */
export function firstByte(body: Uint8Array): string | null {
  const at = pastSpace(body, 0);
  return at === body.length ? null : String.fromCharCode(body[at] as number);
}

/** From and to of each item; null where it is no whole array. */
function itemsOf(body: Uint8Array): [from: number, to: number][] | null {
  const items: [number, number][] = [];
  let at = pastSpace(body, 0);
  if (body[at] !== 0x5b) return null;
  at = pastSpace(body, at + 1);
  if (body[at] === 0x5d) return pastSpace(body, at + 1) === body.length ? items : null;
  for (;;) {
    const from = pastSpace(body, at);
    const to = itemEnd(body, from);
    const end = body[to];
    if (to === from || (end !== COMMA && end !== 0x5d)) return null;
    items.push([from, to]);
    at = to + 1;
    if (end !== COMMA) return pastSpace(body, at) === body.length ? items : null;
  }
}

/** The comma or bracket behind the item that begins at `from`. */
function itemEnd(body: Uint8Array, from: number): number {
  let depth = 0;
  let inText = false;
  for (let i = from; i < body.length; i++) {
    const byte = body[i] as number;
    if (inText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x5b || byte === 0x7b) depth++;
    else if (depth === 0 && (byte === COMMA || byte === 0x5d)) return i;
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return body.length;
}

function pastSpace(body: Uint8Array, from: number): number {
  let at = from;
  while (at < body.length && (body[at] === SPACE || body[at] === LF || body[at] === CR || body[at] === 0x09)) at++;
  return at;
}
