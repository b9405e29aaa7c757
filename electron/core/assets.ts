// The built page's files for either shell: which file a path means, what it is, and the headers that go with it.
import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Nothing runs, loads or frames but the page's own files. Both shells send it with every answer. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface Asset {
  readonly file: string;
  readonly type: string;
  readonly bytes: number;
  /** Changes whenever the file does. */
  readonly etag: string;
  /** Its name carries its content's hash, so it never changes under that name. */
  readonly immutable: boolean;
}

/** Where the built page lies, seen from the sources and from the build alike. */
export function rendererFolder(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith('.ts') ? '../../out/renderer/' : '../renderer/', here));
}

/**
 * The file that a URL's path means; `/` is the page itself.
 * @returns null for what is not there, is no kind of file the page has, or lies outside `folder`.
 */
export function findAsset(folder: string, urlPath: string): Asset | null {
  const path = decoded(urlPath);
  if (path === null || !path.startsWith('/') || /[\0\\]/.test(path)) return null;
  if (path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const type = TYPES[extname(file)];
  if (type === undefined) return null;
  try {
    const root = realpathSync(folder) + sep;
    if (!realpathSync(file).startsWith(root)) return null;
    const { size, mtimeMs, ino } = statSync(file);
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}-${ino.toString(36)}"`;
    return { file, type, bytes: size, etag, immutable: path.startsWith('/assets/') };
  } catch {
    return null;
  }
}

function decoded(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}
