// What the shells make of their arguments.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, demoDb, prepareDb } from '../../electron/core/data-folder.ts';
import { readLaunch, usage } from '../../electron/core/launch.ts';
import { ownArguments } from '../../electron/shell/arguments.ts';
import { createWords } from '../../electron/words/words.ts';

const WORDS = createWords('en');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-launch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const launching = readLaunch(args, 'host');
  if (launching.kind !== 'run') throw new Error(JSON.stringify(launching));
  return launching.launch;
}

describe('flags', () => {
  test('without any, the demo floor in its own file of the data folder', () => {
    const { config, port, open } = run();
    expect([config.source, config.db, port, open]).toEqual([
      { kind: 'demo', seed: 1, agents: 60, speed: 1, asked: false },
      join(dataFolder(), 'demo.db'),
      4870,
      false,
    ]);
  });

  test('every demo floor has a file of its own, and the own floor another', () => {
    const file = join(folder, 'events.ndjson');
    writeFileSync(file, '');
    expect(new Set([demoDb(60, 1), demoDb(8, 1), demoDb(60, 2), run('--file', file).config.db]).size).toBe(4);
  });

  test('all of them together', () => {
    const { config, port, open } = run(
      ...[
        '--demo',
        '--agents',
        '5000',
        '--seed=7',
        '--speed',
        '2.5',
        '--port',
        '0',
        '--db',
        'x.db',
        '--tz',
        'Europe/Istanbul',
        '--open',
      ],
    );
    expect([config.source, config.db, config.tz, port, open]).toEqual([
      { kind: 'demo', seed: 7, agents: 5000, speed: 2.5, asked: true },
      join(process.cwd(), 'x.db'),
      'Europe/Istanbul',
      0,
      true,
    ]);
  });

  test.each([
    [['--colour']],
    [['floor']],
    [['--agents', '0']],
    [['--agents', '5001']],
    [['--agents', 'many']],
    [['--agents']],
    [['--speed', '0']],
    [['--speed', '']],
    [['--speed', 'NaN']],
    [['--seed', '1.5']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--tz', 'Mars/Olympus']],
    [['--nats', 'http://host']],
    [['--nats-stream', 'a.b', '--nats', 'host']],
    [['--demo', '--nats', 'host']],
    [['--demo', '--file', 'x']],
    [['--demo=yes']],
    [['--http', '0']],
    [['--http', 'events']],
    [['--http', '4871', '--demo']],
    [['--file', 'x.ndjson', '--http', '4871']],
  ])('%j is not the right usage, and it is named', (args) => {
    const launching = readLaunch(args, 'host');
    if (launching.kind !== 'wrong') throw new Error(launching.kind);
    expect(WORDS.say(launching.said)).toContain((args[0] ?? '').split('=', 1)[0]);
  });

  test('a queue_log goes into the own floor', () => {
    const file = join(folder, 'queue_log');
    writeFileSync(file, '');
    const { source, db } = run('--queue-log', file).config;
    expect([source, db]).toEqual([{ kind: 'queue-log', path: file }, join(dataFolder(), 'kokpit.db')]);
  });

  test('events over HTTP go into the own floor, and senders show its token or the one of the environment', () => {
    const file = join(folder, 'own.db');
    expect([run('--http', '4871').config.db, run('--http', '4871', '--db', file).config.source]).toEqual([
      join(dataFolder(), 'kokpit.db'),
      { kind: 'http', port: 4871, token: null, tokenFile: `${file}.token` },
    ]);
    process.env.KOKPIT_HTTP_TOKEN = 'given';
    try {
      expect(run('--http', '4871').config.source).toMatchObject({ token: 'given' });
    } finally {
      delete process.env.KOKPIT_HTTP_TOKEN;
    }
  });

  test('a Chatwoot, its account and where its token lies', () => {
    const file = join(folder, 'chatwoot.token');
    writeFileSync(file, 'secret');
    const address = 'https://desk.example.com/app/accounts/3';
    const found = { kind: 'chatwoot', base: 'https://desk.example.com', account: 3 };
    expect(run('--chatwoot', address, '--chatwoot-token', file, '--chatwoot-days', '7').config).toMatchObject({
      db: join(dataFolder(), 'kokpit.db'),
      source: { ...found, token: null, tokenFile: file, days: 7 },
    });
    process.env.KOKPIT_CHATWOOT_TOKEN = 'given';
    try {
      const source = run('--chatwoot', 'https://desk.example.com', '--chatwoot-account', '3').config.source;
      expect(source).toEqual({ ...found, token: 'given', tokenFile: null, days: 2 });
    } finally {
      delete process.env.KOKPIT_CHATWOOT_TOKEN;
    }
  });

  test.each([
    [['--chatwoot', 'https://desk.example.com/app/accounts/3'], /Access Token/],
    [['--chatwoot', 'http://desk.example.com/app/accounts/3'], /https:/],
    [['--chatwoot', 'https://a:s3cret@desk.example.com/app/accounts/3'], /without user and password/],
    [['--chatwoot', 'https://desk.example.com'], /account/],
    [['--chatwoot', 'https://desk.example.com/app/accounts/3', '--chatwoot-token', 's3cret'], /path of a file/],
  ])('%j is not the right usage, and nothing secret is quoted', (args, words) => {
    const launching = readLaunch(args, 'host');
    if (launching.kind !== 'wrong') throw new Error(launching.kind);
    expect(WORDS.say(launching.said)).toMatch(words);
    expect(WORDS.say(launching.said)).not.toContain('s3cret');
  });

  test('a floor on NATS, with its stream and login', () => {
    const creds = join(folder, 'lead.creds');
    writeFileSync(creds, '');
    expect([
      run('--nats', 'nats://a:b@host').config.source,
      run('--nats', 'host:5', '--nats-stream', 'acme', '--nats-creds', creds).config.source,
    ]).toEqual([
      { kind: 'nats', url: 'nats://a:b@host', stream: 'kokpit', creds: null },
      { kind: 'nats', url: 'host:5', stream: 'acme', creds },
    ]);
  });

  test('an address that is none is not quoted: it may hold a password', () => {
    const launching = readLaunch(['--nats', 'nats://lead:100%secret@host'], 'host');
    if (launching.kind !== 'wrong') throw new Error(launching.kind);
    expect(WORDS.say(launching.said)).not.toContain('secret');
  });

  test('a file that cannot be read is told by name', () => {
    for (const path of [join(folder, 'none.ndjson'), folder]) {
      const launching = readLaunch(['--file', path], 'host');
      if (launching.kind !== 'failed') throw new Error(launching.kind);
      expect(WORDS.say(launching.said)).toContain(path);
    }
  });

  test('the usage names every flag, and the port only where there is one', () => {
    for (const flag of [
      '--demo',
      '--agents',
      '--seed',
      '--speed',
      '--file',
      '--queue-log',
      '--http',
      '--chatwoot',
      '--chatwoot-account',
      '--chatwoot-token',
      '--chatwoot-days',
      '--nats',
      '--nats-stream',
      '--nats-creds',
      '--db',
      '--tz',
      '--port',
      '--open',
      '--help',
    ]) {
      expect(usage('kokpit serve', 'host', WORDS)).toContain(flag);
    }
    expect(usage('npm start --', 'desktop', WORDS)).not.toContain('--port');
    expect(readLaunch(['--help'], 'host')).toEqual({ kind: 'help' });
  });
});

describe('the place of the cache', () => {
  test('is made where it is missing', () => {
    expect(prepareDb(join(folder, 'a', 'b', 'kokpit.db'))).toBeNull();
  });

  test('that cannot be written is named, with how to choose another', () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    const denied = prepareDb(join(file, 'kokpit.db'));
    const words = denied === null ? '' : WORDS.say(denied);
    expect(words).toContain(join(file, 'kokpit.db'));
    expect(words).toContain('--db FILE');
  });
});

test("the desktop's own arguments are told from Chromium's", () => {
  const engine = [
    '--no-sandbox',
    '--disable-gpu',
    '--ozone-platform=wayland',
    '--remote-debugging-port=0',
    '--inspect=0',
  ];
  expect(ownArguments(['electron', '.', ...engine, '--demo', '--agents', '8', '--colour'], false)).toEqual([
    '--demo',
    '--agents',
    '8',
    '--colour',
  ]);
  expect(ownArguments(['Kokpit', '--demo'], true)).toEqual(['--demo']);
});
