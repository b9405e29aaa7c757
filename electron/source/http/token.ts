// The token that senders show. It lies beside the cache, for its owner's eyes only, so that a sender that was set up once
// goes on after a restart.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const TOKEN_BYTES = 32;
const SCHEME = /^Bearer +(.+)$/i;

/** The token that lies in `file`; a new one is put there where there is none. Throws the system's error. */
export function tokenIn(file: string): string {
  try {
    const token = readFileSync(file, 'utf8').trim();
    if (token !== '') return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

/** Whether an `Authorization` header shows `token`; takes as long for every wrong one. */
export function holdsToken(header: string | undefined, token: string): boolean {
  const shown = SCHEME.exec(header ?? '')?.[1];
  return shown !== undefined && timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
