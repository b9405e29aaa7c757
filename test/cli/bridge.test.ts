// `kokpit bridge` as it is called: usage, what it says, exit codes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../../electron/cli/build-program.ts';
import { run } from '../../electron/cli/program.ts';
import { createWords } from '../../electron/words/words.ts';
import { NATS_SERVER, testServer } from '../nats/server.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-bridge-cli-'));
  file = join(folder, 'events.ndjson');
  const event = { specversion: '1.0', id: '1', source: '/t', time: '2026-03-10T09:00:00Z' };
  writeFileSync(file, `${JSON.stringify({ ...event, type: 'agent.removed', data: { agent: 'ann' } })}\nno event\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bridge(args: readonly string[], language: 'en' | 'de' | 'tr' = 'en', errIsTerminal = false) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    outIsTerminal: false,
    errIsTerminal,
    words: createWords(language),
  };
  const code = await run(buildProgram(terminal), ['bridge', ...args], terminal);
  return { code, out: out.join(''), err: err.join('') };
}

test.each([
  [['--demo'], '--nats'],
  [['--nats', 'http://host'], '--nats'],
  [['--nats', 'host', '--demo', '--file', 'x'], '--demo'],
  [['--nats', 'host', '--once'], '--once'],
  [['--nats', 'host', '--name', ''], '--name'],
  [['--nats', 'host', '--agents', '0'], '--agents'],
  [['--nats', 'host', '--db', 'x'], '--db'],
])('%j is wrong usage, and what is wrong is named', async (args, flag) => {
  const { code, out, err } = await bridge(args);
  expect([code, out, err.split('\n', 1)[0]]).toEqual([2, '', expect.stringContaining(flag)]);
  expect(err).toContain('Usage: kokpit bridge');
});

test('a file that is not there is a failure that names it', async () => {
  const missing = join(folder, 'none');
  const { code, err } = await bridge(['--nats', 'host', '--file', missing]);
  expect([code, err]).toEqual([1, expect.stringContaining(missing)]);
});

test.each(['en', 'de', 'tr'] as const)('the usage names every flag (%s)', async (language) => {
  const { code, out } = await bridge(['--help'], language);
  expect(code).toBe(0);
  for (const flag of '--demo --agents --seed --speed --file --queue-log --once --http --nats --nats-stream --nats-creds --name --no-commands'.split(
    ' ',
  )) {
    expect(out).toContain(flag);
  }
});

test.skipIf(NATS_SERVER === null)('a file is brought over once: counts on stdout, words on stderr', async () => {
  const server = await testServer();
  try {
    const args = ['--nats', server.url, '--file', file, '--once'];
    const german = await bridge(args, 'de');
    expect(german).toEqual({
      code: 0,
      out: '{"read":2,"published":1,"duplicates":0,"rejected":1,"commands":0}\n',
      err: expect.stringMatching(
        /^kokpit: 127\.0\.0\.1:\d+ ist da: Ereignisse gehen in seinen Strom kokpit\.\nkokpit: file:.*, Zeile 2: ist kein JSON: .*\n$/,
      ),
    });
    const onTerminal = await bridge([...args, '--name', 'again'], 'en', true);
    expect(onTerminal).toMatchObject({ code: 0, out: expect.stringContaining('"duplicates":1') });
    expect(onTerminal.err).toContain('\r\u001b[K');
  } finally {
    await server.remove();
  }
});
