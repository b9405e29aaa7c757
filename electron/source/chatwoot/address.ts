// Which Chatwoot, and which of its accounts, read from what a person typed: the address of the page that is open in the browser
// will do. Nothing secret may stand in it, and what cannot be read is not quoted: it may hold a password.

export interface ChatwootAddress {
  /** Scheme, host and, where Chatwoot lies below one, a path; without a slash at its end. */
  readonly base: string;
  readonly account: number;
}

/** `address`: none of a Chatwoot; `https`: not encrypted; `login`: with a login in it; `account`: none, or two that differ. */
export type WrongAddress = 'address' | 'https' | 'login' | 'account';

const PAGE = /^(.*?)\/app(?:\/accounts\/(\d+)(?:\/.*)?|\/.*)?$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const MOST_ACCOUNT = 2 ** 31 - 1;

/** @param account as the flag gives it; undefined: it stands in the address. */
export function parseAddress(text: string, account: string | undefined): ChatwootAddress | WrongAddress {
  if (!URL.canParse(text)) return 'address';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'login';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'address';
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) return 'https';
  const page = PAGE.exec(url.pathname);
  const path = (page?.[1] ?? url.pathname).replace(/\/+$/, '');
  const named = [page?.[2], account].filter((one) => one !== undefined);
  const numbers = new Set(named.map((one) => (/^\d{1,10}$/.test(one) ? Number(one) : 0)));
  const [number = 0] = numbers;
  if (numbers.size !== 1 || number < 1 || number > MOST_ACCOUNT) return 'account';
  return { base: `${url.origin}${path}`, account: number };
}

/** The server as a person may see it. */
export function shownServer({ base }: ChatwootAddress): string {
  return base.replace(/^https?:\/\//, '');
}

/** How the source is named: on the screen, in rejects, and for its position in the cache. */
export function nameOf(address: ChatwootAddress): string {
  return `chatwoot:${shownServer(address)}/${address.account}`;
}
