import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines } from '../../electron/source/inbox/read-file.ts';
import { readLogFile } from '../../electron/source/queue-log/read-log.ts';

async function* nothing(): AsyncGenerator<Uint8Array> {}

test('a faulty line keeps its bytes, however much comes behind it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const faulty = 'no line of any log at all';
  const good = Array.from({ length: 30_000 }, (_, i) => `${1_700_000_000 + i}|call-${i}|support|NONE|ENTERQUEUE||`);
  const file = join(folder, 'queue_log');
  writeFileSync(file, [faulty, ...good.slice(0, 10_000), faulty, ...good.slice(10_000)].join('\n'));
  const log = await readLogFile(readLines(file, { stdin: nothing() }));
  expect(log.faulty.map(({ bytes, no }) => [Buffer.from(bytes).toString(), no])).toEqual([
    [faulty, 1],
    [faulty, 10_002],
  ]);
});
