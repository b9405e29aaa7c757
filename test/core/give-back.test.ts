// What a large answer took goes back to the system, not only to V8.
import { expect, test } from 'vitest';
import { giveBack } from '../../electron/core/give-back.ts';

const MB = 1_048_576;

function anAnswer(): number {
  const rows = Array.from({ length: 1_000_000 }, (_, n) => ({ id: `c-${n}`, ms: n + 0.5, of: { n } }));
  return rows.length;
}

test('memory that nothing uses any more leaves the process', () => {
  giveBack();
  const before = process.memoryUsage().rss;
  anAnswer();
  const after = process.memoryUsage().rss;
  expect(after - before).toBeGreaterThan(100 * MB);
  giveBack();
  expect(process.memoryUsage().rss - before).toBeLessThan((after - before) / 2);
});
