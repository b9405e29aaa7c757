// The bounds of what the inbox takes and keeps.

/** A whole event as delivered, without its line ending. */
export const EVENT_MAX_BYTES = 256 * 1024;

/** What is kept verbatim of a refused delivery. */
export const REJECT_RAW_BYTES = 64 * 1024;
