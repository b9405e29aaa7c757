// What the host answers over HTTP: the built page's files to whoever has access, and plain words to everybody else.
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asset, findAsset, PAGE_CSP } from '../core/assets.ts';
import { type Access, isLink } from './access.ts';
import { browserWords, HOST_PAGE_CSP, refusedPage, welcomePage } from './pages.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=()',
};

export interface RequestRules {
  readonly folder: string;
  readonly access: Access;
  /** Whether a `Host` header names this host: a name of somebody else's that points here is not served. */
  readonly isOurHost: (host: string | undefined) => boolean;
  /** A page was refused for want of access: time to tell the terminal a new link. */
  readonly onRefused: () => void;
}

export function createRequests(rules: RequestRules): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('Content-Security-Policy', HOST_PAGE_CSP);
    const path = pathOf(request.url);
    const { t } = browserWords(request.headers['accept-language']);
    if (!rules.isOurHost(request.headers.host)) words(response, 421, t('web.not_here'));
    else if (request.method !== 'GET' && request.method !== 'HEAD') words(response, 405, t('web.method'));
    else if (path === null) words(response, 400, t('web.no_address'));
    else if (isLink(path)) openLink(rules, path, request, response);
    else if (!rules.access.admits(request.headers.cookie)) refuse(rules, path, request, response);
    else serve(findAsset(rules.folder, path), request, response);
  };
}

function openLink(rules: RequestRules, path: string, request: IncomingMessage, response: ServerResponse): void {
  // A browser that loads an address ahead of its user must not use the link up.
  if (request.headers['sec-purpose'] !== undefined || request.method === 'HEAD') {
    words(response, 503, browserWords(request.headers['accept-language']).t('web.ahead'));
    return;
  }
  const cookie = rules.access.redeem(path);
  if (cookie === null) {
    refuse(rules, '/', request, response);
    return;
  }
  response.setHeader('Set-Cookie', cookie);
  html(response, 200, welcomePage());
}

function refuse(rules: RequestRules, path: string, request: IncomingMessage, response: ServerResponse): void {
  if (path === '/') rules.onRefused();
  html(response, 403, refusedPage(browserWords(request.headers['accept-language'])));
}

function serve(asset: Asset | null, request: IncomingMessage, response: ServerResponse): void {
  if (asset === null) {
    words(response, 404, browserWords(request.headers['accept-language']).t('web.nothing'));
    return;
  }
  response.setHeader('Content-Security-Policy', PAGE_CSP);
  response.setHeader('ETag', asset.etag);
  response.setHeader('Cache-Control', asset.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache');
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': asset.type, 'Content-Length': asset.bytes });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = createReadStream(asset.file);
  // The headers are gone already: a cut connection is what tells the browser that the rest is missing.
  stream.on('error', () => response.destroy());
  stream.pipe(response);
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(body);
}

function words(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

/** The path as sent: `new URL` would tidy `/../` away before anybody could refuse it. */
function pathOf(url: string | undefined): string | null {
  const path = (url ?? '').split(/[?#]/, 1)[0] ?? '';
  return path.startsWith('/') ? path : null;
}
