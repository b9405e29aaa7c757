// A JSON value that may be written over several lines, as the one line that the inbox takes. Pure.

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Line ends in a text are no JSON; this neither, and it ends no line. */
const CONTROL = 0x01;

/** One JSON value as a line. Line ends between its parts mean nothing. */
export function asLine(value: Uint8Array): Uint8Array {
  const line = Buffer.alloc(value.length + 1);
  let inText = false;
  for (let i = 0; i < value.length; i++) {
    const byte = value[i] as number;
    line[i] = byte !== LF && byte !== CR ? byte : inText ? CONTROL : SPACE;
    if (byte === QUOTE) inText = !inText;
    else if (inText && byte === BACKSLASH && i + 1 < value.length) line[++i] = value[i] as number;
  }
  line[value.length] = LF;
  return line;
}
