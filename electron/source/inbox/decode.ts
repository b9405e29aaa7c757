// The inbox's door: one line as delivered becomes an event, or a category and a reason. Never throws.
// What is wrong first counts: size, utf8, json, envelope, data.

import { isAscii, isUtf8 } from 'node:buffer';
import type { Decoded } from '../../../shared/events/event.ts';
import { checkEvent, refused } from './check-event.ts';
import { findHalfSurrogate } from './half-surrogates.ts';
import { EVENT_MAX_BYTES } from './limits.ts';
import type { LineBatch } from './lines.ts';
import { badUtf8Reason } from './utf8.ts';

/** @param most what takes it. */
export function sizeReason(bytes: number, most = EVENT_MAX_BYTES): string {
  return `an event is at most ${most} bytes as delivered, this one is ${bytes}`;
}

function parseAndCheck(text: string, mayEscape: boolean): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine quotes a piece of the text, which may end amid a pair.
    return refused('json', `is no JSON: ${(error as Error).message.toWellFormed()}`);
  }
  if (mayEscape) {
    const half = findHalfSurrogate(text);
    if (half !== null) return refused('json', `holds half a surrogate pair: ${half} without its other half`);
  }
  return checkEvent(value);
}

/** Decodes an event that came as a string, e.g. over a socket. */
export function decodeText(text: string): Decoded {
  if (text.length * 3 > EVENT_MAX_BYTES) {
    const bytes = Buffer.byteLength(text);
    if (bytes > EVENT_MAX_BYTES) return refused('size', sizeReason(bytes));
  }
  if (!text.isWellFormed()) return refused('json', 'holds half a surrogate pair');
  return parseAndCheck(text, text.includes('\\u'));
}

/** Decodes one line of bytes, without its line ending. */
export function decodeLine(bytes: Uint8Array): Decoded {
  if (bytes.length > EVENT_MAX_BYTES) return refused('size', sizeReason(bytes.length));
  if (!isUtf8(bytes)) return refused('utf8', badUtf8Reason(bytes));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  return parseAndCheck(text, text.includes('\\u'));
}

/**
 * Decodes the lines of a batch by their index. What can be asked once for all of them (is it UTF-8, are there
 * escapes) is asked once: several times quicker than line by line.
 */
export function batchDecoder(batch: LineBatch): (index: number) => Decoded {
  const { bytes, starts, ends } = batch;
  const begin = starts[0] ?? 0;
  const content = bytes.subarray(begin, ends.at(-1) ?? 0);
  if (!isUtf8(content)) return (index) => decodeLine(bytes.subarray(starts[index], ends[index]));
  const mayEscape = content.includes('\\u');
  if (isAscii(content)) {
    const text = content.toString('latin1');
    return (index) =>
      parseAndCheck(text.substring((starts[index] ?? 0) - begin, (ends[index] ?? 0) - begin), mayEscape);
  }
  return (index) => parseAndCheck(bytes.toString('utf8', starts[index], ends[index]), mayEscape);
}
