import { expect, test } from 'vitest';
import { needOf } from '../../electron/cache/checkpoint.ts';

test.each([
  ['nothing is left', 20_000, 0, true, 'nothing'],
  ['a little is left', 3_000, 2_000, false, 'nothing'],
  ['a little is left and nothing comes', 3_000, 65, true, 'run'],
  ['much is left', 3_000, 2_001, false, 'run'],
  ['the log has grown far, much is left', 9_000, 1_000, false, 'run'],
  ['the log has grown far, the last pages are left', 9_000, 128, false, 'wait'],
  ['the log has grown too far', 16_001, 1_000, false, 'wait'],
] as const)('%s: %i pages in the log, %i to bring in, idle %s: %s', (_, log, waiting, idle, need) => {
  expect(needOf(log, waiting, idle)).toBe(need);
});
