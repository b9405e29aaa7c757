// What counts as our own page and what as a link that may leave the program. Pure.

export const SCHEME = 'kokpit';
export const PAGE_URL = `${SCHEME}://app/`;

/** Whether a frame with this URL is the console itself. */
export function isOurs(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === 'app';
}

/** Whether a link may be handed to the user's browser: the encrypted web, nothing that starts a program. */
export function mayLeave(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
}
