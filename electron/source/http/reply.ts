// Answers to senders: JSON, and where something is refused, what is wrong and what to do, in English, for programs log it.
import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';

interface Refusal {
  readonly status: number;
  readonly words: (detail: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

const REFUSALS = {
  unauthorized: {
    status: 401,
    words: () => 'show the token: "Authorization: Bearer TOKEN"; Kokpit says at its start where the token lies',
    headers: { 'www-authenticate': 'Bearer' },
  },
  not_found: { status: 404, words: () => 'there are POST /events and GET /commands' },
  events_method: { status: 405, words: () => '/events takes POST', headers: { allow: 'POST' } },
  commands_method: { status: 405, words: () => '/commands takes GET', headers: { allow: 'GET' } },
  content_type: { status: 415, words: (types) => `the content type must be one of ${types}` },
  too_large: { status: 413, words: (bytes) => `a body is at most ${bytes} bytes: send fewer events at a time` },
  busy: {
    status: 503,
    words: () => 'too much waits to be kept: send it again in a second',
    headers: { 'retry-after': '1' },
  },
} as const satisfies Record<string, Refusal>;

/** Answers and, as what is left of the body is not read, ends the connection. */
export function refuse(response: ServerResponse, why: keyof typeof REFUSALS, detail = ''): void {
  const refusal: Refusal = REFUSALS[why];
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
  response.setHeader('connection', 'close');
  reply(response, refusal.status, { error: STATUS_CODES[refusal.status], reason: refusal.words(detail) });
}

export function reply(response: ServerResponse, status: number, value: object): void {
  const body = `${JSON.stringify(value)}\n`;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
