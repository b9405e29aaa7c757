import { describe, expect, it } from 'vitest';
import { batchDecoder, decodeLine } from '../../electron/source/inbox/decode.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import type { Decoded } from '../../shared/events/event.ts';
import { fuzzInbox } from './inbox-fuzz.ts';
import { mutatedLines } from './mutate.ts';

const SEED = 19990201;
const COUNT = 5_000;
const CONTROL_COUNT = 1_500;

describe('mutated lines', () => {
  it('are each accepted or refused, as the page has it, with words', () => {
    const { outcomes, faults } = fuzzInbox(decodeLine, { seed: SEED, count: COUNT });
    expect(faults).toEqual([]);
    // The mutations reach every end that a single line can come to.
    for (const outcome of ['known', 'unknown', 'size', 'utf8', 'json', 'envelope', 'data']) {
      expect(outcomes[outcome], outcome).toBeGreaterThan(COUNT / 200);
    }
  });

  it('are the same for the same seed', () => {
    const lines = (seed: number) => [...mutatedLines(seed, 50)].map((line) => line.toString('latin1'));
    expect(lines(3)).toEqual(lines(3));
    expect(lines(3)).not.toEqual(lines(4));
  });

  it('come to the same end as a stream', () => {
    const end = (decoded: Decoded) => (decoded.ok ? decoded.event.id : decoded.reason);
    const lines = [...mutatedLines(SEED + 1, 2_000)].filter((line) => line.length > 0 && !line.includes('\n'));
    const single = lines.map(decodeLine).filter((decoded) => decoded.ok || decoded.category !== 'size');
    const stream = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\r\n')]));
    const batched = splitLines(stream).flatMap((batch) => {
      const decode = batchDecoder(batch);
      return batch.starts.map((_start, index) => decode(index));
    });
    expect(batched.map(end)).toEqual(single.map(end));
  });
});

describe('a broken decoder is found out', () => {
  const accepts = (line: Uint8Array): Decoded => {
    const meaning = { code: -1, subject: '', hash: 0, agent: null };
    const event = { id: 'e', source: '/t', type: 'x', time: '', ms: 0, sequence: '', data: {}, ...meaning };
    return line.length > 0 ? { ok: true, event, known: false } : { ok: false, category: 'json', reason: 'is no JSON' };
  };
  const changed = (change: (decoded: Decoded) => Decoded) => (line: Uint8Array) => change(decodeLine(line));
  const refusal = (category: 'json' | 'data' | 'envelope' | 'utf8', reason: string): Decoded => ({
    ok: false,
    category,
    reason,
  });

  it.each<[string, (line: Uint8Array) => Decoded]>([
    ['one that takes everything', accepts],
    ['one that throws', (line) => JSON.parse(Buffer.from(line).toString()) as Decoded],
    ['one without words', changed((decoded) => (decoded.ok ? decoded : { ...decoded, reason: '' }))],
    [
      'one whose words are no text',
      changed((decoded) => (decoded.ok ? decoded : { ...decoded, reason: 'half a pair \ud83d' })),
    ],
    [
      'one that takes data for the envelope',
      changed((d) => (!d.ok && d.category === 'data' ? refusal('envelope', d.reason) : d)),
    ],
    ['one that takes utf8 for json', changed((d) => (!d.ok && d.category === 'utf8' ? refusal('json', d.reason) : d))],
    ['one that loses the time', changed((d) => (d.ok ? { ...d, event: { ...d.event, ms: Number.NaN } } : d))],
    ['one that knows no type', changed((d) => (d.ok ? { ...d, known: false } : d))],
    [
      'one that replaces what is no UTF-8',
      (line) => decodeLine(Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(line))),
    ],
    [
      'one that looks for halves in the value',
      (line) => {
        const decoded = decodeLine(line);
        if (decoded.ok || !decoded.reason.includes('surrogate')) return decoded;
        const text = Buffer.from(line).toString();
        const again = JSON.stringify(JSON.parse(text));
        return again.includes('\\ud') ? decoded : decodeLine(Buffer.from(again));
      },
    ],
  ])('%s', (_what, broken) => {
    expect(fuzzInbox(broken, { seed: SEED, count: CONTROL_COUNT }).faults.length).toBeGreaterThan(0);
  });
});
