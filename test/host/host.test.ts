// The host shell as a browser, a stranger and another site see it.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Host, startHost } from '../../electron/host/host.ts';

const FIXTURE = new URL('./fixture-core.ts', import.meta.url);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let folder: string;
let host: Host;
let refusals = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-host-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(page, 'assets', 'a-1.js'), 'export {};');
  writeFileSync(join(page, 'notes.exe'), 'no kind of file the page has');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  host = await startHost({
    config: { db: 'plain', tz: 'UTC', actor: 'sam', source: null, shell: 'host', version: '0' },
    port: 0,
    folder: page,
    events: {},
    onRefused: () => {
      refusals++;
    },
    worker: FIXTURE,
  });
  await host.ready;
});

afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true });
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: host.port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function login(): Promise<string> {
  const answer = await ask(new URL(host.newLink()).pathname);
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
}

/** @returns the open socket, or the HTTP status that refused it. */
function openSocket(headers: Record<string, string>, path = '/ws'): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

describe('access', () => {
  test('a visit without access gets words, a strict policy and nothing of the console', async () => {
    const before = refusals;
    const answer = await ask('/', { 'accept-language': 'tr-TR,tr;q=0.9' });
    expect([answer.status, answer.headers['set-cookie'], refusals - before]).toEqual([403, undefined, 1]);
    expect(answer.body).toContain('lang="tr"');
    expect(answer.body).toContain('Bu tarayıcının bir erişim bağlantısına ihtiyacı var');
    expect(answer.body).not.toContain('<title>page');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('a file asked for without access is refused without telling the terminal', async () => {
    const before = refusals;
    expect([(await ask('/assets/a-1.js')).status, refusals - before]).toEqual([403, 0]);
  });

  test('a link works once, and its cookie is kept from scripts and other sites', async () => {
    const path = new URL(host.newLink()).pathname;
    const first = await ask(path);
    const second = await ask(path);
    expect([first.status, second.status, second.headers['set-cookie']]).toEqual([200, 403, undefined]);
    expect(String(first.headers['set-cookie'])).toMatch(/^kokpit_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  test('a browser that loads ahead does not use the link up', async () => {
    const path = new URL(host.newLink()).pathname;
    expect((await ask(path, { 'sec-purpose': 'prefetch' })).status).toBe(503);
    expect((await ask(path, {}, 'HEAD')).status).toBe(503);
    expect((await ask(path)).status).toBe(200);
  });

  test('a made-up link or cookie opens nothing', async () => {
    expect((await ask(`/access/${'A'.repeat(43)}`)).status).toBe(403);
    expect((await ask('/', { cookie: `kokpit_${host.port}=${'A'.repeat(43)}` })).status).toBe(403);
    expect((await ask('/', { cookie: `other=1; kokpit_${host.port}=` })).status).toBe(403);
  });
});

describe('files', () => {
  test('the page comes with the strict policy and is asked for again each time', async () => {
    const cookie = await login();
    const { status, headers, body } = await ask('/', { cookie });
    expect([status, body]).toEqual([200, '<!doctype html><title>page</title>']);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    expect((await ask('/', { cookie, 'if-none-match': String(headers.etag) })).status).toBe(304);
  });

  test('a hashed file may be kept for ever', async () => {
    const { status, headers } = await ask('/assets/a-1.js', { cookie: await login() });
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ]);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%00',
    '/%E0%A4%A',
    '/link.txt',
    '/notes.exe',
    '/assets/',
    '//secret.txt',
    '/.git/config',
  ])('%s is not there', async (path) => {
    expect((await ask(path, { cookie: await login() })).status).toBe(404);
  });

  test('only reading is answered', async () => {
    const refused = await ask('/', { cookie: await login(), 'accept-language': 'de-AT,en;q=0.5' }, 'POST');
    expect([refused.status, refused.body]).toEqual([405, 'Hier gehen nur GET und HEAD.\n']);
  });
});

describe('another site', () => {
  test("a name of somebody else's that points here is not served", async () => {
    const cookie = await login();
    for (const name of [
      'evil.example',
      `evil.example:${host.port}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${host.port}`,
    ]) {
      expect((await ask('/', { cookie, host: name })).status).toBe(421);
    }
    expect((await ask('/', { cookie, host: `localhost:${host.port}` })).status).toBe(200);
  });

  test('a socket opens only from our own page, with access, at its own path', async () => {
    const cookie = await login();
    const origin = `http://127.0.0.1:${host.port}`;
    expect(await openSocket({ cookie })).toBe(403);
    expect(await openSocket({ cookie, origin: 'null' })).toBe(403);
    expect(await openSocket({ cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await openSocket({ cookie, origin: `http://localhost:${host.port}` })).toBe(403);
    expect(await openSocket({ origin })).toBe(403);
    expect(await openSocket({ cookie, origin, host: `evil.example:${host.port}` })).toBe(421);
    expect(await openSocket({ cookie, origin }, '/other')).toBe(404);
    const socket = await openSocket({ cookie, origin });
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).terminate();
  });
});

describe('the socket', () => {
  async function opened(): Promise<WebSocket> {
    const socket = await openSocket({ cookie: await login(), origin: `http://127.0.0.1:${host.port}` });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    return socket;
  }
  const closed = (socket: WebSocket) =>
    new Promise<number>((resolve) => {
      socket.on('error', () => undefined);
      socket.on('close', resolve);
    });

  test('carries texts to the core and back', async () => {
    const socket = await opened();
    const answer = new Promise((resolve) => {
      socket.on('message', (data) => resolve(JSON.parse(data.toString())));
    });
    socket.send(JSON.stringify({ v: 1, t: 'request', id: 7, method: 'echo', params: 'ışık' }));
    expect(await answer).toEqual({ v: 1, t: 'answer', id: 7, ok: true, result: 'ışık' });
    socket.terminate();
  });

  test('is closed by a message larger than any console sends', async () => {
    const socket = await opened();
    const code = closed(socket);
    socket.send('x'.repeat(2 * 1024 * 1024));
    expect(await code).toBe(1009);
  });

  test('is closed by a binary message', async () => {
    const socket = await opened();
    const code = closed(socket);
    socket.send(Buffer.from([1, 2, 3]));
    expect(await code).toBe(1006);
  });

  test('is closed when the core closes the client', async () => {
    const socket = await opened();
    const code = closed(socket);
    socket.send(JSON.stringify({ v: 1, t: 'request', id: 1, method: 'close', params: null }));
    expect(await code).toBe(1001);
  });
});

test('rubbish on the port harms nobody', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
    socket.on('close', () => resolve());
    socket.on('error', () => undefined);
    socket.resume();
  });
  expect((await ask('/', { cookie: await login() })).status).toBe(200);
});

test('a port in use makes way to the next free one', async () => {
  const other = await startHost({
    config: { db: 'plain', tz: 'UTC', actor: 'sam', source: null, shell: 'host', version: '0' },
    port: host.port,
    folder,
    events: {},
    onRefused: () => undefined,
    worker: FIXTURE,
  });
  expect(other.port).toBeGreaterThan(host.port);
  await other.stop();
});
