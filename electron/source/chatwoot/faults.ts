// What Chatwoot, the network or the system says went wrong, in words for a person. Never quotes a token.
import { type Said, SaidError, said } from '../../../shared/words/said.ts';
import { Drift } from './fields.ts';

/** Chatwoot answered, and refused. */
export class Denied extends SaidError {
  readonly status: number;
  constructor(status: number, why: Said) {
    super(why);
    this.status = status;
  }
}

/** @param server as a person may see it. */
export function faultOf(error: unknown, server: string): SaidError {
  if (error instanceof SaidError) return error;
  if (error instanceof Drift) return new SaidError(said('chatwoot.drift', { server, why: error.message }));
  return new SaidError(wordsOf(causeOf(error), server), { cause: error });
}

/** What an answer's status means; null: it is an answer. */
export function refusalOf(status: number, location: string | null, server: string): Denied | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return new Denied(status, said('chatwoot.login', { server }));
  if (status === 403) return new Denied(status, said('chatwoot.denied', { server }));
  if (status === 404) return new Denied(status, said('chatwoot.not_found', { server }));
  if (status >= 300 && status < 400) {
    return new Denied(status, said('chatwoot.moved', { server, to: originOf(location) }));
  }
  return new Denied(status, said('chatwoot.status', { server, status }));
}

function originOf(location: string | null): string {
  return location !== null && URL.canParse(location) ? new URL(location).origin : '?';
}

/** fetch wraps what the system says, several addresses in a list. */
function causeOf(error: unknown): Error & { code?: unknown } {
  let at = error instanceof Error ? error : new Error(String(error));
  for (;;) {
    const inner = at instanceof AggregateError ? at.errors[0] : at.cause;
    if (!(inner instanceof Error)) return at;
    at = inner;
  }
}

function wordsOf(error: Error & { code?: unknown }, server: string): Said {
  const code = String(error.code ?? '');
  if (code === 'ECONNREFUSED') return said('chatwoot.refused', { server });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return said('chatwoot.no_host', { server });
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return said('chatwoot.cut', { server });
  if (/CERT|SSL|TLS|SELF_SIGNED|LEAF_SIGNATURE/.test(code)) return said('chatwoot.tls', { server, why: error.message });
  return said('chatwoot.failed', { server, why: error.message });
}
