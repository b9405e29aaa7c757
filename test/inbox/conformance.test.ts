import { expect, it } from 'vitest';
import { batchDecoder } from '../../electron/source/inbox/decode.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { rejectOf } from '../../electron/source/inbox/reject.ts';
import { loadCases } from '../conformance/cases.ts';

it.each(loadCases(''))(
  '$name: refuses what it should, and nothing else',
  ({ events, categories, rejects, import: counts }) => {
    const refusals = splitLines(events).flatMap((batch) => {
      const decode = batchDecoder(batch);
      return batch.numbers.flatMap((line, index) => {
        const decoded = decode(index);
        if (decoded.ok) return [];
        const content = batch.bytes.subarray(batch.starts[index], batch.ends[index]);
        return [rejectOf(content, { from: 'case', line, receivedMs: 0 }, decoded.category, decoded.reason)];
      });
    });
    expect(refusals.length).toBe(counts?.rejected ?? 0);
    if (categories !== undefined) {
      expect(Object.fromEntries(refusals.map(({ line, category }) => [String(line), category]))).toEqual(categories);
    }
    const entries = [...Map.groupBy(refusals, ({ digest }) => digest).values()].map((same) => ({
      category: same[0]?.category,
      count: same.length,
    }));
    const expected = (rejects ?? []).filter(({ category }) => category !== 'conflict');
    const sorted = (list: readonly object[]) => list.map((entry) => JSON.stringify(entry)).sort();
    if (rejects !== undefined) expect(sorted(entries)).toEqual(sorted(expected));
  },
);
