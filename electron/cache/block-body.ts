// How a block's lines lie in the database: compressed where that saves something. Lines of one floor repeat each other,
// so a block takes a third of its room, and so do the log and its way to the disk (docs/decisions/6).
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** What a live second brings is small: not worth a compressor's time, nor a reader's. */
const WORTH_BYTES = 4_096;
/** The quickest level: further ones save little of such lines and take several times as long. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** How a zstd frame begins. An event begins with a brace or with blanks, never with the first of these bytes. */
const FRAME = [0x28, 0xb5, 0x2f, 0xfd];

/** The body to store for these lines. */
export function storedBody(lines: Uint8Array): Uint8Array {
  if (lines.length < WORTH_BYTES) return lines;
  const packed = zstdCompressSync(lines, OPTIONS);
  return packed.length < lines.length ? packed : lines;
}

/** The lines of a stored body whose sum holds. @param bytes how many they are. Throws where they are not so many. */
export function plainBody(stored: Buffer, bytes: number): Buffer {
  const isPacked = FRAME.every((byte, at) => stored[at] === byte);
  const lines = isPacked ? zstdDecompressSync(stored, { maxOutputLength: bytes }) : stored;
  if (lines.length !== bytes) throw new RangeError(`a block of ${bytes} bytes holds ${lines.length}`);
  return lines;
}
