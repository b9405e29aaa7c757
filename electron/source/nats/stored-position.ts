// A source's position as it lies in the stream behind the events that it covers. A long one (a demo floor's whole state) is
// packed; a position itself never begins with NUL.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const LONG = 16 * 1024;
const PACKED = Uint8Array.of(0);
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export function packPosition(position: string): Uint8Array {
  const text = Buffer.from(position);
  return text.length < LONG ? text : Buffer.concat([PACKED, brotliCompressSync(text, QUICK)]);
}

/** @returns null for what is none, such as one that was cut. */
export function unpackPosition(stored: Uint8Array): string | null {
  try {
    return Buffer.from(stored[0] === 0 ? brotliDecompressSync(stored.subarray(1)) : stored).toString();
  } catch {
    return null;
  }
}
