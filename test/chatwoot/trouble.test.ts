// What goes wrong with a Chatwoot, in words; nothing is lost by it, and the token goes nowhere else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChatwootSource } from '../../electron/source/chatwoot/open-chatwoot.ts';
import { LANGUAGES, type Language } from '../../shared/words/message.ts';
import { sayReason } from '../../shared/words/reasons.ts';
import { TOKEN } from './double-server.ts';
import { eventually, Floor } from './floor.ts';

let floor: Floor;

beforeEach(async () => {
  floor = await Floor.of();
  floor.double.agent(1, 'Lea Lead', [], 'administrator');
  floor.double.contact(51, 'Cora');
  floor.double.open(7, 51, 1, 'Hallo?');
});
afterEach(() => floor.stop());

/** Each language says it in words of its own. */
function expectSaid(reason: string): void {
  for (const language of LANGUAGES.filter((one: Language) => one !== 'en')) {
    expect(sayReason(language, reason)).not.toBe(reason);
  }
}

/** Every question is answered so. */
function answer(status: number, body: string): void {
  floor.server.instead = () => ({ status, body });
}

test.each<[string, () => void, RegExp]>([
  ['a wrong token', () => (floor.token = 'wrong'), /does not accept this access token/],
  ['an account that is not open to it', () => (floor.account = 8), /account 8 .* is not open .*: 3\.$/],
  ['a page instead of an answer', () => answer(200, '<!doctype html>'), /is no Chatwoot/],
  [
    'an answer that is none',
    () => answer(200, '[]'),
    /answers otherwise .* profile whose whole cannot be used: a list/,
  ],
  ['an error of its own', () => answer(503, '<html>'), /error 503/],
  ['a WebSocket that a proxy does not pass on', () => (floor.server.open = false), /opens no WebSocket \(error 404\)/],
])('%s', async (name, bring, words) => {
  bring();
  floor.start();
  await floor.is(words);
  expectSaid(floor.state);
  expect(JSON.stringify([floor.reports, floor.notes])).not.toContain(TOKEN);
  // It is tried again, and goes on once it is put right.
  floor.token = TOKEN;
  floor.account = 3;
  floor.server.open = true;
  floor.server.instead = () => null;
  if (name.startsWith('an account')) return;
  floor.pass(1);
  await floor.live();
  expect(floor.story(7).length).toBe(2);
});

test('nobody answers there', async () => {
  await floor.server.stop();
  floor.start();
  await floor.is(/connection was refused/);
  expectSaid(floor.state);
});

test('a redirect is not followed: the token goes to this server and no other', async () => {
  const seen: unknown[] = [];
  const other = createServer((request, response) => {
    seen.push(request.headers);
    response.end('{}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const to = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  floor.server.instead = () => ({ status: 302, headers: { location: `${to}/api/v1/profile` } });
  floor.start();
  await floor.is(/sends on to/);
  expect(floor.state).toContain(to);
  expectSaid(floor.state);
  expect(seen).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

test('an unencrypted server where TLS is asked for', async () => {
  const secure = floor.server.base.replace('http:', 'https:');
  Object.defineProperty(floor.server, 'base', { value: secure });
  floor.start();
  await floor.is(/not safe, so nothing was sent|failed/);
  expectSaid(floor.state);
});

test('it asks for fewer questions: nothing is asked for so long, then it goes on', async () => {
  let busy = 1;
  floor.server.instead = (_, path) =>
    path.includes('/messages') && busy-- > 0 ? { status: 429, headers: { 'retry-after': '30' } } : null;
  floor.start();
  await eventually(() => floor.notes.length).toBe(1);
  expect(floor.notes).toEqual([
    'Chatwoot asked for fewer questions: nothing is asked for 30 s, and what comes of it is late.',
  ]);
  expectSaid(floor.notes[0] ?? '');
  const asked = floor.server.asked.length;
  await floor.beats(20);
  expect([floor.server.asked.length, floor.state]).toEqual([asked, 'catching_up']);
  await floor.beats(10);
  await floor.live();
  expect(floor.story(7).length).toBe(2);
});

test('one thing that cannot be used is refused by its field, and the rest goes on', async () => {
  const list = floor.double.conversationJson.bind(floor.double);
  floor.double.open(8, 51, 1, 'heil');
  floor.double.conversationJson = (one, isUpdate) =>
    one.id === 7 ? { ...list(one, isUpdate), status: 'on_fire' } : list(one, isUpdate);
  floor.start();
  await floor.live();
  expect([floor.story(7).length, floor.story(8).length]).toEqual([0, 2]);
  const reason = 'Chatwoot tells conversations whose status cannot be used: "on_fire"'.replace(
    'conversations',
    'conversation',
  );
  expect(new Set(floor.refused)).toEqual(new Set([reason]));
  expectSaid(reason);
  floor.double.tell('message.created', { id: 'x', conversation_id: 8 });
  floor.double.write(8, 'weiter');
  await eventually(() => floor.story(8).length).toBe(3);
  expect(floor.refused.at(-1)).toBe('Chatwoot tells message whose message_type cannot be used: missing');
});

test('garbage on the WebSocket ends the connection, and what was missed is read again', async () => {
  floor.start();
  await floor.live();
  floor.server.frame('<html>');
  await floor.is(/is no Chatwoot/);
  floor.double.write(7, 'noch da?');
  floor.pass(1);
  await floor.live();
  expect(floor.story(7).length).toBe(3);
});

test.each([
  ['says no', 'reject_subscription'],
  ['says nothing', 'ping'],
])('a WebSocket that %s to whoever listens', async (_, type) => {
  floor.server.admits = type;
  floor.start();
  await floor.server.knocked;
  floor.pass(15);
  await floor.is(/does not let this access token listen/);
  expectSaid(floor.state);
});

test('a token that is not where it is said to be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-chatwoot-'));
  const file = join(folder, 'token');
  const { base } = floor.server;
  floor.begin(openChatwootSource({ base, account: 3, token: null, tokenFile: file, days: 2 }, floor.clock));
  await floor.is(/access token in .* cannot be read/);
  expectSaid(floor.state);
  writeFileSync(file, 'two words\n');
  floor.pass(1);
  await floor.is(/there is no token in it/);
  expect(sayReason('de', floor.state)).toContain('kein Schlüssel darin');
  writeFileSync(file, `${TOKEN}\n`);
  floor.pass(10);
  await floor.live();
  rmSync(folder, { recursive: true });
});

test('a WebSocket that falls silent is no calm floor', async () => {
  floor.start();
  await floor.live();
  floor.pass(15);
  await floor.is(/has fallen silent/);
  expectSaid(floor.state);
});

test('it does not answer in time', async () => {
  floor.hurried = true;
  floor.start();
  await floor.live();
  floor.server.hang = true;
  floor.pass(10);
  floor.server.beat();
  await eventually(() => floor.server.asked.filter((path) => path.endsWith('/agents')).length).toBe(2);
  await floor.beats(20);
  await floor.is(/did not answer in time/);
  expectSaid(floor.state);
});

test('stopped at any moment it ends', async () => {
  floor.server.hang = true;
  floor.start();
  await eventually(() => floor.server.asked.length).toBe(1);
  await floor.source.stop();
  expect(floor.events).toEqual([]);
});
