// What a NATS server, the library or the system says went wrong, in words for a person. Never quotes a login.
import { type Said, SaidError, said } from '../../../shared/words/said.ts';

/** The server's own number for: it may not keep so much. */
export const NO_ROOM = 10047;

/** What was tried, for the words. */
export interface Tried {
  /** As shown; without a login. */
  readonly server: string;
  readonly stream: string;
}

/** @returns an error with words; the library's own is told by name, so that this file does not need the library. */
export function natsFault(error: unknown, { server, stream }: Tried): SaidError {
  if (error instanceof SaidError) return error;
  return new SaidError(wordsOf(causeOf(error), server, stream), { cause: error });
}

/** The server's subject permissions forbid it. */
export function isDenied(error: unknown): boolean {
  return causeOf(error).name === 'PermissionViolationError';
}

/** The library wraps what it says about a request. */
function causeOf(error: unknown): Error {
  let at = error instanceof Error ? error : new Error(String(error));
  while (at.name === 'RequestError' && at.cause instanceof Error) at = at.cause;
  return at;
}

function wordsOf(error: Error, server: string, stream: string): Said {
  switch (error.name) {
    case 'AuthorizationError':
    case 'UserAuthenticationExpiredError':
      return said('nats.login', { server });
    case 'PermissionViolationError': {
      const { operation, subject } = error as Error & { operation: string; subject: string };
      return said(operation === 'publish' ? 'nats.no_publish' : 'nats.no_subscribe', { server, subject });
    }
    case 'StreamNotFoundError':
      return said('nats.no_stream', { server, stream });
    case 'JetStreamNotEnabled':
    case 'NoRespondersError':
    case 'NoResponders':
      return said('nats.no_jetstream', { server });
    case 'TimeoutError':
      return said('nats.no_answer', { server });
    case 'ClosedConnectionError':
    case 'DrainingConnectionError':
      return said('nats.cut', { server });
  }
  if ((error as { code?: unknown }).code === NO_ROOM) return said('nats.no_room', { server, stream });
  const { code } = (error.cause ?? error) as { code?: unknown };
  if (error.message === 'connection refused' || code === 'ECONNREFUSED') return said('nats.refused', { server });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return said('nats.no_host', { server });
  if (code === 'ECONNRESET' || code === 'EPIPE' || error.message === 'connection disconnected')
    return said('nats.cut', { server });
  return said('nats.failed', { server, why: error.message });
}
