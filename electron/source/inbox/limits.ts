// The bound of what the inbox takes.

/** A whole event as delivered, without its line ending. */
export const EVENT_MAX_BYTES = 256 * 1024;
