// How a block's lines lie in the database: compressed where that saves something. Lines of one floor repeat each other,
// so a block takes a third of its room, and so do the log and its way to the disk (docs/decisions/6).
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** What a live second brings is small: not worth a compressor's time, nor a reader's. */
const WORTH_BYTES = 4_096;
/** The quickest level: further ones save little of such lines and take several times as long. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1 };
/** Lines take a seventh of their room packed, a few a fifth: one buffer holds them, which zlib keeps until a collection. */
const OUT_SHARE = 1 / 4;
/** How a zstd frame begins. An event begins with a brace or with blanks, never with the first of these bytes. */
const FRAME = [0x28, 0xb5, 0x2f, 0xfd];

/** The body to store for these lines. */
export function storedBody(lines: Uint8Array): Uint8Array {
  if (lines.length < WORTH_BYTES) return lines;
  const packed = zstdCompressSync(lines, { params: PARAMS, chunkSize: Math.ceil(lines.length * OUT_SHARE) });
  return packed.length < lines.length ? packed : lines;
}

/** The lines of a stored body whose sum holds. @param bytes how many they are. Throws where they are not so many. */
export function plainBody(stored: Buffer, bytes: number): Buffer {
  const isPacked = FRAME.every((byte, at) => stored[at] === byte);
  // One byte of room is left: an output that is full makes zlib begin another and join them.
  const options = { maxOutputLength: bytes, chunkSize: bytes + 1 };
  const lines = isPacked ? zstdDecompressSync(stored, options) : stored;
  if (lines.length !== bytes) throw new RangeError(`a block of ${bytes} bytes holds ${lines.length}`);
  return lines;
}
