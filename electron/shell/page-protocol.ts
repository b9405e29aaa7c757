// kokpit://app/…: the built page, read from its folder and nowhere else, with the policy that holds it there.
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { findAsset, PAGE_CSP } from '../core/assets.ts';
import { isOurs, SCHEME } from './origin.ts';

/** Before the app is ready: makes the scheme a secure origin of its own, as a web address would be. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Once the app is ready. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(folder, request.method, request.url));
}

export async function answer(folder: string, method: string, url: string): Promise<Response> {
  const asset = isOurs(url) && method === 'GET' ? findAsset(folder, new URL(url).pathname) : null;
  if (asset === null)
    return new Response('There is nothing at this address.', { status: 404, headers: headers('text/plain') });
  return new Response(await readFile(asset.file), { headers: headers(asset.type) });
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': PAGE_CSP,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
}
