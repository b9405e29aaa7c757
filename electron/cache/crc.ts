// The check sum of a block: over its place, its times and its bytes, so that neither a changed byte nor the bytes of
// another block pass for it.
import { crc32 } from 'node:zlib';

export interface Summed {
  readonly first: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly ends: Uint8Array;
  readonly body: Uint8Array;
}

export function blockCrc({ first, minMs, maxMs, ends, body }: Summed): number {
  return crc32(body, crc32(ends, crc32(`${first} ${minMs} ${maxMs}`)));
}

/** The bytes of `ends` as stored: 4 bytes each, little-endian, as every machine that Kokpit runs on has them. */
export function bytesOf(ends: Uint32Array): Uint8Array {
  return new Uint8Array(ends.buffer, ends.byteOffset, ends.byteLength);
}

/** `ends` from stored bytes, copied so that they are aligned. */
export function endsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
