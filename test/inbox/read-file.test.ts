import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadError, readErrorOf } from '../../electron/source/inbox/read-error.ts';
import { type ReadOptions, readLines } from '../../electron/source/inbox/read-file.ts';

const LINES = Array.from({ length: 60_000 }, (_line, index) => `{"line":${index},"pad":"${'ö'.repeat(index % 40)}"}`);
const PLAIN = Buffer.from(`\uFEFF${LINES.join('\r\n')}`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The lines that came, and the error if one did. */
async function read(path: string, options: Partial<ReadOptions> = {}) {
  const lines: string[] = [];
  let error: unknown = null;
  try {
    for await (const batch of readLines(path, { stdin: chunksOf(Buffer.alloc(0), 1), ...options })) {
      batch.starts.forEach((start, index) => {
        lines.push(batch.bytes.toString('utf8', start, batch.ends[index]));
      });
    }
  } catch (thrown) {
    error = thrown;
  }
  return { lines, error };
}

describe('a file', () => {
  it.each([
    ['plain', 'a.ndjson', PLAIN],
    ['gzip', 'a.ndjson.gz', gzipSync(PLAIN)],
    ['gzip by its content only', 'a.events', gzipSync(PLAIN)],
    [
      'gzip in several members',
      'b.gz',
      Buffer.concat([gzipSync(PLAIN.subarray(0, 70_001)), gzipSync(PLAIN.subarray(70_001))]),
    ],
  ])('%s gives its lines', async (_what, name, content) => {
    expect(await read(file(name, content))).toEqual({ lines: LINES, error: null });
  });

  it('that is empty, or an empty gzip, has no lines', async () => {
    expect(await read(file('empty', ''))).toEqual({ lines: [], error: null });
    expect(await read(file('empty-inside.gz', gzipSync('')))).toEqual({ lines: [], error: null });
    expect(await read(file('one', '{'))).toEqual({ lines: ['{'], error: null });
  });

  it('says how far it is read, as it lies on the disk', async () => {
    const packed = gzipSync(PLAIN);
    const seen: (number | null)[][] = [];
    await read(file('progress.gz', packed), { onBytes: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([packed.length, packed.length]);
  });

  it('may be left before its end', async () => {
    const options = { stdin: chunksOf(Buffer.alloc(0), 1) };
    for (const path of [file('leave.ndjson', PLAIN), file('leave.gz', gzipSync(PLAIN))]) {
      for await (const batch of readLines(path, options)) {
        expect(batch.starts.length).toBeGreaterThan(0);
        break;
      }
    }
  });
});

// Windows has no such thing as a file.
describe.skipIf(process.platform === 'win32')('a pipe with a name', () => {
  it('gives its lines, and waits for them without holding anything up', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const reading = read(path);
    await writeFile(path, PLAIN);
    expect(await reading).toEqual({ lines: LINES, error: null });
  });
});

describe('standard input', () => {
  it.each([
    ['plain', PLAIN, 4096],
    ['gzip', gzipSync(PLAIN), 4096],
    ['byte by byte', gzipSync('{"a":1}\n{"b":2}'), 1],
  ])('%s gives its lines', async (what, content, size) => {
    const seen: (number | null)[][] = [];
    const onBytes = (done: number, total: number | null) => seen.push([done, total]);
    const { lines, error } = await read('-', { stdin: chunksOf(content, size), onBytes });
    expect({ lines, error }).toEqual({ lines: what === 'byte by byte' ? ['{"a":1}', '{"b":2}'] : LINES, error: null });
    expect(seen.at(-1)).toEqual([content.length, null]);
  });

  it('that breaks is an error that names it', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":1}\n{"b"');
      throw new Error('read EIO');
    }
    const { lines, error } = await read('-', { stdin: broken() });
    expect(lines).toEqual(['{"a":1}']);
    expect(error).toMatchObject({
      code: 'failed',
      file: 'standard input',
      message: 'standard input: reading failed: read EIO',
    });
  });
});

describe('what is wrong with a file is said by name', () => {
  it('missing', async () => {
    const path = join(folder, 'nowhere.ndjson');
    const { error } = await read(path);
    expect(error).toBeInstanceOf(ReadError);
    expect(error).toMatchObject({ code: 'missing', file: path, message: `${path}: there is no such file` });
    expect((await read(join(file('plain', 'x'), 'below'))).error).toMatchObject({ code: 'missing' });
  });

  it('a folder', async () => {
    expect((await read(folder)).error).toMatchObject({ code: 'directory', file: folder });
  });

  it('not to be read', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(readErrorOf('a.ndjson', denied)).toMatchObject({ code: 'denied', file: 'a.ndjson' });
    const path = file('denied.ndjson', '{}');
    chmodSync(path, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) expect((await read(path)).error).toMatchObject({ code: 'denied', file: path });
  });

  it('gzip that was cut off: whole lines before the cut have come, the cut one has not', async () => {
    const whole = gzipSync(PLAIN, { level: 1 });
    const { lines, error } = await read(file('cut.gz', whole.subarray(0, Math.floor(whole.length / 2))));
    expect(error).toMatchObject({ code: 'damaged', message: expect.stringContaining('cut off') });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(LINES.slice(0, lines.length));
    for (const length of [2, 9, 17]) {
      expect((await read(file('head.gz', whole.subarray(0, length)))).error).toMatchObject({ code: 'damaged' });
    }
  });

  it('gzip with a wrong byte', async () => {
    const bytes = gzipSync(PLAIN);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 6) ^ 0xff, bytes.length - 6);
    expect((await read(file('wrong.gz', bytes))).error).toMatchObject({
      code: 'damaged',
      file: join(folder, 'wrong.gz'),
    });
  });

  it('called gzip and none', async () => {
    expect((await read(file('plain.gz', PLAIN))).error).toMatchObject({ code: 'damaged' });
    expect((await read(file('void.gz', ''))).error).toMatchObject({ code: 'damaged' });
  });
});
