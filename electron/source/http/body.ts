// A request's body, as a whole, up to a bound.
import type { IncomingMessage } from 'node:http';

/** @returns null where it is larger than `most` bytes: what is left of it is not read. Rejects where the sender goes away. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}
