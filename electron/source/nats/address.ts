// Where NATS servers are and how to log in, read from what a person typed. What is secret stays in `login`: no word, log or
// position is made of it, and what cannot be read is not quoted either.

export type Login =
  | { readonly kind: 'none' }
  | { readonly kind: 'user'; readonly user: string; readonly pass: string }
  | { readonly kind: 'token'; readonly token: string };

export interface NatsAddress {
  /** host:port, to be tried in turn. */
  readonly servers: readonly string[];
  /** Only with TLS; else TLS where the server offers it. */
  readonly tls: boolean;
  readonly login: Login;
}

export const DEFAULT_STREAM = 'kokpit';
const DEFAULT_PORT = '4222';

/** `nats://host:4222`, `tls://user:password@host`, `nats://token@host`, bare `host:port`; several with commas. @returns null: no such address. */
export function parseAddress(text: string): NatsAddress | null {
  const urls = text.split(',').map((one) => urlOf(one.trim()));
  const servers: string[] = [];
  let tls = false;
  let login: Login = { kind: 'none' };
  for (const url of urls) {
    if (url === null) return null;
    servers.push(`${url.hostname}:${url.port || DEFAULT_PORT}`);
    tls ||= url.protocol === 'tls:';
    const given = loginOf(url);
    if (given === null) return null;
    if (login.kind === 'none') login = given;
  }
  return { servers, tls, login };
}

/** The servers as a person may see them. */
export function shownAddress({ servers }: NatsAddress): string {
  return servers.join(', ');
}

/** A stream's name is also the first token of its subjects. */
export function isStreamName(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text);
}

function urlOf(text: string): URL | null {
  const withScheme = text.includes('://') ? text : `nats://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const plain = (url.pathname === '' || url.pathname === '/') && url.search === '' && url.hash === '';
  return plain && url.hostname !== '' && (url.protocol === 'nats:' || url.protocol === 'tls:') ? url : null;
}

function loginOf({ username, password }: URL): Login | null {
  if (username === '' && password === '') return { kind: 'none' };
  try {
    const user = decodeURIComponent(username);
    if (password === '') return { kind: 'token', token: user };
    return { kind: 'user', user, pass: decodeURIComponent(password) };
  } catch {
    // A lone % in a password: it has to be written %25.
    return null;
  }
}
