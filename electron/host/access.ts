// Who may see the console through the host: a one-time link becomes a session, a session is a cookie. Kept in memory
// only: nothing to steal from the disk, and a new start asks for a new link.
import { createHash, randomBytes } from 'node:crypto';

export const LINK_VALID_MS = 15 * 60_000;
/** Links given out and not used yet; the oldest goes first. */
const MOST_LINKS = 8;
/** Browsers and walls that one host serves; the one unused for longest goes first. */
const MOST_SESSIONS = 256;
const TOKEN_BYTES = 32;
const LINK_PREFIX = '/access/';

export interface Access {
  /** A new link's path: it opens one session, once, within LINK_VALID_MS. */
  newLink(): string;
  /** Uses up a link. @returns the `Set-Cookie` value of the new session, null where the link holds no more. */
  redeem(path: string): string | null;
  /** Whether a request's `Cookie` header names a session. */
  admits(cookie: string | undefined): boolean;
}

export function isLink(path: string): boolean {
  return path.startsWith(LINK_PREFIX);
}

/** @param name of the cookie; ports of one machine share a cookie jar, so it carries the port. */
export function createAccess(name: string, nowMs: () => number): Access {
  const links = new Map<string, number>();
  const sessions = new Set<string>();

  return {
    newLink() {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      links.set(digest(token), nowMs() + LINK_VALID_MS);
      forgetOldest(links, MOST_LINKS);
      return LINK_PREFIX + token;
    },
    redeem(path) {
      const key = digest(path.slice(LINK_PREFIX.length));
      const until = links.get(key);
      links.delete(key);
      if (until === undefined || nowMs() > until) return null;
      const session = randomBytes(TOKEN_BYTES).toString('base64url');
      sessions.add(digest(session));
      forgetOldest(sessions, MOST_SESSIONS);
      return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admits(cookie) {
      for (const value of cookieValues(cookie, name)) {
        const key = digest(value);
        if (!sessions.delete(key)) continue;
        // Put back last: the set's order is the order of use.
        sessions.add(key);
        return true;
      }
      return false;
    },
  };
}

/** Looked up by hash, so that neither timing nor a memory dump gives a usable token. */
function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function forgetOldest(store: Map<string, number> | Set<string>, most: number): void {
  for (const key of store.keys()) {
    if (store.size <= most) return;
    store.delete(key);
  }
}

function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([key]) => key === name)
    .map(([, value]) => value ?? '');
}
