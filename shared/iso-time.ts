// Times as the command line prints them.

/** ms since 1970 as RFC 3339 in UTC, with milliseconds. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
