import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_MAX_BYTES } from '../../electron/source/inbox/limits.ts';
import { type LineBatch, LineSplitter, splitLines } from '../../electron/source/inbox/lines.ts';

interface Seen {
  readonly lines: readonly (readonly [number: number, text: string])[];
  readonly oversize: readonly (readonly [number: number, bytes: number, digest: string])[];
}

function seen(batches: readonly LineBatch[]): Seen {
  return {
    lines: batches.flatMap(({ bytes, starts, ends, numbers }) =>
      starts.map((start, index) => [numbers[index] ?? 0, bytes.toString('latin1', start, ends[index])] as const),
    ),
    oversize: batches.flatMap(({ oversize }) =>
      oversize.map(({ line, bytes, digest }) => [line, bytes, digest] as const),
    ),
  };
}

function split(bytes: Uint8Array, cuts: readonly number[] = []): Seen {
  const splitter = new LineSplitter({ firstLine: 1, fileStart: true });
  const at = [0, ...cuts, bytes.length].sort((a, b) => a - b);
  const batches = at.slice(1).flatMap((end, index) => splitter.push(bytes.subarray(at[index], end)));
  return seen([...batches, ...splitter.end()]);
}

function texts(bytes: Uint8Array | string, cuts: readonly number[] = []) {
  return split(Buffer.from(bytes), cuts).lines;
}

describe('lines', () => {
  it.each([
    ['', []],
    ['\n', []],
    ['a', [[1, 'a']]],
    ['a\n', [[1, 'a']]],
    [
      'a\nb',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a\r\nb\r\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a\n\n\nb\n',
      [
        [1, 'a'],
        [4, 'b'],
      ],
    ],
    [' \t\r\n\r\n \nb\n', [[4, 'b']]],
    ['a\rb\n', [[1, 'a\rb']]],
    ['a\r\r\n', [[1, 'a\r']]],
    ['a\r', [[1, 'a\r']]],
    [' a \n', [[1, ' a ']]],
    [
      '\f\n\v\n',
      [
        [1, '\f'],
        [2, '\v'],
      ],
    ],
  ])('of %j are numbered from 1, without their endings', (text, lines) => {
    expect(texts(text)).toEqual(lines);
  });

  it('are the same however the stream is cut', () => {
    const pieces = fc.array(fc.constantFrom('a', '{}', '\n', '\r', '\r\n', ' ', '\uFEFF', 'é', '\t'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60), { maxLength: 8 }), (parts, cuts) => {
        const bytes = Buffer.from(parts.join(''));
        expect(
          split(
            bytes,
            cuts.map((cut) => Math.min(cut, bytes.length)),
          ),
        ).toEqual(split(bytes));
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('agree with a plain reading of the whole', () => {
    const pieces = fc.array(fc.constantFrom('a', '{}', '\n', '\r', '\r\n', ' ', '\t'), { maxLength: 40 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const all = parts.join('').split('\n');
        const plain = all
          .map((line, index) => [index + 1, index < all.length - 1 ? line.replace(/\r$/, '') : line] as const)
          .filter(([, line]) => /[^ \t\r]/.test(line));
        expect(texts(parts.join(''))).toEqual(plain);
      }),
      { seed: 8, numRuns: 3000 },
    );
  });

  it('do not copy what lies whole in a chunk', () => {
    const chunk = Buffer.from('one\ntwo\nthree');
    const splitter = new LineSplitter({ firstLine: 1, fileStart: true });
    expect(splitter.push(chunk).every((batch) => batch.bytes.buffer === chunk.buffer)).toBe(true);
  });

  it('go on from the number that is given', () => {
    const splitter = new LineSplitter({ firstLine: 11, fileStart: false });
    expect(seen(splitter.push(Buffer.from('a\n\nb\n'))).lines).toEqual([
      [11, 'a'],
      [13, 'b'],
    ]);
  });
});

describe('a byte order mark', () => {
  const BOM = [0xef, 0xbb, 0xbf];
  const mark = Buffer.from(BOM).toString('latin1');

  it('at the start of a file is ignored, whatever the cuts', () => {
    const bytes = Buffer.from([...BOM, 0x61, 0x0a, 0x62]);
    for (const cuts of [[], [1], [2], [1, 2, 3], [4]])
      expect(texts(bytes, cuts)).toEqual([
        [1, 'a'],
        [2, 'b'],
      ]);
    expect(texts(Buffer.from([...BOM, 0x0a, 0x62]))).toEqual([[2, 'b']]);
    expect(texts(Buffer.from(BOM))).toEqual([]);
  });

  it('elsewhere is content', () => {
    expect(texts(Buffer.from([0x61, 0x0a, ...BOM, 0x62]))).toEqual([
      [1, 'a'],
      [2, `${mark}b`],
    ]);
    expect(texts(Buffer.from([0x0a, ...BOM, 0x62]))).toEqual([[2, `${mark}b`]]);
    expect(texts(Buffer.from([...BOM, ...BOM, 0x62]))).toEqual([[1, `${mark}b`]]);
    expect(seen(splitLines(Buffer.from([...BOM, 0x62]))).lines).toEqual([[1, `${mark}b`]]);
  });
});

describe('a line over 256 KiB', () => {
  const digest = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');
  const most = 'x'.repeat(EVENT_MAX_BYTES);
  const over = `${most}y`;

  it.each([
    ['with an LF', over, '\n'],
    ['with CR LF', over, '\r\n'],
    ['with a CR amid', `${most}\r${'z'.repeat(10)}`, '\n'],
    ['much over', over.repeat(5), '\r\n'],
    ['with two CRs', over, '\r\r\n'],
  ])('%s is set aside with the digest of all of it, and the lines around it stay', (_what, line, ending) => {
    const content = line + ending.slice(0, -1).replace(/\r$/, '');
    const expected = {
      lines: [
        [1, 'a'],
        [3, 'b'],
      ],
      oversize: [[2, content.length, digest(content)]],
    };
    const bytes = Buffer.from(`a\n${line}${ending}b\n`, 'latin1');
    const steps = Array.from({ length: Math.floor(bytes.length / 50_021) }, (_step, index) => (index + 1) * 50_021);
    const end = bytes.length - 2;
    for (const cuts of [[], [1], [3], steps, [100, end - 2, end - 1, end], [end - 3, end - 2, end - 1]]) {
      expect(split(bytes, cuts)).toEqual(expected);
    }
  });

  it('that ends the file without an LF keeps its CR', () => {
    for (const cuts of [[], [EVENT_MAX_BYTES], [EVENT_MAX_BYTES, EVENT_MAX_BYTES + 1]]) {
      expect(split(Buffer.from(`${over}\r`), cuts).oversize).toEqual([[1, over.length + 1, digest(`${over}\r`)]]);
    }
  });

  it('does not begin before the mark, the content and the ending have been told apart', () => {
    const mark = '\u00ef\u00bb\u00bf';
    for (const cut of [2, 3, 1000, EVENT_MAX_BYTES, EVENT_MAX_BYTES + 3, EVENT_MAX_BYTES + 4]) {
      expect(split(Buffer.from(`${mark}${most}\r\n`, 'latin1'), [cut])).toEqual({ lines: [[1, most]], oversize: [] });
      const tooLong = split(Buffer.from(`${mark}${over}\r\n`, 'latin1'), [cut]);
      expect(tooLong).toEqual({ lines: [], oversize: [[1, over.length, digest(over)]] });
    }
  });

  it('of nothing but blanks is blank', () => {
    const blank = ' \t'.repeat(EVENT_MAX_BYTES);
    for (const cuts of [[], [10, 300_000]]) {
      expect(split(Buffer.from(`${blank}\r\na`), cuts)).toEqual({ lines: [[2, 'a']], oversize: [] });
    }
  });

  it('is held in bounded memory, with its first 64 KiB', () => {
    const splitter = new LineSplitter({ firstLine: 1, fileStart: true });
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    splitter.push(chunk);
    const before = process.memoryUsage.rss();
    for (let mib = 0; mib < 400; mib++) expect(splitter.push(Buffer.from(chunk))).toEqual([]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(250 * 1024 * 1024);
    const [batch] = splitter.push(Buffer.from('\n'));
    expect(batch?.oversize).toMatchObject([{ line: 1, bytes: 401 * 1024 * 1024, head: Buffer.alloc(64 * 1024, 'x') }]);
  });
});
