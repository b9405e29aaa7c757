// Chatwoot over HTTP: one question at a time or a few, each answered with JSON or refused in words. The token goes to this server
// and no other: a redirect is not followed.
import { SaidError, said } from '../../../shared/words/said.ts';
import type { SourceTimers } from '../port.ts';
import { faultOf, refusalOf } from './faults.ts';
import { Pace } from './pace.ts';

export interface RestDeps {
  readonly base: string;
  readonly server: string;
  readonly token: string;
  readonly timers: SourceTimers;
  readonly now: () => number;
  /** It asks for fewer questions: nothing is asked for `ms`. */
  readonly onBusy: (ms: number) => void;
}

export interface Rest {
  get(path: string): Promise<unknown>;
  send(method: 'POST' | 'PATCH', path: string, body: object): Promise<unknown>;
  /** What is still asked fails. */
  close(): void;
}

/**
 * Chatwoot counts 3,000 questions a minute from one address, as it comes, and those who work there share it: a long reading takes less
 * than half of that.
 */
const BURST = 300;
const PER_SECOND = 20;
/** How long an answer may take. */
export const TIMEOUT_MS = 20_000;
const MOST_CHARS = 64 * 1024 * 1024;
/** Where it does not say for how long: the span in which Chatwoot counts. */
const BUSY_MS = 60_000;
const MOST_BUSY_MS = 600_000;

export function createRest({ base, server, token, timers, now, onBusy }: RestDeps): Rest {
  const closed = new AbortController();
  const pace = new Pace({ burst: BURST, perSecond: PER_SECOND, timers, now });
  /** While it is set, nobody asks. */
  let busy: Promise<void> | null = null;

  async function call(method: string, path: string, body: object | null): Promise<unknown> {
    for (;;) {
      while (busy !== null) await busy;
      if (closed.signal.aborted) throw new SaidError(said('chatwoot.cut', { server }));
      const answer = await ask(method, path, body);
      if (answer !== BUSY) return answer;
    }
  }

  async function ask(method: string, path: string, body: object | null): Promise<unknown> {
    const late = new AbortController();
    const cancel = timers.setTimer(() => late.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: {
          api_access_token: token,
          accept: 'application/json',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        body: body === null ? null : JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.any([late.signal, closed.signal]),
      });
      const text = await response.text();
      if (response.status === 429) return waitFor(response.headers.get('retry-after'));
      const refusal = refusalOf(response.status, response.headers.get('location'), server);
      if (refusal !== null) throw refusal;
      return jsonOf(text);
    } catch (error) {
      if (late.signal.aborted) throw new SaidError(said('chatwoot.no_answer', { server }));
      throw faultOf(error, server);
    } finally {
      cancel();
    }
  }

  function jsonOf(text: string): unknown {
    // Some changes are answered with nothing.
    if (text === '') return null;
    try {
      if (text.length <= MOST_CHARS) return JSON.parse(text);
    } catch {
      // A page of a proxy, or of something that is no Chatwoot.
    }
    throw new SaidError(said('chatwoot.not_json', { server }));
  }

  function waitFor(retryAfter: string | null): typeof BUSY {
    if (busy !== null) return BUSY;
    const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
    const ms = Math.min(seconds === null ? BUSY_MS : Math.max(1, seconds) * 1_000, MOST_BUSY_MS);
    onBusy(ms);
    busy = new Promise((resolve) => {
      const free = () => {
        busy = null;
        resolve();
      };
      const cancel = timers.setTimer(free, ms);
      closed.signal.addEventListener('abort', () => {
        cancel();
        free();
      });
    });
    return BUSY;
  }

  return {
    async get(path) {
      await pace.next();
      return call('GET', path, null);
    },
    // A person waits for it.

    send: (method, path, body) => call(method, path, body),
    close() {
      closed.abort();
      pace.end();
    },
  };
}

const BUSY = Symbol('busy');
