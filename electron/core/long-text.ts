// A long answer on its way: as bytes that are given away, thread by thread. As a text each thread would hold copies of it until
// its next collection: ten MB of an explanation were fifty.
import type { Port } from '../../shared/contract/wire.ts';

/** From so many characters on; a live update is a few thousand. */
const LONG_CHARACTERS = 64 * 1024;

export type Bytes = Uint8Array<ArrayBuffer>;

/** A text that is long, as bytes of its own. */
export function shortOrBytes(text: string): string | Bytes {
  return text.length < LONG_CHARACTERS ? text : new TextEncoder().encode(text);
}

/** These pieces one after the other; they are gone. */
export function joined(pieces: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((bytes, { length }) => bytes + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    piece.buffer.transfer(0);
  }
  return whole;
}

/** Sends a text; bytes are given away. */
export function sendLong(port: Port, text: string | Bytes): void {
  if (typeof text === 'string') port.send(text);
  else if (port.sendBytes === undefined) port.send(new TextDecoder().decode(text));
  else port.sendBytes(text);
}
