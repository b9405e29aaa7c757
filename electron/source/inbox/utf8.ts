// Words for bytes that are no UTF-8, and their text with U+FFFD in place of what is none.

import { isUtf8 } from 'node:buffer';

// ignoreBOM keeps a byte order mark in the text: what was refused is shown as it came.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Verbatim, U+FFFD for what is no UTF-8. */
export function lenientText(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** Whether `bytes` is UTF-8 that may end amid a character. */
function beginsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Where it stops to be UTF-8, and what it probably is instead. */
export function badUtf8Reason(bytes: Uint8Array): string {
  let good = 0;
  for (let bad = bytes.length; good < bad; ) {
    const middle = Math.ceil((good + bad) / 2);
    if (beginsUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  if (good === bytes.length) return 'is no UTF-8: it ends amid a character';
  // The fault shows at the byte that does not follow; the character that it breaks begins before it.
  while (!isUtf8(bytes.subarray(0, good))) good--;
  const found = bytes[good] ?? 0;
  const guess = bytes.includes(0) ? 'it looks like UTF-16' : 'it may be Latin-1 or Windows-1252';
  return `is no UTF-8: byte ${good + 1} is 0x${found.toString(16).padStart(2, '0')}; ${guess}, deliver UTF-8`;
}
