// 53-bit hashes of texts: exact in a double and in SQLite's INTEGER. Used to find an identity or a stream by one
// small integer key; never trusted alone, the reader of a hit compares the text itself.

/** Two 32-bit lanes over the UTF-16 code units, mixed at the end. @returns a whole number in [0, 2^53). */
export function hash53(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ (seed >>> 0);
  let b = 0x41c6ce57 ^ ((seed / 0x100000000) >>> 0);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b & 0x1fffff) * 0x100000000 + (a >>> 0);
}

/** Where to look next when a hash is taken by another text. */
export function nextHash(hash: number): number {
  return hash >= Number.MAX_SAFE_INTEGER ? 0 : hash + 1;
}

// A delivery names its source in every line: the last one's seed is kept.
let lastSource = '';
let lastSeed = hash53('');

/** The hash of an event's identity. */
export function identityHash(source: string, id: string): number {
  if (source !== lastSource) {
    lastSeed = hash53(source);
    lastSource = source;
  }
  return hash53(id, lastSeed);
}

// So is the seed of the last one's kind: most events are of conversations.
let lastKind = '';
let kindSeed = hash53('');

/** The hash of a stream's name. */
export function streamHash(kind: string, id: string): number {
  if (kind !== lastKind) {
    kindSeed = hash53(kind);
    lastKind = kind;
  }
  return hash53(id, kindSeed);
}

/**
 * A quick hash of 32 bits for tables of texts that stay in memory. Texts that follow each other, as the ids of many systems
 * do, have hashes that lie beside each other: what a table has of them then lies in the same lines of the processor's cache.
 */
export function hash32(text: string): number {
  const { length } = text;
  let hash = 0;
  let i = 0;
  // Two letters at a time: each step has to wait for the one before.
  for (; i + 1 < length; i += 2) {
    hash = (Math.imul(hash, 961) + 31 * text.charCodeAt(i) + text.charCodeAt(i + 1)) | 0;
  }
  return i < length ? (Math.imul(hash, 31) + text.charCodeAt(i)) | 0 : hash;
}
