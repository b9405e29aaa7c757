// Time zones by name: the machine's own, and whether a name that somebody gives is one. For shells and the command line.

/** A zone's IANA name begins with a letter; `+03:00` is an offset, which the runtime would take too. */
const NAME = /^[A-Za-z]/;

/** The machine's zone; UTC where its setting names none (an empty or unknown TZ, as in many scheduled jobs), as the system's own clock does. */
export function machineZone(): string {
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone !== undefined && isZone(zone) ? zone : 'UTC';
}

export function isZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
