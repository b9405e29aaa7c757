// Chromium itself knows no custom scheme, so in the double the page lives at an https address that resolves nowhere and
// is answered by the program's own protocol handler. Program code sees its scheme only.

const PAGE_ORIGIN = 'https://app.kokpit.localhost';
const SCHEME_ORIGIN = 'kokpit://app';

export function toPageUrl(url: string): string {
  return swap(url, SCHEME_ORIGIN, PAGE_ORIGIN);
}

export function toProgramUrl(url: string): string {
  return swap(url, PAGE_ORIGIN, SCHEME_ORIGIN);
}

function swap(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url;
}
