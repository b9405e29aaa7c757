import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { LineSplitter } from '../../electron/source/inbox/lines.ts';
import { rejectOf, rejectOversize } from '../../electron/source/inbox/reject.ts';

const whence = { from: 'floor.ndjson', line: 7, receivedMs: 1_700_000_000_000 };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('a reject keeps where from, why, and the content verbatim', () => {
  const content = Buffer.from('\uFEFF{"a":"ğ\r');
  expect(rejectOf(content, whence, 'json', 'is no JSON')).toEqual({
    ...whence,
    digest: sha256(content),
    category: 'json',
    reason: 'is no JSON',
    raw: '\uFEFF{"a":"ğ\r',
    count: 1,
  });
});

it('what is no UTF-8 becomes U+FFFD', () => {
  const content = Buffer.from([0x61, 0xff, 0x62, 0xed, 0xa0, 0x80, 0x63, 0x00]);
  const { raw, digest } = rejectOf(content, whence, 'utf8', 'is no UTF-8');
  expect(raw).toBe('a\uFFFDb\uFFFD\uFFFD\uFFFDc\u0000');
  expect(digest).toBe(sha256(content));
});

it('only the first 64 KiB are kept, and the digest is of all of it', () => {
  const long = Buffer.from(`${'x'.repeat(64 * 1024)}${'y'.repeat(100)}`);
  const other = Buffer.from(`${'x'.repeat(64 * 1024)}${'z'.repeat(100)}`);
  const [a, b] = [long, other].map((content) => rejectOf(content, whence, 'json', 'is no JSON'));
  expect(a?.raw).toBe('x'.repeat(64 * 1024));
  expect(b?.raw).toBe(a?.raw);
  expect(b?.digest).not.toBe(a?.digest);
});

it('a line that was too long to be held is rejected as if it had been', () => {
  const content = Buffer.from(`é${'x'.repeat(300_000)}`);
  const held = new LineSplitter({ firstLine: 7, fileStart: false });
  held.push(content.subarray(0, 280_000));
  const [batch] = [...held.push(content.subarray(280_000)), ...held.end()];
  const oversize = batch?.oversize[0];
  if (oversize === undefined) throw new Error('the line was not set aside');
  const reason = 'an event is at most 262144 bytes as delivered, this one is 300002';
  expect(rejectOversize(oversize, whence)).toEqual(rejectOf(content, whence, 'size', reason));
});
