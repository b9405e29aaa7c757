// Finds half a surrogate pair in a JSON text. It looks at the text, not at the parsed value: a key that a later equal
// key replaced is gone from the value. Text decoded from valid UTF-8 can only hold a half as a \u escape.

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/gs;

/** Characters that two neighbouring escapes make up a pair of: a half beside anything else stays a half. */
const ESCAPE_LENGTH = 6;

/** @returns the first half, such as `\ud83d`, or null. `text` must be valid JSON of well-formed UTF-16. */
export function findHalfSurrogate(text: string): string | null {
  let high: string | null = null;
  let highEnd = 0;
  ESCAPE.lastIndex = 0;
  for (let found = ESCAPE.exec(text); found !== null; found = ESCAPE.exec(text)) {
    const unit = found[1] === undefined ? 0 : Number.parseInt(found[1], 16);
    const low = unit >= 0xdc00 && unit <= 0xdfff;
    if (high !== null && !(low && found.index === highEnd)) return high;
    if (low && high === null) return found[0];
    const opens = unit >= 0xd800 && unit <= 0xdbff;
    high = opens ? found[0] : null;
    highEnd = found.index + ESCAPE_LENGTH;
  }
  return high;
}
