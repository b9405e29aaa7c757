// A Chatwoot source as it is started with: where the token lies, and the WebSocket loaded only when it is needed.
import { readFile } from 'node:fs/promises';
import { SaidError, said } from '../../../shared/words/said.ts';
import type { Source, SourceTimers } from '../port.ts';
import type { ChatwootAddress } from './address.ts';
import { createChatwootSource } from './chatwoot-source.ts';

export interface ChatwootPlace extends ChatwootAddress {
  /** The token itself, from the environment; null: it lies in `tokenFile`. */
  readonly token: string | null;
  readonly tokenFile: string | null;
  readonly days: number;
}

export function openChatwootSource(place: ChatwootPlace, clock: SourceTimers & { now(): number }): Source {
  const { base, account, token, tokenFile, days } = place;
  return createChatwootSource({
    address: { base, account },
    token: () => (token === null ? tokenIn(tokenFile ?? '') : Promise.resolve(token)),
    async openCable(deps) {
      const { openCable } = await import('./cable.ts');
      return openCable(deps);
    },
    days,
    timers: clock,
    now: clock.now,
    random: Math.random,
  });
}

async function tokenIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new SaidError(said('chatwoot.token', { file, why: error.message }));
  });
  const token = text.trim();
  // Anything else could not be sent, and is another file.
  if (!/^[\x21-\x7e]{1,500}$/.test(token)) {
    throw new SaidError(said('chatwoot.token', { file, why: 'there is no token in it' }));
  }
  return token;
}
